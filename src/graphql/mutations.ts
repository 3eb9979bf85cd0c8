/** What a collector's screen does: the use cases of REST, with the same checks, scopes and answers. */
import { z } from 'zod'
import { prepareMonth, reportAttempt, reportInbound } from '../attempts/report-attempt.ts'
import { attemptReport, inboundReport } from '../attempts/schemas.ts'
import { addContactPoint } from '../contact-points/add-point.ts'
import { changeContactPoint } from '../contact-points/change-status.ts'
import { newPoint, pointChange } from '../contact-points/schemas.ts'
import { permitQuestion } from '../contacts/permit-schemas.ts'
import { releasePermit } from '../contacts/show-permit.ts'
import { endRecord } from '../records/end-record.ts'
import { keepRecord } from '../records/keep-record.ts'
import type { RecordType } from '../records/record-types.ts'
import { newRecord, recordEnd } from '../records/schemas.ts'
import { assignWork } from '../work/assign-work.ts'
import { workAssignment, workClaim, workExtension, workRelease } from '../work/schemas.ts'
import { claim, extend, release } from '../work/work-steps.ts'
import { checkedInput } from './checked-input.ts'
import type { DeskContext } from './desk.ts'
import { keyOf, type MutationArgs, writeOnce } from './write-once.ts'

type OfPermit = MutationArgs & { readonly permitId: string }
type OfRecord = MutationArgs & { readonly recordId: string }
type OfPoint = MutationArgs & { readonly contactPointId: string }

/** Through the same gathering as REST: under one key it is one permit, whichever way it was asked for. */
async function askPermit(_root: unknown, args: MutationArgs, ctx: DeskContext) {
  const key = keyOf(args)
  const question = checkedInput(permitQuestion, args.input ?? {})
  const { body } = await ctx.deps.permits.ask(ctx.caller, question, key, null)
  return JSON.parse(body.toString())
}

/** A record of one type; the input says the rest. */
function recordOf(field: string, type: RecordType) {
  return writeOnce(field, {
    schema: newRecord,
    body: (args: MutationArgs) => ({ details: {}, ...args.input, type }),
    work: (tx, body, writer, ctx) => keepRecord(tx, ctx.deps.vault, body, writer),
  })
}

/** Said with true: GraphQL has no empty object. */
function reportOf({ input }: MutationArgs): unknown {
  const said = input?.said as { leaveRequest?: boolean | null } | null | undefined
  if (said === null || said === undefined) return input ?? {}
  const { leaveRequest, ...rest } = said
  return { ...input, said: leaveRequest === true ? { ...rest, leaveRequest: {} } : rest }
}

function keptPoint<P extends { readonly permitsRevoked: number }>(point: P) {
  return { contactPoint: point, permitsRevoked: point.permitsRevoked }
}

export const deskMutations = {
  askPermit,

  releasePermit: writeOnce('releasePermit', {
    schema: z.object({}),
    work: (tx, _body, writer, ctx, { permitId }: OfPermit) =>
      releasePermit(tx, ctx.caller, permitId, writer.atMs),
  }),

  recordAttempt: writeOnce('recordAttempt', {
    schema: attemptReport,
    body: reportOf,
    before: (report, writer, ctx) =>
      prepareMonth(ctx.deps.database.pool, ctx.caller.creditorId, report, writer.atMs),
    work: (tx, report, writer, ctx) => reportAttempt(tx, ctx.deps.vault, report, writer),
  }),

  recordInbound: writeOnce('recordInbound', {
    schema: inboundReport,
    body: reportOf,
    before: (report, writer, ctx) =>
      prepareMonth(ctx.deps.database.pool, ctx.caller.creditorId, report, writer.atMs),
    work: (tx, report, writer, ctx) => reportInbound(tx, ctx.deps.vault, report, writer),
  }),

  recordPromise: recordOf('recordPromise', 'promise'),
  addNote: recordOf('addNote', 'note'),
  placeHold: recordOf('placeHold', 'hold'),

  endRecord: writeOnce('endRecord', {
    schema: recordEnd,
    work: (tx, end, writer, _ctx, { recordId }: OfRecord) => endRecord(tx, recordId, end, writer),
  }),

  addContactPoint: writeOnce('addContactPoint', {
    schema: newPoint,
    work: async (tx, point, writer, ctx) =>
      keptPoint(await addContactPoint(tx, ctx.deps.vault, point, writer)),
  }),

  changeContactPoint: writeOnce('changeContactPoint', {
    schema: pointChange,
    work: async (tx, change, writer, ctx, { contactPointId }: OfPoint) =>
      keptPoint(await changeContactPoint(tx, ctx.deps.vault, contactPointId, change, writer)),
  }),

  claimWork: writeOnce('claimWork', {
    schema: workClaim,
    work: (tx, body, writer, ctx) => claim(tx, ctx.caller, body, writer.atMs),
  }),

  extendWork: writeOnce('extendWork', {
    schema: workExtension,
    work: (tx, body, writer, ctx) => extend(tx, ctx.caller, body, writer.atMs),
  }),

  releaseWork: writeOnce('releaseWork', {
    schema: workRelease,
    work: (tx, body, writer, ctx) => release(tx, ctx.caller, body, writer.atMs),
  }),

  assignWork: writeOnce('assignWork', {
    schema: workAssignment,
    work: (tx, body, writer, ctx) => assignWork(tx, ctx.caller, body, writer),
  }),
}
