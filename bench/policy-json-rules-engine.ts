/** The subset for json-rules-engine: a rule fires when it objects. */
import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Digest } from './policy-digest.ts'
import { type Peer, versionOf } from './policy-peer.ts'
import {
  ANSWERS,
  CALLS,
  DEBTORS,
  NO_DEBT_NEEDED,
  NOT_COLLECTING,
  type SubsetRule,
  TIMED,
} from './policy-subset.ts'

type Fact = keyof Digest
type Nested = Extract<RuleProperties['conditions'], { all: unknown }>['all'][number]

const is = (fact: Fact, value: string | boolean): Nested => ({ fact, operator: 'equal', value })
const isNot = (fact: Fact, value: string): Nested => ({ fact, operator: 'notEqual', value })
const differs = (fact: Fact, other: Fact): Nested => ({ fact, operator: 'notEqual', value: { fact: other } })
const within = (fact: Fact, value: readonly string[]): Nested => ({ fact, operator: 'in', value })
const notIn = (fact: Fact, value: readonly string[]): Nested => ({ fact, operator: 'notIn', value })
const below = (fact: Fact, value: number): Nested => ({ fact, operator: 'lessThan', value })
const atLeast = (fact: Fact, value: number): Nested => ({ fact, operator: 'greaterThanInclusive', value })

/** Conditions are tried by priority, the likeliest to fail first, so that most rules end at their first one. */
function all(...conditions: readonly Nested[]): { all: Nested[] } {
  return { all: conditions.map((one, index) => ({ ...one, priority: conditions.length - index })) }
}

const CONDITIONS: Readonly<Record<SubsetRule, RuleProperties['conditions']>> = {
  'CN-H1': all(
    { any: [below('minuteOfDay', 480), atLeast('minuteOfDay', 1320)] },
    within('channel', TIMED),
    is('hoursAgreed', false),
  ),
  'CN-F1': all(atLeast('talksToday', 3), within('channel', CALLS), within('party', DEBTORS)),
  'CN-F3': all(atLeast('unansweredToday', 6), within('channel', CALLS), within('party', DEBTORS)),
  'CN-P3': all(notIn('party', DEBTORS), notIn('purpose', ANSWERS), {
    any: [
      all(within('purpose', ['locate', 'pass-message']), is('debtorUnreachable', false)),
      all(is('purpose', 'reach-heirs'), is('deceasedOrIncapacity', false)),
      all(is('purpose', 'repayment-info'), is('offersToPay', false)),
      notIn('purpose', ['locate', 'pass-message', 'reach-heirs', 'repayment-info']),
    ],
  }),
  'CN-S3': all(is('planPerforming', true), isNot('product', 'credit-card'), notIn('purpose', NOT_COLLECTING)),
  'CN-V1': all(is('channel', 'visit'), below('collectors', 2)),
  'tact-hold': all(is('held', true), notIn('purpose', ANSWERS)),
  'tact-agency-holds-account': all(is('actor', 'agency'), differs('placedWith', 'agency')),
  'tact-contact-point': {
    any: [
      notIn('pointStatus', ['verified', 'unverified']),
      differs('pointParty', 'party'),
      is('pointTakesChannel', false),
    ],
  },
  'tact-overdue': all(
    { any: [below('overdueMinor', 1), below('daysPastDue', 1)] },
    notIn('purpose', NO_DEBT_NEEDED),
  ),
}

export const jsonRulesEngine: Peer = {
  name: 'json-rules-engine',
  version: versionOf('json-rules-engine'),
  how: 'Engine.run, ten rules',
  form: 'decision',
  load: (digests) => {
    const engine = new Engine(
      Object.entries(CONDITIONS).map(([id, conditions]) => ({ name: id, conditions, event: { type: id } })),
    )
    const facts = digests.map((digest) => ({ ...digest }))
    return {
      objections: async (index) => (await engine.run(facts[index])).events.map((event) => event.type),
      run: async () => {
        let allowed = 0
        for (const one of facts) if ((await engine.run(one)).events.length === 0) allowed++
        return allowed
      },
    }
  },
}
