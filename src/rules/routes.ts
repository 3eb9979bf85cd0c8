/** REST: packs rule by rule, and what compliance changes about them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AppDeps } from '../app.ts'
import { requireOneIsEnough } from '../changes/four-eyes.ts'
import { answerOnce } from '../platform/answer-once.ts'
import { type Tx, withCreditor } from '../platform/database.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { sweepCreditor } from '../strategies/sweep.ts'
import { listHousePacks, retireHousePack, saveHousePack, showHousePack } from './keep-house-packs.ts'
import type { Author } from './next-revision.ts'
import { housePackDocument } from './pack-document.ts'
import * as schemas from './schemas.ts'
import { listPacks, showPack } from './show-packs.ts'
import { listSwitches, showSwitch, switchRule, takeBackSwitch } from './switch-rule.ts'
import { listCalendars, uploadCalendar } from './upload-calendar.ts'

const read = { scope: 'rules:read' } as const
const write = { scope: 'rules:write' } as const
const REPLANNED =
  'The next answer rests on it; stored next actions follow in the background. Where changes need a preview and a ' +
  'second person, propose it as a policy change instead.'

export async function ruleRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  const { pool } = deps.database
  const reading = <T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>) =>
    withCreditor(pool, request.caller.creditorId, work)

  /** One change, once, by this caller; then the accounts whose plan rests on the rules are planned anew. */
  const change = async (
    request: FastifyRequest,
    reply: unknown,
    operation: string,
    work: (tx: Tx, author: Author) => Promise<unknown>,
  ): Promise<void> => {
    const { name, apiKeyId, creditorId } = request.caller
    await answerOnce(deps, request, reply as FastifyReply, operation, async (tx) => {
      await requireOneIsEnough(tx)
      return { status: 200, body: await work(tx, { name, apiKeyId, atMs: deps.clock.now() }) }
    })
    void sweepCreditor(deps, creditorId).catch((error: unknown) =>
      request.log.error(
        { err: error },
        'the sweep after a change of rules failed; the next scheduled one does its work',
      ),
    )
    await (reply as FastifyReply)
  }

  rest.get(
    '/v1/packs',
    {
      config: read,
      schema: {
        operationId: 'listPacks',
        summary: 'All packs, the own ones included',
        tags: ['rules'],
        response: { 200: schemas.packList, ...problemResponses(401, 403) },
      },
    },
    (request) => reading(request, listPacks),
  )

  rest.get(
    '/v1/packs/:packId',
    {
      config: read,
      schema: {
        operationId: 'showPack',
        summary: 'A pack rule by rule: what each demands, where it comes from, and the switch on it',
        tags: ['rules'],
        params: schemas.packRef,
        response: { 200: schemas.packView, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => showPack(tx, request.params.packId)),
  )

  rest.get(
    '/v1/rule-switches',
    {
      config: read,
      schema: {
        operationId: 'listRuleSwitches',
        summary: 'The switches that hold',
        tags: ['rules'],
        response: { 200: schemas.switchList, ...problemResponses(401, 403) },
      },
    },
    (request) => reading(request, listSwitches),
  )

  rest.get(
    '/v1/rule-switches/:ruleId',
    {
      config: read,
      schema: {
        operationId: 'showRuleSwitch',
        summary: 'Every change of one rule: who, when and why',
        tags: ['rules'],
        params: schemas.ruleRef,
        response: { 200: schemas.switchHistory, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => showSwitch(tx, request.params.ruleId)),
  )

  rest.put(
    '/v1/rule-switches/:ruleId',
    {
      config: write,
      schema: {
        operationId: 'switchRule',
        summary: 'Switch a rule on or off, to a warning or to a denial',
        description: `The pack keeps its own word and citation beside the switch. ${REPLANNED}`,
        tags: ['rules'],
        params: schemas.ruleRef,
        body: schemas.switchChange,
        response: { 200: schemas.switchView, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      change(request, reply, 'switch-rule', (tx, author) =>
        switchRule(tx, request.params.ruleId, request.body, author),
      ),
  )

  rest.delete(
    '/v1/rule-switches/:ruleId',
    {
      config: write,
      schema: {
        operationId: 'takeBackRuleSwitch',
        summary: "Take a switch back: the pack's own word holds again",
        tags: ['rules'],
        params: schemas.ruleRef,
        querystring: schemas.reasonQuery,
        response: { 200: schemas.switchView, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      change(request, reply, 'take-back-switch', (tx, author) =>
        takeBackSwitch(tx, request.params.ruleId, request.query.reason, author),
      ),
  )

  rest.get(
    '/v1/house-packs',
    {
      config: read,
      schema: {
        operationId: 'listHousePacks',
        summary: 'The own packs, those retired included',
        tags: ['rules'],
        response: { 200: schemas.housePackList, ...problemResponses(401, 403) },
      },
    },
    (request) => reading(request, listHousePacks),
  )

  rest.get(
    '/v1/house-packs/:packId',
    {
      config: read,
      schema: {
        operationId: 'showHousePack',
        summary: 'An own pack as it was saved, and its versions',
        tags: ['rules'],
        params: schemas.housePackRef,
        response: { 200: schemas.housePackView, ...problemResponses(400, 401, 403, 404) },
      },
    },
    (request) => reading(request, (tx) => showHousePack(tx, request.params.packId)),
  )

  rest.put(
    '/v1/house-packs/:packId',
    {
      config: write,
      schema: {
        operationId: 'saveHousePack',
        summary: 'Save a new version of an own pack and put it in force',
        description:
          'Its rules can only object, so they narrow the law and never widen it. A document with faults is refused with ' +
          `every fault and its place; the examples of the rules are run. ${REPLANNED}`,
        tags: ['rules'],
        params: schemas.housePackRef,
        body: housePackDocument,
        response: { 200: schemas.housePackSaved, ...problemResponses(400, 401, 403, 409, 422) },
      },
    },
    (request, reply) =>
      change(request, reply, 'save-house-pack', (tx, author) =>
        saveHousePack(tx, request.params.packId, request.body, author),
      ),
  )

  rest.delete(
    '/v1/house-packs/:packId',
    {
      config: write,
      schema: {
        operationId: 'retireHousePack',
        summary: 'Retire an own pack; its versions stay on record',
        tags: ['rules'],
        params: schemas.housePackRef,
        response: { 200: schemas.housePackSaved, ...problemResponses(400, 401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      change(request, reply, 'retire-house-pack', (tx, author) =>
        retireHousePack(tx, request.params.packId, author),
      ),
  )

  rest.get(
    '/v1/holiday-calendars',
    {
      config: read,
      schema: {
        operationId: 'listHolidayCalendars',
        summary: 'Every year of every holiday calendar; an uploaded year stands before the built-in one',
        tags: ['rules'],
        response: { 200: schemas.calendarList, ...problemResponses(401, 403) },
      },
    },
    (request) => reading(request, listCalendars),
  )

  rest.put(
    '/v1/holiday-calendars/:calendarId/:year',
    {
      config: write,
      schema: {
        operationId: 'uploadHolidayCalendar',
        summary: 'Upload one year of a holiday calendar',
        description: `It stands before the built-in year. ${REPLANNED}`,
        tags: ['rules'],
        params: schemas.calendarRef,
        body: schemas.calendarYear,
        response: { 200: schemas.calendarView, ...problemResponses(400, 401, 403, 409, 422) },
      },
    },
    (request, reply) =>
      change(request, reply, 'upload-holiday-calendar', (tx, author) =>
        uploadCalendar(tx, request.params, request.body, author),
      ),
  )
}
