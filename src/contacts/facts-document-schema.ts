/**
 * The shape of a question written down. Two spellings are understood, key by key: that of the worked cases (`history`,
 * `at` with offset, `daysPastDue`, `statements`) and that of `policy/facts.ts` (`attempts`, `atMs`,
 * `oldestUnpaidDueDate`).
 */
import { z } from 'zod'
import {
  CHANNELS,
  LINES,
  OUTCOMES,
  PARTIES,
  PLACES,
  PURPOSES,
  REFUSAL_SCOPES,
  WEEKDAYS,
} from '../policy/facts.ts'

const STUDENT_LOAN_KINDS = [
  'single-account-number-when-placed',
  'separate-account-numbers-when-placed',
] as const
const STATEMENT_KINDS = [
  'inconvenient-time',
  'inconvenient-place',
  'cease',
  'cease-channel',
  'opt-out',
  'attorney',
  'employer-prohibits',
  'consent-call',
] as const

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
  alsoAccounts: z.array(text).optional(),
  purpose: z.enum(PURPOSES).optional(),
  place: z.enum(PLACES).optional(),
  line: z.enum(LINES).optional(),
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
  givenTo: text.optional(),
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
    kind: z.enum(['offers-to-pay', 'channel', 'call', 'third-party']),
    ...consentBase,
    channels: z.array(channel).optional(),
    purposes: z.array(z.enum(PURPOSES)).optional(),
    validFrom: date.optional(),
    validTo: date.optional(),
    account: text.optional(),
    thirdParties: z.array(party).optional(),
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
  scope: z.enum(REFUSAL_SCOPES),
  channel: channel.optional(),
  onlyChannels: z.array(channel).optional(),
  place: z.enum(PLACES).optional(),
  account: text.optional(),
  form: text.optional(),
  addressGiven: z.boolean().optional(),
  days: days.optional(),
  from: clock.optional(),
  to: clock.optional(),
})

const hold = z.object({
  id: text.optional(),
  kind: text,
  /** Worked cases: first local date, or the instant the reason became known. */
  from: z.union([date, instant]).optional(),
  /** Worked cases: last local date, inclusive; `to` says the same. */
  until: z.union([date, instant]).optional(),
  to: z.union([date, instant]).nullish(),
  notifiedAt: instant.optional(),
  at: instant.optional(),
  fromMs: z.int().optional(),
  untilMs: z.int().optional(),
  by: text.optional(),
  notice: z.unknown().optional(),
  reason: text.optional(),
  channels: z.array(channel).optional(),
  account: text.optional(),
  contactPoint: text.optional(),
  notPurposes: z.array(z.enum(PURPOSES)).optional(),
  freezesStage: z.boolean().optional(),
  freezesDaysPastDue: z.boolean().optional(),
  counselKnown: z.boolean().optional(),
  form: text.optional(),
})

/** An open objection to the debt; worked cases give its receipt, its grounds and when it was answered. */
const dispute = z.object({
  kind: text.optional(),
  grounds: text.optional(),
  at: instant.optional(),
  atMs: z.int().optional(),
  receivedAt: instant.optional(),
  status: z.enum(['open', 'resolved']).default('open'),
  account: text.optional(),
  form: text.optional(),
  whole: z.boolean().optional(),
  verificationSentAt: instant.nullish(),
  outcomeSentAt: instant.nullish(),
  answeredAtMs: z.int().optional(),
})

const notice = z.object({
  kind: text,
  at: instant.optional(),
  atMs: z.int().optional(),
  via: channel.optional(),
  party: party.optional(),
  account: text.optional(),
  contactPoint: text.optional(),
  undeliverable: z.boolean().optional(),
  periodEnds: date.optional(),
  periodEndsOn: date.optional(),
  /** Worked cases: the day of the visit that is announced. */
  visitDate: date.optional(),
  visitOn: date.optional(),
})

const approval = z.object({
  kind: text,
  at: instant.optional(),
  atMs: z.int().optional(),
  until: z.union([date, instant]).optional(),
  untilMs: z.int().optional(),
  account: text.optional(),
})

const timesOfWeek = z.object({ days: days.optional(), from: clock.optional(), to: clock.optional() })

/** What a person said, in the words of the worked cases; read into refusals, consents and holds. */
const statement = z.object({
  at: instant,
  kind: z.enum(STATEMENT_KINDS),
  party: party.default('borrower'),
  person: text.optional(),
  contactPoint: text.optional(),
  receivedAt: instant.optional(),
  liftedAt: instant.optional(),
  days: days.optional(),
  from: clock.optional(),
  to: clock.optional(),
  allowedOnly: z.union([timesOfWeek, z.array(channel)]).optional(),
  channel: channel.optional(),
  channels: z.array(channel).optional(),
  place: z.enum(PLACES).optional(),
  validFrom: date.optional(),
  validTo: date.optional(),
  givenTo: text.optional(),
  form: text.optional(),
  via: text.optional(),
  account: text.optional(),
  attorney: text.optional(),
  addressGiven: z.boolean().optional(),
  words: z.string().optional(),
})

const contactPoint = z.object({
  id: text,
  person: text,
  party,
  channels: z.array(channel),
  status: z.enum(['unverified', 'verified', 'unusable', 'retired']).default('unverified'),
  source: text.optional(),
  place: z.enum(PLACES).optional(),
  line: z.enum(LINES).optional(),
})

const factsSchema = z.strictObject({
  jurisdiction: text.nullish(),
  timeZones: z.array(text).default([]),
  /** A kind of borrower; for student loans whether they shared an account number when they were placed. */
  kind: z.enum(['person', 'organisation', ...STUDENT_LOAN_KINDS]).optional(),
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
  disputes: z.array(dispute).default([]),
  statements: z.array(statement).default([]),
  notices: z.array(notice).default([]),
  approvals: z.array(approval).default([]),
  workingHours: z
    .array(
      z.object({
        party: party.default('borrower'),
        person: text.optional(),
        from: clock,
        to: clock,
        days: days.optional(),
      }),
    )
    .optional(),
  oneDebtWith: z.array(text).optional(),
  acquiredOn: date.optional(),
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
      licensedUntil: date.optional(),
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
  line: z.enum(LINES).optional(),
  dialling: z.enum(['manual', 'automatic']).optional(),
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

export type Document = z.infer<typeof factsDocumentSchema>
export type Statement = z.infer<typeof statement>
export type Instant = z.infer<typeof instant>
export type GivenFacts = Document['facts']
