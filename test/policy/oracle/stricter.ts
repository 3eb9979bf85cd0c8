/** A rule made stricter in one of its terms: what it let through before it may refuse now, and never the reverse. */
import type { Counted, Rule } from '../../../src/policy/pack.ts'

/**
 * Null where there is nothing to tighten. A rule with an exception for replies is left as it is: an exception that
 * lasts as long as the rule stands in the way grows with it.
 */
export function stricter(rule: Rule): Rule | null {
  if (rule.exceptReplies === true) {
    const { exceptReplies: _exceptReplies, ...rest } = rule
    return rest
  }
  if (rule.effect === 'warn') return { ...rule, effect: 'deny' }
  if (rule.exceptConsentedCalls !== undefined) {
    const { exceptConsentedCalls: _exceptConsentedCalls, ...rest } = rule
    return rest
  }
  switch (rule.kind) {
    case 'contact-hours':
      return rule.openedByConsent === false
        ? { ...rule, windows: rule.windows.slice(1) }
        : { ...rule, openedByConsent: false }
    case 'closed-days':
      return { ...rule, weekdays: ['tue', ...(rule.weekdays ?? [])], fixedHolidays: ['03-10', '10-26'] }
    case 'frequency-cap':
      return rule.limit > 0 ? { ...rule, limit: rule.limit - 1 } : { ...rule, counted: wider(rule.counted) }
    case 'minimum-gap':
      return { ...rule, hours: rule.hours + 5, counted: wider(rule.counted) }
    case 'cool-down':
      return {
        ...rule,
        rest: 'days' in rule.rest ? { days: rule.rest.days + 1 } : { hours: rule.rest.hours + 5 },
      }
    case 'counterparty':
      return { ...rule, allow: rule.allow.slice(1) }
    case 'refusal': {
      const { forms: _forms, perDebt: _perDebt, ...rest } = rule
      return rest
    }
    case 'hold': {
      const { kinds: _kinds, counselKnown: _counselKnown, ...rest } = rule
      return rest
    }
    case 'dispute': {
      const {
        kinds: _kinds,
        notKinds: _notKinds,
        forms: _forms,
        inPeriodOf: _inPeriodOf,
        period: _period,
        ...rest
      } = rule
      return rest
    }
    case 'notice-first':
      return { ...rule, daysAfter: rule.daysAfter + 1 }
    case 'promise-pending':
      return { ...rule, graceDays: rule.graceDays + 1 }
    case 'approval':
      return { ...rule, lastsDays: Math.max(1, (rule.lastsDays ?? 5) - 1) }
    case 'consent-required':
      return { ...rule, needs: [...rule.needs, [{ by: 'consent', terms: { directly: true } }]] }
    case 'visit':
      return { ...rule, minCollectors: (rule.minCollectors ?? 1) + 1 }
    case 'place-consent': {
      const { anyOf: _anyOf, ...rest } = rule
      return rest
    }
    default:
      return null
  }
}

/** Counts at least as much. */
function wider({ outcomes: _outcomes, notOutcomes: _notOutcomes, ...rest }: Counted): Counted {
  return rest
}
