/**
 * From what is told of a record to the document that is kept: the shape of the fact in `policy/facts.ts`, instants in
 * epoch milliseconds. Pure.
 */
import { z } from 'zod'
import { defined } from '../contacts/read-document-values.ts'
import * as details from './record-details.ts'
import type { RecordType } from './record-types.ts'

export const RECORD_DETAILS = {
  consent: details.consentDetails,
  refusal: details.refusalDetails,
  hold: details.holdDetails,
  dispute: details.disputeDetails,
  complaint: details.complaintDetails,
  promise: details.promiseDetails,
  notice: details.noticeDetails,
  approval: details.approvalDetails,
  hardship: details.hardshipDetails,
  deceased: details.deceasedDetails,
  bankruptcy: details.bankruptcyDetails,
  incapacity: details.incapacityDetails,
  preference: details.preferenceDetails,
  plan: details.planDetails,
  note: details.noteDetails,
} as const satisfies Record<RecordType, z.ZodType>

export type RecordInput<T extends RecordType> = z.input<(typeof RECORD_DETAILS)[T]>

interface Shape {
  /** Name in the details -> name in the fact, for instants. */
  readonly instants: Readonly<Record<string, string>>
  /** The instant that is now when nothing is said. */
  readonly begins?: string
  /** What every new one has. */
  readonly fixed?: Readonly<Record<string, unknown>>
  /** The fact names who heard it. */
  readonly heard?: true
  /** The fact can be about one account. */
  readonly perAccount?: true
}

const SHAPES: Readonly<Record<RecordType, Shape>> = {
  consent: { instants: { givenAt: 'givenAtMs' }, begins: 'givenAtMs', heard: true, perAccount: true },
  refusal: { instants: { at: 'atMs' }, begins: 'atMs', perAccount: true },
  hold: { instants: { from: 'fromMs', until: 'untilMs' }, begins: 'fromMs', perAccount: true },
  dispute: { instants: { at: 'atMs' }, begins: 'atMs', fixed: { status: 'open' }, perAccount: true },
  complaint: { instants: { at: 'atMs' }, begins: 'atMs', fixed: { status: 'open' }, perAccount: true },
  promise: { instants: { at: 'atMs' }, begins: 'atMs', fixed: { status: 'pending' }, perAccount: true },
  notice: { instants: { at: 'atMs' }, begins: 'atMs', perAccount: true },
  approval: { instants: { at: 'atMs', until: 'untilMs' }, begins: 'atMs', perAccount: true },
  hardship: { instants: { at: 'atMs' }, begins: 'atMs' },
  deceased: { instants: { at: 'atMs' }, begins: 'atMs' },
  bankruptcy: { instants: {} },
  incapacity: { instants: {} },
  preference: { instants: {} },
  plan: { instants: {}, fixed: { status: 'performing' } },
  note: { instants: { at: 'atMs' }, begins: 'atMs' },
}

/** Consents of these kinds are about times and places, not about one debt. */
const NOT_PER_ACCOUNT: ReadonlySet<unknown> = new Set(['contact-hours', 'contact-hours-only', 'place'])

export type RecordDocument = Readonly<Record<string, unknown>>

export interface DocumentContext {
  readonly nowMs: number
  /** Null: the borrower with all accounts. */
  readonly accountId: string | null
  /** `in-house`, `bot` or the id of the agency. */
  readonly heardBy: string
}

/** @throws ZodError when the details do not fit the type; routes have checked them before. */
export function documentOf<T extends RecordType>(
  type: T,
  input: RecordInput<T>,
  context: DocumentContext,
): RecordDocument {
  const told = RECORD_DETAILS[type].parse(input) as Readonly<Record<string, unknown>>
  const shape = SHAPES[type]
  const document: Record<string, unknown> = { ...shape.fixed }
  for (const [name, value] of Object.entries(told)) {
    const instant = shape.instants[name]
    if (instant !== undefined) document[instant] = value === undefined ? undefined : Date.parse(String(value))
    else if (name === 'contactPointId') document.contactPoint = value
    else document[name] = value
  }
  if (shape.begins !== undefined) document[shape.begins] ??= context.nowMs
  if (shape.heard === true) document.givenTo = context.heardBy
  const isOfOneAccount =
    shape.perAccount === true && context.accountId !== null && !NOT_PER_ACCOUNT.has(told.kind)
  if (isOfOneAccount) document.account = context.accountId
  return defined(document)
}

/** The document in the words of the API again; whom it is about is told beside it. */
export function detailsOf(type: RecordType, document: RecordDocument): Record<string, unknown> {
  const names = new Map(Object.entries(SHAPES[type].instants).map(([told, fact]) => [fact, told]))
  const fixed = SHAPES[type].fixed ?? {}
  const details: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(document)) {
    const instant = names.get(name)
    if (name === 'account' || name in fixed) continue
    if (instant !== undefined) details[instant] = new Date(Number(value)).toISOString()
    else if (name === 'contactPoint') details.contactPointId = value
    else if (name === 'id') details.openedWith = value
    else details[name] = value
  }
  return details
}

/** How a record can end. `mistaken`: it was never so; the policy reads it no more, and it stays on record. */
export const END_STATUSES = ['ended', 'kept', 'broken', 'missed', 'completed', 'mistaken'] as const
export type EndStatus = (typeof END_STATUSES)[number]

export const ENDS_OF: Readonly<Record<RecordType, readonly EndStatus[]>> = {
  consent: ['ended', 'mistaken'],
  refusal: ['ended', 'mistaken'],
  hold: ['ended', 'mistaken'],
  dispute: ['ended', 'mistaken'],
  complaint: ['ended', 'mistaken'],
  promise: ['kept', 'broken', 'mistaken'],
  notice: ['ended', 'mistaken'],
  approval: ['ended', 'mistaken'],
  hardship: ['ended', 'mistaken'],
  deceased: ['mistaken'],
  bankruptcy: ['ended', 'mistaken'],
  incapacity: ['ended', 'mistaken'],
  preference: ['ended', 'mistaken'],
  plan: ['missed', 'completed', 'mistaken'],
  note: ['mistaken'],
}

/**
 * What the end adds to the document: withdrawn, lifted, resolved, come back, kept or broken. `mistaken`: the policy
 * reads the record no more.
 */
export function endDocumentOf(
  type: RecordType,
  status: EndStatus,
  endMs: number,
  document: RecordDocument,
): RecordDocument {
  if (status === 'mistaken') return { mistaken: true }
  switch (type) {
    case 'consent':
      return { withdrawnAtMs: endMs }
    case 'refusal':
      return { liftedAtMs: endMs }
    case 'hold':
    case 'approval':
      // One that had run out by itself did not run longer.
      return { untilMs: Math.min(endMs, typeof document.untilMs === 'number' ? document.untilMs : endMs) }
    case 'dispute':
      return { status: 'resolved', answeredAtMs: endMs }
    case 'complaint':
      return { status: 'resolved' }
    case 'notice':
      return { undeliverable: true }
    case 'promise':
    case 'plan':
      return { status }
    default:
      return {}
  }
}

export const endStatus = z.enum(END_STATUSES)
