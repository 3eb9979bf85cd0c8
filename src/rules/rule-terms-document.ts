/** What rules of several kinds are made of, as a document: `src/policy/rule-terms.ts`, checked. */
import { z } from 'zod'
import { EVIDENCE, STRENGTHS } from '../policy/decision.ts'
import { CHANNELS, LINES, OUTCOMES, PARTIES, PLACES, PURPOSES, WEEKDAYS } from '../policy/facts.ts'

export const date = z.iso.date({ error: 'must be a date YYYY-MM-DD' })
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-4]):[0-5]\d(:[0-5]\d)?$/, 'must be a local time HH:MM or HH:MM:SS')
export const name = z.string().min(1).max(64)
export const sentence = z.string().min(1).max(1000)
export const days = z.int().min(0).max(4000)

const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(100)
export const channel = z.enum(CHANNELS)
export const channels = some(channel)
export const party = z.enum(PARTIES)
export const parties = some(party)
export const purpose = z.enum(PURPOSES)
export const purposes = some(purpose)
export const place = z.enum(PLACES)
export const places = some(place)
export const outcomes = some(z.enum(OUTCOMES))
export const weekdays = some(z.enum(WEEKDAYS))
export const names = some(name)
const line = z.enum(LINES)
const actorKind = z.enum(['in-house', 'agency', 'bot'])
const dialling = z.enum(['manual', 'automatic'])

export const when = z
  .strictObject({
    channels: channels.optional(),
    notChannels: channels.optional(),
    parties: parties.optional(),
    notParties: parties.optional(),
    purposes: purposes.optional(),
    notPurposes: purposes.optional(),
    actors: some(actorKind).optional(),
    notActors: some(actorKind).optional(),
    products: names.optional(),
    notProducts: names.optional(),
    borrowerKinds: some(z.enum(['person', 'organisation'])).optional(),
    places: places.optional(),
    notPlaces: places.optional(),
    lines: some(line).optional(),
    notLines: some(line).optional(),
    dialling: some(dialling).optional(),
    daysPastDue: z.strictObject({ gte: days.optional(), lte: days.optional() }).optional(),
  })
  .meta({ id: 'RuleWhen', description: 'Which contacts a rule looks at; all given conditions must hold' })

export const consentTerms = z.strictObject({
  forms: names.optional(),
  directly: z.boolean().optional(),
  parties: parties.optional(),
  givenBy: z.literal('debtor').optional(),
})

export const callConsentTerms = z.strictObject({
  days: days.optional(),
  directly: z.boolean(),
  endsWithConversation: z.boolean(),
})

const countKey = z.enum(['borrower', 'party', 'person', 'contact-point', 'account', 'debt'])

export const counted = z
  .strictObject({
    channels,
    outcomes: outcomes.optional(),
    notOutcomes: outcomes.optional(),
    parties: parties.optional(),
    directions: some(z.enum(['outbound', 'inbound'])).optional(),
    purposes: purposes.optional(),
    notPurposes: purposes.optional(),
    places: places.optional(),
    notPlaces: places.optional(),
    notLines: some(line).optional(),
    skipMisdirected: z.boolean().optional(),
    per: z.union([countKey, some(countKey)]),
    by: z.enum(['everybody', 'same-actor']).optional(),
  })
  .meta({ id: 'RuleCounted', description: 'What a limit counts' })

export const capWindow = z.union([
  z.strictObject({ unit: z.enum(['day', 'week', 'month']) }),
  z.strictObject({ rollingDays: z.int().min(1).max(400) }),
  z.strictObject({ rollingHours: z.number().gt(0).max(9600) }),
  z.strictObject({ ever: z.literal(true) }),
])

export const unreachableTest = z.strictObject({
  everyNumberOutOfService: z.boolean(),
  failedCalls: z.int().min(0).max(1000),
  fromNextDay: z.boolean(),
})

export const requirement = z.enum([
  'debtor-unreachable',
  'deceased',
  'deceased-or-incapacity',
  'offer-to-pay',
  'debtor-consent',
  'home-calls-failed',
  'no-home-line',
  'only-work-line',
  'final-judgment',
])

export const noticeSource = z.union([
  z.literal('placement'),
  z.strictObject({ kinds: names, via: channels.optional() }),
  z.strictObject({ unansweredLetter: z.strictObject({ channels, purposes }) }),
])

export const consentProof = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('consent'),
      terms: consentTerms.optional(),
      withinDays: days.optional(),
    }),
    z.strictObject({
      by: z.literal('place'),
      terms: consentTerms.optional(),
      withinDays: days.optional(),
    }),
    z.strictObject({
      by: z.literal('message'),
      directly: z.boolean().optional(),
      aboutDebt: z.boolean().optional(),
      withinDays: days.optional(),
    }),
    z.strictObject({
      by: z.literal('notice'),
      kinds: names,
      daysAfter: days.optional(),
      withinDays: days.optional(),
    }),
  ])
  .meta({ id: 'RuleConsentProof', description: 'One proof that a channel is open' })

export const provenance = z
  .strictObject({
    strength: z.enum(STRENGTHS),
    evidence: z.enum(EVIDENCE),
    confidence: z.enum(['high', 'medium', 'low']).optional(),
    historic: z.boolean().optional(),
    citation: z.strictObject({
      instrument: z.string().min(1).max(300),
      original: z.string().max(300).optional(),
      article: z.string().max(300).nullable(),
      effectiveFrom: date.optional(),
      source: z.string().max(500).optional(),
      quote: z.string().max(2000).optional(),
      lang: z.string().max(35).optional(),
    }),
    asOf: date,
    ourChoice: z.array(sentence).max(50).optional(),
  })
  .meta({ id: 'RuleProvenance', description: 'Where a rule comes from and how far to trust it' })

const exampleAsk = z
  .strictObject({
    at: z.iso.datetime({ offset: true }).optional().describe('The instant, instead of `atMs`'),
    atMs: z.int().optional().describe('Epoch milliseconds'),
    channel: channel.optional(),
    party: party.optional(),
    contactPoint: name.optional(),
    person: name.optional(),
    purpose: purpose.optional(),
    actor: z
      .strictObject({ kind: actorKind, id: name.optional(), certifiedUntil: date.optional() })
      .optional(),
    place: place.optional(),
    collectors: z.int().min(0).max(20).optional(),
    consentToEnter: z.boolean().optional(),
    line: line.optional(),
    dialling: dialling.optional(),
  })
  .transform(({ at, ...ask }) => (at === undefined ? ask : { ...ask, atMs: Date.parse(at) }))

/** What differs from an ordinary allowed contact; the facts are judged by running the example. */
export const example = z
  .strictObject({
    title: sentence,
    facts: z.record(z.string(), z.unknown()).optional(),
    ask: exampleAsk.optional(),
    objects: z.boolean(),
  })
  .meta({ id: 'RuleExample' })
