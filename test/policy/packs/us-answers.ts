/** What the federal pack of the United States answers: one line per question, from an ordinary contact that is allowed. */
import { compilePolicy } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Decision } from '../../../src/policy/decision.ts'
import type { Ask, AttemptFacts, Facts } from '../../../src/policy/facts.ts'
import { US_PACK } from '../../../src/policy/packs/us.ts'
import { attempt, ordinaryAsk, ordinaryFacts } from '../ordinary.ts'

const policy = compilePolicy({ packs: [US_PACK], strategy: null })

export const BANK = { kind: 'in-house' } as const
export const AGENCY = { kind: 'agency', id: 'agency-a' } as const
export const MOTHER = { party: 'family', contactPoint: 'mother:mobile', person: 'mother' } as const

export const ms = (at: string): number => Date.parse(at)

/** A date of March 2026, after the clocks went forward, on the clock of New York. */
export const march = (day: number, clock = '12:00:00'): string =>
  `2026-03-${String(day).padStart(2, '0')}T${clock}-04:00`

/** An agency that holds the account calls a borrower in New York on Friday 20 March at noon. */
export function decide(facts: Partial<Facts>, ask: Partial<Ask> = {}): Decision {
  return decideContact(
    ordinaryAsk({ atMs: ms(march(20)), actor: AGENCY, person: 'borrower', ...ask }),
    ordinaryFacts({
      jurisdiction: 'US',
      timeZones: ['America/New_York'],
      oldestUnpaidDueDate: '2025-12-01',
      placement: { agency: 'agency-a' },
      ...facts,
    }),
    policy,
  )
}

/** `allowed`, or the rules of the pack that object and when the contact opens. */
export function answer(facts: Partial<Facts>, ask: Partial<Ask> = {}): string {
  const decision = decide(facts, ask)
  if (decision.verdict === 'allowed') return 'allowed'
  const rules = decision.reasons.filter((one) => one.pack === 'US').map((one) => one.rule)
  const next = decision.nextAllowedAtMs
  return `${rules.join(' ')} ${next === null ? 'never' : new Date(next).toISOString().replace('.000', '')}`
}

export function call(at: string, change: Partial<AttemptFacts> = {}): AttemptFacts {
  return attempt(at, { by: 'agency-a', person: 'borrower', ...change })
}

/** A message of the borrower to the agency. */
export function wrote(
  at: string,
  channel: Ask['channel'],
  contactPoint: string,
  by = 'agency-a',
): AttemptFacts {
  return call(at, { channel, contactPoint, by, direction: 'inbound', outcome: 'delivered' })
}
