/**
 * Which rules can object at all, told before any is asked: from what is on record about the borrower, and from the words
 * of the ask. Most accounts have no hold, no dispute, no wish on file, and most contacts go to the borrower, so most
 * rules need not be asked.
 */
import type { Ask, Facts } from './facts.ts'
import type { Rule } from './pack.ts'
import type { Coverage } from './question.ts'

const HOLDS = 1
const REFUSALS = 2
const DISPUTES = 4
const PROMISES = 8
const PLAN_KEPT = 16
const DECEASED = 32
const INCAPACITY = 64
const BANKRUPT = 128
const ATTEMPTS = 256
const CONSENTS = 512
const NOT_RECORDABLE = 1024
const ACQUIRED = 2048
/** No zone, or one that is unknown. */
const ZONE_DOUBTFUL = 4096
const PLACED = 8192
const LIMITED_IN_TIME = 16_384

/** Never empty, so that a rule which needs nothing on record can name all of it. */
const ALWAYS = 32_768

/** The bits of what is on record; `isZoneKnown`: the borrower's zones are known, each of them. */
export function circumstancesOf(facts: Facts, isZoneKnown: boolean): number {
  let bits = ALWAYS
  if (facts.holds.length > 0) bits |= HOLDS
  if (facts.refusals.length > 0) bits |= REFUSALS
  if (facts.disputes.length > 0) bits |= DISPUTES
  if (facts.promises.some((one) => one.status === 'pending')) bits |= PROMISES
  if (facts.plan !== null && facts.plan.status === 'performing') bits |= PLAN_KEPT
  if (facts.deceased) bits |= DECEASED
  if (facts.capacity !== 'full') bits |= INCAPACITY
  if (facts.bankrupt !== null) bits |= BANKRUPT
  if (facts.attempts.length > 0) bits |= ATTEMPTS
  if (facts.consents.length > 0) bits |= CONSENTS
  if (facts.recordingAvailable === false) bits |= NOT_RECORDABLE
  if (facts.acquiredOn !== undefined) bits |= ACQUIRED
  if (!isZoneKnown) bits |= ZONE_DOUBTFUL
  if (facts.placement !== null) bits |= PLACED
  if (facts.limitationEndsOn !== null) bits |= LIMITED_IN_TIME
  return bits
}

/** Of a rule that what is known of the jurisdiction has satisfied for good. */
const NEVER = 0

/** What must be on record for the rule to have an objection, one of these at least. */
export function objectsOnlyWith(rule: Rule, covered: Coverage): number {
  switch (rule.kind) {
    case 'hold':
      return HOLDS
    case 'refusal':
      return rule.fromAttempts === true ? REFUSALS | ATTEMPTS : REFUSALS
    case 'requested-hours':
      return rule.honours === 'time-slot' ? REFUSALS : CONSENTS
    case 'dispute':
      return DISPUTES
    case 'promise-pending':
      return PROMISES
    case 'plan-performing':
      return PLAN_KEPT
    case 'borrower-state':
      return { deceased: DECEASED, incapacity: INCAPACITY, bankrupt: BANKRUPT }[rule.state]
    case 'frequency-cap':
      return rule.limit > 0 ? ATTEMPTS : ALWAYS
    case 'minimum-gap':
    case 'cool-down':
      return ATTEMPTS
    case 'recording':
      return NOT_RECORDABLE
    case 'notice-first':
      return rule.onlyIfAcquired === true ? ACQUIRED : ALWAYS
    case 'placement':
      return rule.demands === 'on-public-list' ? PLACED : ALWAYS
    case 'limitation':
      return LIMITED_IN_TIME
    case 'fact-known':
      if (rule.fact === 'time-zone') return ZONE_DOUBTFUL
      // Rules are chosen by the jurisdiction: where packs cover it, it is known.
      return covered === 'yes' ? NEVER : ALWAYS
    default:
      return ALWAYS
  }
}

/** Whether the words of the ask alone (channel, party, purpose, actor) leave the rule nothing to object to. */
export function isOpenByWords(rule: Rule, { party, purpose, actor }: Ask): boolean {
  switch (rule.kind) {
    case 'counterparty':
      return rule.allow.some(
        (entry) =>
          entry.anyOf === undefined &&
          entry.parties.includes(party) &&
          (entry.purposes === 'all' || entry.purposes.includes(purpose)),
      )
    case 'certification':
      return actor.kind === 'bot'
    default:
      return false
  }
}

/** Kinds that look neither at the channel nor at the contact point nor at the party of the ask. */
const ALIKE_FOR_ALL: ReadonlySet<Rule['kind']> = new Set([
  'debt-owed',
  'plan-performing',
  'promise-pending',
  'borrower-state',
  'placement',
  'dispute',
  'recording',
  'fact-known',
  'approval',
])

/** Whether an objection of the rule stands alike against every contact point and channel of the account. */
export function isAlikeForAll(rule: Rule): boolean {
  return ALIKE_FOR_ALL.has(rule.kind) && looksAtEveryContact(rule)
}

/** Whether every contact point and channel of the account is in the scope of the rule, or none is. */
export function looksAtEveryContact(rule: Rule): boolean {
  if (hasExceptions(rule)) return false
  const { when = {} } = rule
  return WORDS_OF_CONTACT.every((word) => when[word] === undefined)
}

/** What opens a rule may hang on the channel, the contact point and the instant. */
function hasExceptions(rule: Rule): boolean {
  const { exceptReplies, exceptConsentedCalls, exceptWithConsent } = rule
  return exceptReplies === true || exceptConsentedCalls !== undefined || exceptWithConsent !== undefined
}

const WORDS_OF_CONTACT = [
  'channels',
  'notChannels',
  'parties',
  'notParties',
  'places',
  'notPlaces',
  'lines',
  'notLines',
] as const

/** Whether the rule answers alike at every instant: then whoever waits need not ask it again. */
export function isTimeless(rule: Rule): boolean {
  if (rule.effectiveFrom !== undefined || rule.effectiveTo !== undefined) return false
  if (rule.when?.daysPastDue !== undefined) return false
  if (hasExceptions(rule)) return false
  return TIMELESS.has(rule.kind) || (rule.kind === 'placement' && rule.demands === 'on-public-list')
}

const TIMELESS: ReadonlySet<Rule['kind']> = new Set([
  'contact-point',
  'content-class',
  'fact-known',
  'plan-performing',
  'recording',
])
