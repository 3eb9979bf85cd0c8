/**
 * A question written down: facts and ask as JSON, for `tact decide`, for worked cases and for trying the API. Two
 * spellings are understood, key by key: that of the worked cases (`history`, `at` with offset, `daysPastDue`) and
 * that of `policy/facts.ts` (`attempts`, `atMs`, `oldestUnpaidDueDate`).
 */
import { z } from 'zod'
import { dateOfDay, dayOfDate, isKnownZone, localDay, startOfLocalDayMs } from '../policy/calendar.ts'
import {
  type Actor,
  type Ask,
  type AttemptFacts,
  CHANNELS,
  type ConsentFacts,
  type Facts,
  OUTCOMES,
  PARTIES,
  PLACES,
  PURPOSES,
  type RefusalFacts,
  WEEKDAYS,
} from '../policy/facts.ts'

/** Epoch milliseconds, or ISO 8601 with an offset: without one nobody knows which instant is meant. */
const instant = z.union([
  z.int(),
  z.iso.datetime({ offset: true, error: 'give an ISO 8601 instant with offset, or epoch milliseconds' }),
])
const date = z.iso.date()
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d(:[0-5]\d)?$/, 'give a local time HH:MM or HH:MM:SS')
const channel = z.enum(CHANNELS)
const party = z.enum(PARTIES)
const days = z.array(z.enum(WEEKDAYS))
const text = z.string().min(1)

const attempt = z.object({
  at: instant.optional(),
  atMs: z.int().optional(),
  channel,
  direction: z.enum(['outbound', 'inbound']),
  party,
  contactPoint: text.optional(),
  person: text.optional(),
  outcome: z.enum(OUTCOMES).default('unknown'),
  by: text,
  account: text.optional(),
  purpose: z.enum(PURPOSES).optional(),
})

const consentBase = {
  party,
  person: text.optional(),
  contactPoint: text.optional(),
  givenAt: instant.optional(),
  givenAtMs: z.int().optional(),
  withdrawnAt: instant.optional(),
  withdrawnAtMs: z.int().optional(),
  form: text.optional(),
}

const consent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['contact-hours', 'contact-hours-only']),
    ...consentBase,
    from: clock,
    to: clock,
    days: days.optional(),
    channels: z.array(channel).optional(),
  }),
  z.object({ kind: z.literal('place'), ...consentBase, place: z.enum(PLACES) }),
  z.object({
    kind: z.enum(['offers-to-pay', 'channel', 'call']),
    ...consentBase,
    channels: z.array(channel).optional(),
    purposes: z.array(z.enum(PURPOSES)).optional(),
    validFrom: date.optional(),
    validTo: date.optional(),
    givenTo: text.optional(),
    account: text.optional(),
  }),
])

const refusal = z.object({
  party,
  person: text.optional(),
  contactPoint: text.optional(),
  at: instant.optional(),
  atMs: z.int().optional(),
  liftedAt: instant.optional(),
  liftedAtMs: z.int().optional(),
  scope: z.enum(['no-contact', 'channel', 'time-slot', 'leave']),
  channel: channel.optional(),
  days: days.optional(),
  from: clock.optional(),
  to: clock.optional(),
})

const hold = z.object({
  id: text.optional(),
  kind: text,
  /** Worked cases: first local date, or the instant the reason became known. */
  from: date.optional(),
  /** Worked cases: last local date, inclusive. */
  until: date.optional(),
  at: instant.optional(),
  fromMs: z.int().optional(),
  untilMs: z.int().optional(),
  by: text.optional(),
  notice: z.unknown().optional(),
  reason: text.optional(),
  channels: z.array(channel).optional(),
  account: text.optional(),
  contactPoint: text.optional(),
  freezesStage: z.boolean().optional(),
})

const contactPoint = z.object({
  id: text,
  person: text,
  party,
  channels: z.array(channel),
  status: z.enum(['unverified', 'verified', 'unusable', 'retired']).default('unverified'),
  source: text.optional(),
  place: z.enum(PLACES).optional(),
})

