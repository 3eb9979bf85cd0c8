/** What the state packs of the United States answer, from an ordinary contact by the creditor. */
import { compilePolicy } from '../../../src/policy/compile.ts'
import { decideContact } from '../../../src/policy/decide-contact.ts'
import type { Ask, Facts } from '../../../src/policy/facts.ts'
import { PACKS } from '../../../src/policy/packs.ts'
import { ordinaryAsk, ordinaryFacts } from '../ordinary.ts'

const policy = compilePolicy({ packs: PACKS, strategy: null })

/** `allowed`, or the state rules that object, in order, without those of other packs. */
export function answer(
  jurisdiction: string,
  at: string,
  facts: Partial<Facts> = {},
  ask: Partial<Ask> = {},
): string {
  const given = ordinaryFacts({
    jurisdiction,
    timeZones: ['America/New_York'],
    oldestUnpaidDueDate: '2026-01-05',
    ...facts,
  })
  const decision = decideContact(ordinaryAsk({ atMs: Date.parse(at), ...ask }), given, policy)
  const mine = decision.reasons.filter((reason) => reason.pack === jurisdiction).map((reason) => reason.rule)
  return mine.length > 0 ? mine.join(' ') : decision.verdict
}
