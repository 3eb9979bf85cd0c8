/** The words that facts and rules are made of: channels, parties, purposes, outcomes, places. */

export const CHANNELS = ['sms', 'voice', 'ai-voice', 'email', 'letter', 'push', 'im', 'visit'] as const
export type Channel = (typeof CHANNELS)[number]

export const PARTIES = [
  'borrower',
  'co-borrower',
  'guarantor',
  'emergency-contact',
  'family',
  'employer',
  'attorney',
  'heir',
  'other',
] as const
/** Whose contact point it is, in relation to the debt. */
export type Party = (typeof PARTIES)[number]

export const PURPOSES = [
  'demand',
  'locate',
  'pass-message',
  'disclose-debt',
  'repayment-info',
  'reach-heirs',
  'pre-due-reminder',
  'post-notice',
  'reply',
  'complaint-reply',
  'requested-call-back',
  'statutory-notice',
  'notice-of-intended-remedy',
  'debt-solution',
  'verify-employment',
  'legal-step',
] as const
/**
 * What the contact is for. `demand` (asks for payment) is the ordinary case; `legal-step` is the first notice or filing of
 * a suit, foreclosure or repossession.
 */
export type Purpose = (typeof PURPOSES)[number]

export const OUTCOMES = [
  'conversation',
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
  'voicemail-no-message',
  'voicemail-full',
  'ringless-voicemail',
  'hung-up',
  'delivered',
  'undelivered',
  'refused',
  'wrong-party',
  'reserved',
  'unknown',
] as const
/** What happened. `reserved`: a permit is open and its outcome not yet known. An unknown outcome counts. */
export type Outcome = (typeof OUTCOMES)[number]

export const PLACES = ['home', 'doorstep', 'office', 'public-place', 'branch'] as const
/** Where: `home` is inside the dwelling, `doorstep` at the door, `office` the workplace or a workplace line. */
export type Place = (typeof PLACES)[number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Kind of telephone line behind a number. */
export const LINES = ['mobile', 'landline'] as const
export type Line = (typeof LINES)[number]

/** `YYYY-MM-DD` in some local calendar. */
export type LocalDate = string

export const REFUSAL_SCOPES = [
  'no-contact',
  'channel',
  'time-slot',
  'leave',
  'place',
  'employer-prohibits',
] as const