const factsSchema = z.strictObject({
  jurisdiction: text.nullish(),
  timeZones: z.array(text).default([]),
  kind: z.enum(['person', 'organisation']).optional(),
  borrowerKind: z.enum(['person', 'organisation']).optional(),
  deceased: z.boolean().default(false),
  capacity: z.enum(['full', 'limited', 'none']).default('full'),
  bankrupt: z.object({ acceptedOn: date, court: text.optional() }).nullish(),
  account: text.optional(),
  product: text.optional(),
  currency: text.nullish(),
  daysPastDue: z.int().optional(),
  overdueMinor: z.int().nullish(),
  totalOutstandingMinor: z.int().nullish(),
  oldestUnpaidDueDate: date.nullish(),
  limitationEndsOn: date.nullish(),
  securedOrGuaranteed: z.boolean().nullish(),
  ability: z.number().min(0).max(100).nullish(),
  willingness: z.number().min(0).max(100).nullish(),
  contactPoints: z.array(contactPoint).default([]),
  history: z.array(attempt).optional(),
  attempts: z.array(attempt).optional(),
  consents: z.array(consent).default([]),
  refusals: z.array(refusal).default([]),
  holds: z.array(hold).default([]),
  disputes: z
    .array(
      z.object({
        kind: text,
        at: instant.optional(),
        atMs: z.int().optional(),
        status: z.enum(['open', 'resolved']),
        account: text.optional(),
      }),
    )
    .default([]),
  promises: z
    .array(
      z.object({
        at: instant.optional(),
        atMs: z.int().optional(),
        dueOn: date,
        amountMinor: z.int(),
        status: z.enum(['pending', 'kept', 'broken']),
        account: text.optional(),
      }),
    )
    .default([]),
  plan: z.object({ signedOn: date, status: z.enum(['performing', 'missed', 'completed']) }).nullish(),
  placement: z
    .object({
      agency: text,
      since: date.optional(),
      until: date.optional(),
      onPublicList: z.boolean().optional(),
      noticeGivenOn: date.optional(),
    })
    .nullish(),
  recordingAvailable: z.boolean().nullish(),
  lastPaymentOn: date.nullish(),
  current: z
    .object({
      stage: text.nullable(),
      segment: text,
      sinceMs: z.int(),
      lowerEarnedSinceMs: z.int().nullish(),
    })
    .nullish(),
})

const askSchema = z.strictObject({
  at: instant.optional(),
  atMs: z.int().optional(),
  channel,
  party,
  contactPoint: text.optional(),
  person: text.optional(),
  purpose: z.enum(PURPOSES).default('demand'),
  actor: z.union([
    text,
    z.object({
      kind: z.enum(['in-house', 'agency', 'bot']),
      id: text.optional(),
      certifiedUntil: date.optional(),
    }),
  ]),
  place: z.enum(PLACES).optional(),
  collectors: z.int().optional(),
  consentToEnter: z.boolean().optional(),
  account: text.optional(),
})

const hasInstant = (value: { at?: unknown; atMs?: unknown }): boolean =>
  value.at !== undefined || value.atMs !== undefined

/** Shape of one document; the JSON Schema of it is the documentation of the format. */
export const factsDocumentSchema = z.object({
  id: text.optional(),
  title: text.optional(),
  jurisdiction: text.nullish(),
  facts: factsSchema,
  ask: askSchema.refine(hasInstant, { path: ['at'], error: 'say when the contact is to be made' }),
  expected: z.enum(['allow', 'deny']).optional(),
  because: z.string().optional(),
  certainty: z.enum(['A', 'B', 'C']).optional(),
  decidedBy: z.string().optional(),
})

type Document = z.infer<typeof factsDocumentSchema>

export interface FactsDocument {
  readonly ask: Ask
  readonly facts: Facts
  readonly jurisdiction: string | null
  readonly expected?: 'allow' | 'deny'
  readonly title?: string
  readonly id?: string
}

export interface DocumentError {
  /** JSON Pointer into the document. */
  readonly pointer: string
  readonly message: string
}

export type FactsDocumentResult =
  | { readonly ok: true; readonly document: FactsDocument }
  | { readonly ok: false; readonly errors: readonly DocumentError[] }

/**
 * Reads one document. Absent facts take the standing assumptions of the worked cases: alive, full capacity, no
 * consent, refusal, hold, dispute or plan, history complete, and an account that is in collection is overdue by a
 * positive amount unless the document says otherwise.
 */
export function parseFactsDocument(json: unknown): FactsDocumentResult {
  const parsed = factsDocumentSchema.safeParse(json)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      pointer: issue.path
        .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
      message: issue.message,
    }))
    return { ok: false, errors }
  }
  const { id, title, expected } = parsed.data
  const jurisdiction = parsed.data.jurisdiction ?? parsed.data.facts.jurisdiction ?? null
  const ask = askOf(parsed.data.ask)
  const facts = factsOf(parsed.data, ask, jurisdiction)
  return { ok: true, document: defined({ ask, facts, jurisdiction, expected, title, id }) }
}

/** Without keys that are undefined, so that documents compare and print as they were written. */
function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
}

function msOf(value: string | number | undefined, ms: number | undefined): number | undefined {
  if (ms !== undefined) return ms
  return typeof value === 'string' ? Date.parse(value) : value
}

/** The part of a contact point label before the colon names the person; a label without one is its own person. */
function personOf(contactPoint: string | undefined, person: string | undefined): string | undefined {
  if (person !== undefined || contactPoint === undefined) return person
  const colon = contactPoint.indexOf(':')
  return colon > 0 ? contactPoint.slice(0, colon) : undefined
}

