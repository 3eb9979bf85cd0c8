/** The ten rules that every engine answers, and Tact with these rules alone. */
import { compilePolicy, type Policy } from '../src/policy/compile.ts'
import { decideContact } from '../src/policy/decide-contact.ts'
import { PACKS } from '../src/policy/packs.ts'
import type { BenchQuestion } from './policy-ordinary.ts'

/** By their ids in the pack of mainland China and in the house rules, in the words that the reports print. */
export const SUBSET = {
  'CN-H1': 'hours 08:00 to 22:00',
  'CN-F1': 'three talks per debtor and day',
  'CN-F3': 'six unanswered calls per number and day',
  'CN-P3': 'third persons only to locate',
  'CN-S3': 'a plan that is kept',
  'CN-V1': 'two collectors at a visit',
  'tact-hold': 'a hold',
  'tact-agency-holds-account': 'placed with the agency',
  'tact-contact-point': 'contact point works and matches',
  'tact-overdue': 'something is overdue',
} as const
export type SubsetRule = keyof typeof SUBSET

/** A purpose that answers somebody; every stop on collecting leaves it open. */
export const ANSWERS = ['reply', 'complaint-reply', 'requested-call-back', 'statutory-notice'] as const
/** What a kept plan leaves open besides the answers. */
export const NOT_COLLECTING = [
  ...ANSWERS,
  'pre-due-reminder',
  'repayment-info',
  'debt-solution',
  'reach-heirs',
] as const
/** Purposes for which nothing need be overdue. */
export const NO_DEBT_NEEDED = [...ANSWERS, 'pre-due-reminder', 'reach-heirs'] as const
export const DEBTORS = ['borrower', 'co-borrower', 'guarantor'] as const
export const CALLS = ['voice', 'ai-voice'] as const
export const TIMED = [...CALLS, 'sms', 'im', 'visit'] as const

/** The policy with every other rule switched off. Those that cannot be switched need facts that every question has. */
export function subsetPolicy(): Policy {
  const source = { packs: PACKS, strategy: null }
  const { rules } = compilePolicy(source).ruleSet('CN')
  const known = new Set(rules.map(({ rule }) => rule.id))
  const missing = Object.keys(SUBSET).filter((id) => !known.has(id))
  if (missing.length > 0) throw new Error(`the policy has no rule ${missing.join(', ')}`)
  const others = [...known].filter((id) => !(id in SUBSET))
  return compilePolicy({
    ...source,
    switches: Object.fromEntries(others.map((id) => [id, { enabled: false }])),
  })
}

/** Ids of the rules that object, sorted. */
export function objectionsOfTact(policy: Policy, { ask, facts }: BenchQuestion): string[] {
  return decideContact(ask, facts, policy)
    .reasons.map((reason) => reason.rule)
    .sort()
}
