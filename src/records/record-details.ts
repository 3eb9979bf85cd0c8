/**
 * What is told of a record, in the words of the API. Nothing here can hold a name or a number: kinds are slugs, people
 * are labels, contact points are ids; what does not fit goes into the sealed note.
 */
import { z } from 'zod'
import { localDate, plannedInstant, word } from '../platform/rest-schemas.ts'
import { CHANNELS, PARTIES, PLACES, PURPOSES, REFUSAL_SCOPES, WEEKDAYS } from '../policy/facts.ts'

export const slug = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'give a local time HH:MM')
const days = z.array(z.enum(WEEKDAYS)).min(1).max(7)
const channel = z.enum(CHANNELS)
const channels = z.array(channel).min(1).max(CHANNELS.length)
const purposes = z.array(z.enum(PURPOSES)).min(1).max(PURPOSES.length)

const whose = {
  party: z.enum(PARTIES).default('borrower'),
  person: word(64).optional().describe('Label of the person, as at the contact points; absent: the party'),
}
const contactPointId = z.uuid().optional().describe('Only this number or address')
const form = slug.optional().describe('How it was said: `oral`, `recorded`, `written`, `email`, ...')
const at = plannedInstant.optional().describe('Absent: now')

const consentWhen = { ...whose, givenAt: at, form }
const hours = { from: clock, to: clock, days: days.optional() }

export const consentDetails = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .enum(['contact-hours', 'contact-hours-only'])
      .describe('`contact-hours`: welcome then too; `contact-hours-only`: the only times'),
    ...consentWhen,
    ...hours,
    channels: channels.optional(),
  }),
  z.strictObject({ kind: z.literal('place'), ...consentWhen, place: z.enum(PLACES) }),
  z.strictObject({
    kind: z.enum(['offers-to-pay', 'channel', 'call', 'third-party']),
    ...consentWhen,
    contactPointId,
    channels: channels.optional(),
    purposes: purposes.optional(),
    validFrom: localDate.optional(),
    validTo: localDate.optional(),
    thirdParties: z.array(z.enum(PARTIES)).min(1).max(PARTIES.length).optional(),
  }),
])

export const refusalDetails = z.strictObject({
  ...whose,
  at,
  scope: z.enum(REFUSAL_SCOPES).describe('`time-slot`: times to be spared, with `from` and `to`'),
  contactPointId,
  channel: channel.optional().describe('Of scope `channel`; absent: every channel'),
  onlyChannels: channels.optional().describe('Of scope `channel`: the only ones still wanted'),
  place: z.enum(PLACES).optional(),
  form,
  addressGiven: z.boolean().optional(),
  days: days.optional(),
  from: clock.optional(),
  to: clock.optional(),
})

export const holdDetails = z.strictObject({
  kind: slug.describe('Why: `hardship`, `vulnerable`, `represented`, `review`, ...'),
  from: at,
  until: plannedInstant.optional().describe('Absent: until somebody lifts it'),
  channels: channels.optional(),
  contactPointId,
  notPurposes: purposes.optional().describe('What stays open all the same'),
  freezesStage: z.boolean().optional(),
  freezesDaysPastDue: z.boolean().optional(),
  counselKnown: z.boolean().optional(),
  form,
})

export const disputeDetails = z.strictObject({
  kind: slug.default('debt').describe('What is disputed: `debt`, `amount`, `identity`, ...'),
  at,
  form,
})

export const complaintDetails = z.strictObject({
  kind: slug.default('conduct').describe('Of what: `conduct`, `hours`, `privacy`, ...'),
  at,
  form,
})

export const promiseDetails = z.strictObject({
  dueOn: localDate,
  amountMinor: z.int().positive(),
  at,
})

export const noticeDetails = z.strictObject({
  kind: slug.describe('`validation`, `transfer-notice`, `visit-notice`, `default-notice`, ...'),
  at,
  via: channel.optional(),
  party: z.enum(PARTIES).optional(),
  contactPointId,
  undeliverable: z.boolean().optional(),
  periodEndsOn: localDate.optional(),
  visitOn: localDate.optional(),
})

export const approvalDetails = z.strictObject({
  kind: slug.describe('`legal-step`, `risk-assessment`, `appointment`, ...'),
  at,
  until: plannedInstant.optional(),
})

export const hardshipDetails = z.strictObject({
  kind: slug.default('not-stated').describe('`loss-of-work`, `illness`, `lost-orders`, ...'),
  at,
})

export const deceasedDetails = z.strictObject({
  at,
  source: slug.optional().describe('Who says so: `family`, `register`, ...'),
})

/** The note itself is sealed beside the record; this says no more than what it is about. */
export const noteDetails = z.strictObject({
  kind: slug.default('general').describe('What it is about: `call`, `address`, `agreement`, ...'),
  at,
})

export const bankruptcyDetails = z.strictObject({
  acceptedOn: localDate,
  court: word(200).optional(),
})

export const incapacityDetails = z.strictObject({ capacity: z.enum(['limited', 'none']) })

export const preferenceDetails = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('language'),
    ...whose,
    language: z
      .string()
      .max(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag such as `zh-Hant-TW`'),
  }),
  z.strictObject({ kind: z.literal('channel'), ...whose, channel }),
  z.strictObject({ kind: z.literal('working-hours'), ...whose, ...hours }),
])

export const planDetails = z.strictObject({
  kind: z.enum(['deferral', 'instalments', 'settlement']).optional(),
  signedOn: localDate,
})
