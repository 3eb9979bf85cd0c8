/**
 * What is on record about a borrower, read into the lists of the facts. A document has the shape of its fact already;
 * what is added here is what its end means. Pure.
 */
import type {
  ApprovalFacts,
  ConsentFacts,
  DisputeFacts,
  Facts,
  HoldFacts,
  NoticeFacts,
  PlanFacts,
  PromiseFacts,
  RefusalFacts,
  WorkingHoursFacts,
} from '../policy/facts.ts'
import type { RecordType } from '../records/record-types.ts'

export interface RecordState {
  readonly type: RecordType
  readonly account: string | null
  readonly document: Readonly<Record<string, unknown>>
  /** Null: it still holds. */
  readonly endedAtMs: number | null
  readonly endDocument: Readonly<Record<string, unknown>> | null
}

export interface RecordFacts {
  readonly consents: readonly ConsentFacts[]
  readonly refusals: readonly RefusalFacts[]
  readonly holds: readonly HoldFacts[]
  readonly disputes: readonly DisputeFacts[]
  readonly promises: readonly PromiseFacts[]
  readonly notices: readonly NoticeFacts[]
  readonly approvals: readonly ApprovalFacts[]
  readonly workingHours: readonly WorkingHoursFacts[]
  readonly plan: PlanFacts | null
  readonly deceased: boolean
  readonly bankrupt: Facts['bankrupt']
  readonly capacity: Facts['capacity']
}

/**
 * Ended records stay facts as far as their past matters: a hold that is over has kept the account young, a promise has
 * been kept or broken. A state (deceased, bankrupt, incapable) that ended does not hold any more.
 *
 * @param records in the order in which they were recorded: of several plans or states the newest counts.
 * @param account the one the facts are about; a plan or promise of another account is not about it.
 */
export function recordFacts(records: readonly RecordState[], account: string): RecordFacts {
  if (records.length === 0) return NOTHING
  const facts = emptyFacts()
  for (const record of records) addRecord(facts, record, account)
  return facts
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

const emptyFacts = (): Writable<RecordFacts> => ({
  consents: [],
  refusals: [],
  holds: [],
  disputes: [],
  promises: [],
  notices: [],
  approvals: [],
  workingHours: [],
  plan: null,
  deceased: false,
  bankrupt: null,
  capacity: 'full',
})

const NOTHING: RecordFacts = emptyFacts()

function addRecord(facts: Writable<RecordFacts>, record: RecordState, account: string): void {
  // Taken back as an error: it never was so.
  if (record.endDocument?.mistaken === true) return
  const holds = record.endedAtMs === null
  const concerns = record.account === null || record.account === account
  switch (record.type) {
    case 'consent':
      facts.consents.push(ended(record, 'withdrawnAtMs'))
      break
    case 'refusal':
      facts.refusals.push(ended(record, 'liftedAtMs'))
      break
    case 'hold':
      facts.holds.push(ended(record, 'untilMs'))
      break
    case 'approval':
      facts.approvals.push(ended(record, 'untilMs'))
      break
    case 'dispute':
      facts.disputes.push(
        holds ? document(record) : { ...document<DisputeFacts>(record), status: 'resolved' },
      )
      break
    case 'promise':
      // One that ended without a word about how was taken back, so there is nothing to wait for or to hold against anyone.
      if (holds || record.endDocument?.status !== undefined) facts.promises.push(document(record))
      break
    case 'notice':
      facts.notices.push(document(record))
      break
    case 'preference':
      if (holds && record.document.kind === 'working-hours') facts.workingHours.push(document(record))
      break
    case 'plan':
      if (concerns && (holds || record.endDocument?.status !== undefined)) facts.plan = document(record)
      break
    case 'deceased':
      if (holds) facts.deceased = true
      break
    case 'bankruptcy':
      if (holds) facts.bankrupt = document(record)
      break
    case 'incapacity':
      if (holds) facts.capacity = record.document.capacity === 'limited' ? 'limited' : 'none'
      break
    // They work through the holds that are opened with them.
    case 'complaint':
    case 'hardship':
      break
    // For people to read; nothing follows from it.
    case 'note':
      break
    default:
      record.type satisfies never
  }
}

/** The fact of the record: written in its shape, checked when it was written. */
function document<T>(record: RecordState): T {
  const { account, document: fact, endDocument } = record
  return {
    ...(account === null ? {} : { account }),
    ...fact,
    ...(endDocument ?? {}),
  } as T
}

/** The same, over from the earlier of its own end and the moment it was ended. */
function ended<T, K extends string>(record: RecordState, end: K): T {
  const fact = document<T & { [key in K]?: number }>(record)
  if (record.endedAtMs === null) return fact
  return { ...fact, [end]: Math.min(fact[end] ?? Number.POSITIVE_INFINITY, record.endedAtMs) }
}
