/** What holds for every question, not only for those somebody thought of: on random rules and on all packs there are. */
import fc from 'fast-check'
import t from 'tap'
import { decideContact } from '../../src/policy/decide-contact.ts'
import type { Facts } from '../../src/policy/facts.ts'
import type { Counted, Pack } from '../../src/policy/pack.ts'
import { planAccount } from '../../src/policy/plan-next-action.ts'
import { arbitraryCase } from './oracle/arbitrary-case.ts'
import type { Case } from './oracle/case.ts'
import { policyOf } from './oracle/compare.ts'
import { stricter } from './oracle/stricter.ts'

const RUNS = { numRuns: 1500 }
const MINUTE = 60_000

const decide = (given: Case, atMs = given.ask.atMs) =>
  decideContact({ ...given.ask, atMs }, given.facts, policyOf(given))
const explained = (given: Case) =>
  JSON.stringify(decideContact(given.ask, given.facts, policyOf(given), { explain: true }))
const planned = ({ facts, ask, ...rest }: Case) =>
  JSON.stringify(planAccount(facts, policyOf({ facts, ask, ...rest }), ask.atMs))

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) freeze(one)
  }
  return value
}

/** Every list of the facts in another order. */
function shuffled(facts: Facts, turn: number): Facts {
  const lists = Object.entries(facts).map(([name, value]) => {
    if (!Array.isArray(value) || value.length < 2) return [name, value]
    const by = turn % value.length
    const rotated = [...value.slice(by), ...value.slice(0, by)]
    return [name, turn % 2 === 0 ? rotated.reverse() : rotated]
  })
  return Object.fromEntries(lists)
}

t.test('deterministic, indifferent to the order of facts, and facts stay as they were', async () => {
  fc.assert(
    fc.property(arbitraryCase, fc.integer({ min: 1, max: 6 }), (given, turn) => {
      freeze(given.facts)
      freeze(given.ask)
      const turned = { ...given, facts: shuffled(given.facts, turn) }
      const first = explained(given)
      return first === explained(given) && first === explained(turned) && planned(given) === planned(turned)
    }),
    RUNS,
  )
})

t.test('allowed at nextAllowedAt, and not a moment earlier', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const { atMs } = given.ask
      const { verdict, nextAllowedAtMs } = decide(given)
      if ((verdict === 'denied') !== (nextAllowedAtMs === null)) return false
      if (verdict === 'allowed') return nextAllowedAtMs === atMs
      if (nextAllowedAtMs === null) return true
      if (decide(given, nextAllowedAtMs).verdict !== 'allowed') return false
      const middle = Math.floor((atMs + nextAllowedAtMs) / 2)
      return [1, 1000, MINUTE, nextAllowedAtMs - middle]
        .map((before) => nextAllowedAtMs - before)
        .every((ms) => ms < atMs || decide(given, ms).verdict !== 'allowed')
    }),
    RUNS,
  )
})

t.test('a reason that clears stands until then, and not at that instant', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const { atMs } = given.ask
      const { reasons, warnings } = decide(given)
      return [...reasons, ...warnings].every(({ rule, clearsAtMs }) => {
        if (clearsAtMs === null) return true
        const stands = (ms: number) => {
          const then = decide(given, ms)
          return [...then.reasons, ...then.warnings].some((one) => one.rule === rule)
        }
        return clearsAtMs > atMs && !stands(clearsAtMs) && stands(clearsAtMs - 1)
      })
    }),
    RUNS,
  )
})

/** What the stricter documents allow, the others allow as well, now and at the instant they name. */
function neverOpens(lax: Case, strict: Case): boolean {
  const [before, after] = [decide(lax), decide(strict)]
  if (after.verdict === 'allowed' && before.verdict !== 'allowed') return false
  const nextMs = after.nextAllowedAtMs
  if (nextMs === null) return true
  return before.nextAllowedAtMs !== null && before.nextAllowedAtMs <= nextMs
}

const withRules = (given: Case, change: (rules: Pack['rules']) => Pack['rules']): Case => ({
  ...given,
  packs: given.packs.map((pack) => (pack.id === 'tact' ? pack : { ...pack, rules: change(pack.rules) })),
})

t.test('a stricter pack never turns a no into a yes', async () => {
  fc.assert(
    fc.property(arbitraryCase, fc.nat(30), (given, which) => {
      const tighter = withRules(given, (rules) =>
        rules.map((rule, index) => (index % 3 === which % 3 ? (stricter(rule) ?? rule) : rule)),
      )
      const fewer = withRules(given, (rules) =>
        rules.filter((rule, index) => rule.kind === 'fact-known' || index % 3 !== which % 3),
      )
      return neverOpens(given, tighter) && neverOpens(fewer, given)
    }),
    { numRuns: 500 },
  )
})

t.test('a strategy, a house pack, a switch to deny never turn a no into a yes', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const denying = Object.fromEntries(
        given.packs.flatMap((pack) => pack.rules).map((rule) => [rule.id, { effect: 'deny' as const }]),
      )
      const bare: Case = { ...given, switches: {} }
      return (
        neverOpens({ ...given, strategy: null }, given) &&
        neverOpens({ ...given, housePacks: [] }, given) &&
        neverOpens(bare, { ...bare, switches: denying })
      )
    }),
    { numRuns: 500 },
  )
})

const OTHER = 'acct-of-somebody-else'