function askOf(ask: Document['ask']): Ask {
  return defined({
    atMs: msOf(ask.at, ask.atMs) ?? 0,
    channel: ask.channel,
    party: ask.party,
    contactPoint: ask.contactPoint,
    person: personOf(ask.contactPoint, ask.person),
    purpose: ask.purpose,
    actor: actorOf(ask.actor),
    place: ask.place,
    collectors: ask.collectors,
    consentToEnter: ask.consentToEnter,
  })
}

function actorOf(actor: Document['ask']['actor']): Actor {
  if (typeof actor !== 'string') return actor
  return actor === 'in-house' || actor === 'bot' ? { kind: actor } : { kind: 'agency', id: actor }
}

function factsOf(document: Document, ask: Ask, jurisdiction: string | null): Facts {
  const given = document.facts
  const zone = given.timeZones.find(isKnownZone) ?? 'UTC'
  const askDay = localDay(zone, ask.atMs)
  const attempts = [...(given.history ?? []), ...(given.attempts ?? [])]
  const account = given.account ?? document.ask.account ?? attempts[0]?.account ?? 'account'
  const dueDate =
    given.oldestUnpaidDueDate !== undefined
      ? given.oldestUnpaidDueDate
      : // Nothing said: an account in collection is overdue, so by at least a day.
        dateOfDay(askDay - (given.daysPastDue ?? 1))
  const isOverdue = dueDate !== null && dayOfDate(dueDate) < askDay
  return {
    jurisdiction,
    timeZones: given.timeZones,
    borrowerKind: given.borrowerKind ?? given.kind ?? 'person',
    deceased: given.deceased,
    capacity: given.capacity,
    bankrupt: given.bankrupt ?? null,
    account,
    product: given.product ?? 'loan',
    currency: given.currency ?? null,
    overdueMinor: given.overdueMinor === undefined ? (isOverdue ? 1 : null) : given.overdueMinor,
    totalOutstandingMinor: given.totalOutstandingMinor ?? null,
    oldestUnpaidDueDate: dueDate,
    limitationEndsOn: given.limitationEndsOn ?? null,
    securedOrGuaranteed: given.securedOrGuaranteed ?? null,
    ability: given.ability ?? null,
    willingness: given.willingness ?? null,
    contactPoints: given.contactPoints,
    attempts: attempts.map((one) => attemptOf(one, account)),
    consents: given.consents.map(consentOf),
    refusals: given.refusals.map(refusalOf),
    holds: given.holds.map((one) => holdOf(one, zone)),
    disputes: given.disputes.map(({ at, atMs, ...rest }) => ({ ...rest, atMs: msOf(at, atMs) ?? 0 })),
    promises: given.promises.map(({ at, atMs, ...rest }) => ({ ...rest, atMs: msOf(at, atMs) ?? 0 })),
    plan: given.plan ?? null,
    placement: given.placement ?? null,
    recordingAvailable: given.recordingAvailable ?? null,
    lastPaymentOn: given.lastPaymentOn ?? null,
    current: given.current ?? null,
  }
}

function attemptOf(one: z.infer<typeof attempt>, account: string): AttemptFacts {
  const { at, atMs, person, ...rest } = one
  return defined({
    ...rest,
    atMs: msOf(at, atMs) ?? 0,
    account: one.account ?? account,
    person: personOf(one.contactPoint, person),
  })
}

function consentOf(one: z.infer<typeof consent>): ConsentFacts {
  const { givenAt, givenAtMs, withdrawnAt, withdrawnAtMs, form: _form, person, ...rest } = one
  return defined({
    ...rest,
    person: personOf(one.contactPoint, person),
    // A consent without a date is on file: it was given at some time before.
    givenAtMs: msOf(givenAt, givenAtMs) ?? 0,
    withdrawnAtMs: msOf(withdrawnAt, withdrawnAtMs),
  }) as ConsentFacts
}

function refusalOf(one: z.infer<typeof refusal>): RefusalFacts {
  const { at, atMs, liftedAt, liftedAtMs, person, ...rest } = one
  return defined({
    ...rest,
    person: personOf(one.contactPoint, person),
    atMs: msOf(at, atMs) ?? 0,
    liftedAtMs: msOf(liftedAt, liftedAtMs),
  })
}

/** Dates of a hold are local and both inclusive: it runs until the day after `until` begins. */
function holdOf(one: z.infer<typeof hold>, zone: string): Facts['holds'][number] {
  const { from, until, at, fromMs, untilMs, by: _by, notice: _notice, reason: _reason, ...rest } = one
  return defined({
    ...rest,
    fromMs: fromMs ?? (from === undefined ? msOf(at, undefined) : startOfLocalDayMs(zone, dayOfDate(from))),
    untilMs: untilMs ?? (until === undefined ? undefined : startOfLocalDayMs(zone, dayOfDate(until) + 1)),
  })
}
