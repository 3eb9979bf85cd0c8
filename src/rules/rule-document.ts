/** A rule as a document: every kind of `src/policy/rule.ts` is one entry, checked field by field. */
import { z } from 'zod'
import { REASON_CODES } from '../policy/decision.ts'
import type { RuleKind } from '../policy/rule.ts'
import * as terms from './rule-terms-document.ts'

const base = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/, 'must be letters, digits and . _ : / - (at most 100)'),
  title: terms.sentence,
  when: terms.when.optional(),
  effect: z.enum(['deny', 'warn']).default('deny'),
  enabled: z.boolean().default(true),
  exceptReplies: z.boolean().optional(),
  exceptConsentedCalls: terms.callConsentTerms.optional(),
  exceptWithConsent: z.array(terms.consentProof).min(1).max(20).optional(),
  effectiveFrom: terms.date.optional(),
  effectiveTo: terms.date.optional(),
  provenance: terms.provenance,
  examples: z.array(terms.example).max(50).optional(),
}

const openedByConsent = z.union([z.boolean(), terms.consentTerms])
const reasonCode = z.enum(REASON_CODES)
const honouredScope = z.enum(['no-contact', 'channel', 'leave', 'place', 'employer-prohibits'])
const rule = <K extends RuleKind, S extends z.ZodRawShape>(kind: K, parameters: S) =>
  z.strictObject({ ...base, kind: z.literal(kind), ...parameters })

/** By kind. A kind or a field that is missing here does not pass the type check of `test/rules`. */
export const RULE_DOCUMENTS = {
  'contact-hours': rule('contact-hours', {
    windows: z
      .array(
        z.strictObject({
          from: terms.clock,
          to: terms.clock,
          fromInclusive: z.boolean(),
          toInclusive: z.boolean(),
          days: terms.weekdays.optional(),
          guardSeconds: z.int().min(0).max(86_400).optional(),
          channels: terms.channels.optional(),
        }),
      )
      .min(1)
      .max(50),
    openedByConsent,
    zone: terms.name.optional(),
    clocks: z.record(terms.name, terms.name).optional(),
    knownWorkingHours: z.boolean().optional(),
  }),
  'requested-hours': rule('requested-hours', {
    honours: z.enum(['contact-hours-only', 'time-slot']),
    wholeDays: z.boolean().optional(),
  }),
  'closed-days': rule('closed-days', {
    weekdays: terms.weekdays.optional(),
    fixedHolidays: z
      .array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be MM-DD'))
      .max(100)
      .optional(),
    holidays: z
      .record(z.string().regex(/^\d{4}$/, 'must be a year'), z.array(terms.date).max(366))
      .optional(),
    calendar: terms.name.optional(),
    movableHolidaysNeeded: z.boolean(),
    openedByConsent,
  }),
  'frequency-cap': rule('frequency-cap', {
    limit: z.int().min(0).max(10_000),
    window: terms.capWindow,
    counted: terms.counted,
    startsWith: terms.counted.optional(),
  }),
  'minimum-gap': rule('minimum-gap', { hours: z.number().gt(0).max(9600), counted: terms.counted }),
  'cool-down': rule('cool-down', {
    rest: z.union([
      z.strictObject({ days: z.int().min(1).max(400) }),
      z.strictObject({ hours: z.number().gt(0).max(9600) }),
    ]),
    counted: terms.counted,
  }),
  counterparty: rule('counterparty', {
    allow: z
      .array(
        z.strictObject({
          parties: terms.parties,
          purposes: z.union([z.literal('all'), terms.purposes]),
          anyOf: z.array(terms.requirement).min(1).optional(),
        }),
      )
      .min(1)
      .max(50),
    unreachable: terms.unreachableTest,
    consentTerms: terms.consentTerms.optional(),
  }),
  refusal: rule('refusal', {
    honours: z.union([honouredScope, z.array(honouredScope).min(1).max(10)]),
    forms: terms.names.optional(),
    perDebt: z.boolean().optional(),
    together: z.array(terms.channels).max(20).optional(),
    lastsDays: terms.days.optional(),
    fromAttempts: z.boolean().optional(),
    addressNeeded: z.boolean().optional(),
    bindsEverybody: z.boolean().optional(),
    onceInDays: z.int().min(1).max(400).optional(),
  }),
  hold: rule('hold', {
    kinds: terms.names.optional(),
    notKinds: terms.names.optional(),
    code: reasonCode,
    counselKnown: z.boolean().optional(),
    forms: terms.names.optional(),
  }),
  dispute: rule('dispute', {
    kinds: terms.names.optional(),
    notKinds: terms.names.optional(),
    forms: terms.names.optional(),
    inPeriodOf: terms.name.optional(),
    period: z
      .strictObject({
        receiptDays: z.int().min(0).max(60),
        calendar: terms.name,
        days: z.int().min(0).max(400),
      })
      .optional(),
    onlyIfAcquired: z.boolean().optional(),
  }),
  'plan-performing': rule('plan-performing', {}),
  'promise-pending': rule('promise-pending', { graceDays: terms.days }),
  'borrower-state': rule('borrower-state', { state: z.enum(['deceased', 'incapacity', 'bankrupt']) }),
  'debt-owed': rule('debt-owed', { needs: z.enum(['overdue', 'owed', 'not-overdue']) }),
  'notice-first': rule('notice-first', {
    notice: terms.noticeSource.optional(),
    daysAfter: terms.days,
    workingDays: z.strictObject({ calendar: terms.name }).optional(),
    onDayAnnounced: z.boolean().optional(),
    onlyIfAcquired: z.boolean().optional(),
    waiver: terms.name.optional(),
  }),
  approval: rule('approval', { needs: terms.name, lastsDays: terms.days.optional() }),
  'consent-required': rule('consent-required', {
    needs: z.array(z.array(terms.consentProof).min(1).max(20)).min(1).max(20),
  }),
  placement: rule('placement', {
    demands: z.enum(['holds-account', 'on-public-list', 'no-agency', 'licensed']),
  }),
  certification: rule('certification', { whenUnknown: z.enum(['pass', 'missing']) }),
  visit: rule('visit', {
    minCollectors: z.int().min(1).max(20).optional(),
    consentPlaces: terms.places.optional(),
  }),
  'place-consent': rule('place-consent', {
    places: terms.places,
    terms: terms.consentTerms.optional(),
    anyOf: z.array(terms.requirement).min(1).optional(),
  }),
  recording: rule('recording', {}),
  'content-class': rule('content-class', { code: reasonCode, message: terms.sentence }),
  'contact-point': rule('contact-point', {
    demands: z.enum(['usable-and-matching', 'lawful-source']),
    unlawfulSources: terms.names.optional(),
  }),
  'fact-known': rule('fact-known', { fact: z.enum(['jurisdiction', 'time-zone', 'overlay']) }),
  limitation: rule('limitation', {}),
  'stage-gate': rule('stage-gate', {}),
} as const satisfies Record<RuleKind, z.ZodType>

const kinds = Object.keys(RULE_DOCUMENTS)

type Documents = (typeof RULE_DOCUMENTS)[RuleKind]

export const ruleDocument = z
  .discriminatedUnion('kind', Object.values(RULE_DOCUMENTS) as unknown as [Documents, ...Documents[]], {
    error: (issue) => (issue.code === 'invalid_union' ? `must be one of ${kinds.join(', ')}` : undefined),
  })
  .meta({ id: 'Rule', description: 'One restriction: its kind with the parameters, and where it comes from' })

export type RuleDocument = z.output<typeof ruleDocument>