/** What is on record about another account; refusals and wrong numbers are left out, they hold for all accounts. */
function withOtherAccount(given: Case, atMs: number, date: string): Case {
  const { facts } = given
  const other = { account: OTHER, atMs }
  const kinds = given.packs
    .flatMap((pack) => pack.rules)
    .flatMap((rule) => ('kinds' in rule ? (rule.kinds ?? []) : []))
  const kindOr = (usual: string) => kinds[atMs % Math.max(1, kinds.length)] ?? usual
  const consent = { party: 'borrower', givenAtMs: atMs, account: OTHER } as const
  const hold = { kind: kindOr('hardship'), account: OTHER, freezesStage: true, freezesDaysPastDue: true }
  return {
    ...given,
    facts: {
      ...facts,
      consents: [
        ...facts.consents,
        { kind: 'offers-to-pay', ...consent },
        { kind: 'channel', ...consent },
        { kind: 'call', ...consent },
        { kind: 'third-party', ...consent },
      ],
      holds: [...facts.holds, hold],
      disputes: [...facts.disputes, { kind: kindOr('debt'), status: 'open', ...other }],
      promises: [
        ...facts.promises,
        { dueOn: date, amountMinor: 1, status: 'pending', ...other },
        { dueOn: date, amountMinor: 1, status: 'broken', ...other },
      ],
      notices: [
        ...(facts.notices ?? []),
        { kind: 'validation', ...other },
        { kind: 'transfer-notice', ...other },
      ],
      approvals: [...(facts.approvals ?? []), { kind: 'legal-step', ...other }],
      attempts: countsByBorrower(given) ? facts.attempts : [...facts.attempts, strangersCall(atMs)],
    },
  }
}

function strangersCall(atMs: number): Facts['attempts'][number] {
  return {
    atMs,
    channel: 'voice',
    direction: 'outbound',
    party: 'other',
    person: 'a stranger',
    contactPoint: 'stranger:mobile',
    outcome: 'conversation',
    by: 'in-house',
    account: OTHER,
  }
}

/** Whether something counts all contacts of the borrower, on whatever account: then another account does matter. */
function countsByBorrower({ packs, housePacks, strategy }: Case): boolean {
  const isWide = ({ per }: Counted) =>
    per === 'borrower' || (typeof per !== 'string' && per.every((key) => key === 'borrower'))
  return (
    strategy !== null ||
    [...packs, ...housePacks].some(({ rules }) =>
      rules.some(
        (rule) =>
          ('counted' in rule && isWide(rule.counted)) ||
          (rule.kind === 'frequency-cap' && rule.startsWith !== undefined && isWide(rule.startsWith)),
      ),
    )
  )
}

t.test('another account changes nothing', async () => {
  const hours = fc.integer({ min: -200, max: 100 })
  fc.assert(
    fc.property(arbitraryCase, hours, (given, later) => {
      const atMs = given.ask.atMs + later * 60 * MINUTE
      const date = new Date(atMs).toISOString().slice(0, 10)
      const other = withOtherAccount(given, atMs, date)
      return explained(given) === explained(other) && planned(given) === planned(other)
    }),
    RUNS,
  )
})

t.test('another borrower changes nothing', async () => {
  fc.assert(
    fc.property(arbitraryCase, arbitraryCase, (given, other) => {
      const first = explained(given)
      // The policy that decides keeps what it has worked out; nothing of one borrower may be left for the next.
      const { facts, ask } = other
      explained({ ...given, facts, ask })
      planned({ ...given, facts, ask })
      explained({ ...given, facts: { ...given.facts, account: facts.account, attempts: facts.attempts } })
      return explained(given) === first
    }),
    RUNS,
  )
})

const ODD_NUMBERS = [Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e300, 0, -1, 0.5]
const ODD_TEXTS = ['', 'soon', '2026-02-30', '9999-99-99', '24:00', '-1:00', 'Nowhere/Land']

/** The value with one in `oneIn` of its numbers and texts made odd. */
function odd(value: unknown, oneIn: number, salt: { next: number }): unknown {
  if (Array.isArray(value)) return value.map((one) => odd(one, oneIn, salt))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, odd(one, oneIn, salt)]))
  salt.next = (salt.next * 48_271) % 2_147_483_647
  if (salt.next % oneIn !== 0) return value
  if (typeof value === 'number') return ODD_NUMBERS[salt.next % ODD_NUMBERS.length]
  return typeof value === 'string' ? ODD_TEXTS[salt.next % ODD_TEXTS.length] : value
}

t.test('total on facts and instants that make no sense', async () => {
  fc.assert(
    fc.property(
      arbitraryCase,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 2_147_483_646 }),
      fc.constantFrom(null, ...ODD_NUMBERS),
      (given, oneIn, seed, oddMs) => {
        const facts = odd(given.facts, oneIn, { next: seed }) as Facts
        const ask = { ...given.ask, atMs: oddMs ?? given.ask.atMs }
        const policy = policyOf(given)
        const { verdict, nextAllowedAtMs, reasons } = decideContact(ask, facts, policy, { explain: true })
        planAccount(facts, policy, ask.atMs)
        if (verdict === 'allowed') return reasons.length === 0 && nextAllowedAtMs === ask.atMs
        return reasons.length > 0 && (nextAllowedAtMs === null) === (verdict === 'denied')
      },
    ),
    RUNS,
  )
})
