/** REST: changes of strategy and rules are proposed, previewed, and put in force by a second person. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { routeWork } from '../platform/route-work.ts'
import type { Author } from '../rules/next-revision.ts'
import { sweepCreditor } from '../strategies/sweep.ts'
import { requireOneIsEnough, setFourEyes, showFourEyes } from './four-eyes.ts'
import { previewAgain, proposeChange } from './propose-change.ts'
import * as schemas from './schemas.ts'
import { approveChange, rejectChange } from './settle-change.ts'
import { listChanges, showChange, showPreview } from './show-changes.ts'

const read = { scope: 'changes:read' } as const
const propose = { scope: 'changes:propose' } as const
const approve = { scope: 'changes:approve' } as const

export async function changeRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { reading, writing } = routeWork<Author>(deps, ({ name, apiKeyId }) => ({
    name,
    apiKeyId,
    atMs: deps.clock.now(),
  }))

  rest.post(
    '/v1/policy-changes',
    {
      config: propose,
      schema: {
        operationId: 'proposePolicyChange',
        summary: 'Propose a change of strategy or rules, and have its preview made',
        description: `It is checked as if it were made, and changes nothing. The preview goes over the whole book: which
accounts would change segment, stage, channel or action, and which contacts would open or close. Follow it under
\`/v1/policy-previews/{previewId}\`.`,
        tags: ['changes'],
        body: schemas.newChange,
        response: { 202: schemas.changeView, ...problemResponses(400, 401, 403, 404, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'propose-change', 202, async (tx, author) => {
        const { change: document, reason } = request.body
        return showChange(tx, await proposeChange(tx, deps.jobs, { document, reason }, author))
      }),
  )

  rest.get(
    '/v1/policy-changes',
    {
      config: read,
      schema: {
        operationId: 'listPolicyChanges',
        summary: 'Proposed changes, the newest first',
        tags: ['changes'],
        querystring: schemas.changesQuery,
        response: { 200: schemas.changePage, ...problemResponses(400, 401, 403, 503) },
      },
    },
    (request) => reading(request, (tx) => listChanges(tx, request.query)),
  )

  rest.get(
    '/v1/policy-changes/:changeId',
    {
      config: read,
      schema: {
        operationId: 'showPolicyChange',
        summary: 'A proposed change: its preview, and who did what with it',
        tags: ['changes'],
        params: schemas.changeRef,
        response: { 200: schemas.changeView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => reading(request, (tx) => showChange(tx, request.params.changeId)),
  )

  rest.post(
    '/v1/policy-changes/:changeId/preview',
    {
      config: propose,
      schema: {
        operationId: 'previewPolicyChange',
        summary: 'Have a fresh preview made of a change',
        tags: ['changes'],
        params: schemas.changeRef,
        response: { 202: schemas.changeView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'preview-change', 202, async (tx, author) => {
        const { changeId } = request.params
        await previewAgain(tx, deps.jobs, changeId, author)
        return showChange(tx, changeId)
      }),
  )

  rest.post(
    '/v1/policy-changes/:changeId/approve',
    {
      config: approve,
      schema: {
        operationId: 'approvePolicyChange',
        summary: 'Put a change in force whose preview was read',
        description: `By somebody else than who proposed it, unless the creditor's setting says that one is enough. The
preview must be fresh: no other strategy, rules or push since, and not older than a day. Accounts are planned anew in the
background.`,
        tags: ['changes'],
        params: schemas.changeRef,
        body: schemas.approval,
        response: { 200: schemas.changeView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const { changeId } = request.params
      let isStrategy = false
      await writing(request, reply, 'approve-change', 200, async (tx, author) => {
        const document = await approveChange(tx, changeId, request.body.digest, author)
        isStrategy = document.kind === 'strategy'
        return showChange(tx, changeId)
      })
      void sweepCreditor(deps, request.caller.creditorId, { all: isStrategy }).catch((error: unknown) =>
        request.log.error(
          { err: error },
          'the sweep after a change failed; the next scheduled one does its work',
        ),
      )
    },
  )

  rest.post(
    '/v1/policy-changes/:changeId/reject',
    {
      config: approve,
      schema: {
        operationId: 'rejectPolicyChange',
        summary: 'Reject a proposed change',
        tags: ['changes'],
        params: schemas.changeRef,
        body: schemas.rejection,
        response: { 200: schemas.changeView, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'reject-change', 200, async (tx, author) => {
        const { changeId } = request.params
        await rejectChange(tx, changeId, request.body.reason, author)
        return showChange(tx, changeId)
      }),
  )

  rest.get(
    '/v1/policy-previews/:previewId',
    {
      config: read,
      schema: {
        operationId: 'showPolicyPreview',
        summary: 'How far a preview is, and what it has found',
        tags: ['changes'],
        params: schemas.previewRef,
        response: { 200: schemas.previewView, ...problemResponses(400, 401, 403, 404, 503) },
      },
    },
    (request) => reading(request, (tx) => showPreview(tx, request.params.previewId)),
  )

  rest.get(
    '/v1/four-eyes',
    {
      config: read,
      schema: {
        operationId: 'showFourEyes',
        summary: 'Whether changes need a preview and a second person',
        tags: ['changes'],
        response: { 200: schemas.fourEyes, ...problemResponses(401, 403, 503) },
      },
    },
    (request) => reading(request, showFourEyes),
  )

  rest.put(
    '/v1/four-eyes',
    {
      config: approve,
      schema: {
        operationId: 'setFourEyes',
        summary: 'Demand a preview and a second person for every change, or no longer',
        description: 'One caller can demand it; to give it up is itself a change that two people make.',
        tags: ['changes'],
        body: schemas.fourEyesChange,
        response: { 200: schemas.fourEyes, ...problemResponses(400, 401, 403, 409, 422, 503) },
      },
    },
    (request, reply) =>
      writing(request, reply, 'set-four-eyes', 200, async (tx, author) => {
        const { demanded } = request.body
        if (!demanded) await requireOneIsEnough(tx)
        return setFourEyes(tx, demanded, author)
      }),
  )
}
