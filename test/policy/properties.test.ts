/** What holds for every question, not only for those somebody thought of. */
import fc from 'fast-check'
import t from 'tap'
import { assessStage } from '../../src/policy/assess-stage.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import type { Facts } from '../../src/policy/facts.ts'
import type { Pack } from '../../src/policy/pack.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { planAccount, planNextAction } from '../../src/policy/plan-next-action.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { arbitraryAsk, arbitraryFacts, minuteInWeek } from './arbitrary-facts.ts'

const RUNS = { numRuns: 1500 }
const law = compilePolicy({ packs: PACKS, strategy: null })
const both = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
const MINUTE = 60_000

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) freeze(one)
  }
  return value
}

function shuffled(facts: Facts): Facts {
  const turn = <T>(list: readonly T[]): readonly T[] => [...list].reverse()
  return {
    ...facts,
    timeZones: turn(facts.timeZones),
    attempts: turn(facts.attempts),
    consents: turn(facts.consents),
    refusals: turn(facts.refusals),
    holds: turn(facts.holds),
    promises: turn(facts.promises),
  }
}

t.test('deterministic, total, indifferent to order, and facts stay as they were', async () => {
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, (ask, facts) => {
      freeze(facts)
      freeze(ask)
      for (const policy of [law, both]) {
        const one = JSON.stringify(decideContact(ask, facts, policy, { explain: true }))
        const again = JSON.stringify(decideContact(ask, facts, policy, { explain: true }))
        const turned = JSON.stringify(decideContact(ask, shuffled(facts), policy, { explain: true }))
        if (one !== again || one !== turned) return false
      }
      return (
        JSON.stringify(planAccount(facts, both, ask.atMs)) ===
        JSON.stringify(planAccount(shuffled(facts), both, ask.atMs))
      )
    }),
    RUNS,
  )
})

t.test('allowed at nextAllowedAt, and not a minute or a second earlier', async () => {
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, (ask, facts) => {
      for (const policy of [law, both]) {
        const { verdict, nextAllowedAtMs } = decideContact(ask, facts, policy)
        if ((verdict === 'denied') !== (nextAllowedAtMs === null)) return false
        if (verdict === 'allowed' && nextAllowedAtMs !== ask.atMs) return false
        if (verdict !== 'deferred' || nextAllowedAtMs === null) continue
        const at = (atMs: number) => decideContact({ ...ask, atMs }, facts, policy).verdict
        if (at(nextAllowedAtMs) !== 'allowed') return false
        for (const earlier of [
          nextAllowedAtMs - 1000,
          nextAllowedAtMs - MINUTE,
          (ask.atMs + nextAllowedAtMs) / 2,
        ]) {
          if (earlier >= ask.atMs && earlier < nextAllowedAtMs && at(Math.floor(earlier)) === 'allowed')
            return false
        }
      }
      return true
    }),
    RUNS,
  )
})

t.test('a reason that clears does not stand at the instant it clears', async () => {
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, (ask, facts) =>
      decideContact(ask, facts, law).reasons.every((reason) => {
        if (reason.clearsAtMs === null) return true
        const then = decideContact({ ...ask, atMs: reason.clearsAtMs }, facts, law)
        return reason.clearsAtMs > ask.atMs && !then.reasons.some((one) => one.rule === reason.rule)
      }),
    ),
    RUNS,
  )
})

t.test('a rule or a strategy more never turns a no into a yes', async () => {
  const fewer = (pack: Pack, keep: number): Pack => ({
    ...pack,
    rules: pack.rules.filter((_, index) => index % 3 !== keep),
  })
  const parts = [0, 1, 2].map((keep) =>
    compilePolicy({ packs: PACKS.map((pack) => fewer(pack, keep)), strategy: null }),
  )
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, (ask, facts) => {
      const full = decideContact(ask, facts, law)
      const narrowed = decideContact(ask, facts, both)
      if (narrowed.verdict === 'allowed' && full.verdict !== 'allowed') return false
      if ((full.nextAllowedAtMs ?? Infinity) > (narrowed.nextAllowedAtMs ?? Infinity)) return false
      return parts.every((part) => {
        const some = decideContact(ask, facts, part)
        return (some.nextAllowedAtMs ?? Infinity) <= (full.nextAllowedAtMs ?? Infinity)
      })
    }),
    RUNS,
  )
})

t.test('total on instants and values that make no sense', async () => {
  const odd = fc.constantFrom(Number.NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e300, 0, -1)
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, odd, odd, (ask, facts, atMs, recordMs) => {
      const odder: Facts = {
        ...facts,
        timeZones: [...facts.timeZones, 'Nowhere/Land'],
        oldestUnpaidDueDate: 'soon',
        attempts: facts.attempts.map((one) => ({ ...one, atMs: recordMs })),
        consents: facts.consents.map((one) => ({ ...one, givenAtMs: recordMs, from: 'x', to: '' })),
        holds: facts.holds.map((one) => ({ ...one, fromMs: recordMs, untilMs: recordMs })),
        promises: facts.promises.map((one) => ({ ...one, dueOn: '2026-99-99' })),
      }
      for (const policy of [law, both]) {
        if (decideContact({ ...ask, atMs }, odder, policy).verdict === 'allowed') return false
        if (decideContact(ask, odder, policy).verdict === 'allowed') return false
        decideContact({ ...ask, atMs }, facts, policy)
      }
      planAccount(odder, both, ask.atMs)
      planAccount(facts, both, atMs)
      return true
    }),
    { numRuns: 600 },
  )
})

t.test('the planner proposes nothing that the decision refuses, and both planners agree', async () => {
  fc.assert(
    fc.property(arbitraryFacts, minuteInWeek, (bare, atMs) => {
      const facts: Facts = {
        ...bare,
        contactPoints: [
          {
            id: 'borrower:mobile',
            person: 'borrower',
            party: 'borrower',
            channels: ['voice', 'sms', 'ai-voice'],
            status: 'verified',
          },
          {
            id: 'borrower:mail',
            person: 'borrower',
            party: 'borrower',
            channels: ['email', 'letter'],
            status: 'unverified',
          },
          {
            id: 'borrower:old',
            person: 'borrower',
            party: 'borrower',
            channels: ['voice'],
            status: 'retired',
          },
        ],
      }
      const next = planNextAction(facts, both, atMs)
      const plan = planAccount(facts, both, atMs)
      if (JSON.stringify(plan?.next) !== JSON.stringify(next)) return false
      if (JSON.stringify(plan?.assessment) !== JSON.stringify(assessStage(facts, both, atMs))) return false
      if (next.atMs !== null && next.atMs < atMs) return false
      if (next.action !== 'contact' || next.channel === null || next.party === null || next.purpose === null)
        return true
      const { placement } = facts
      const ask = {
        atMs: next.atMs ?? atMs,
        channel: next.channel,
        party: next.party,
        ...(next.contactPoint === null ? {} : { contactPoint: next.contactPoint }),
        purpose: next.purpose,
        actor:
          placement !== null
            ? ({ kind: 'agency', id: placement.agency } as const)
            : ({ kind: next.channel === 'ai-voice' ? 'bot' : 'in-house' } as const),
        ...(next.channel === 'visit' ? { place: 'doorstep' as const, collectors: 2 } : {}),
      }
      return decideContact(ask, facts, both).verdict === 'allowed'
    }),
    RUNS,
  )
})

t.test('nextChangeAtMs: the stored assessment holds until then', async () => {
  fc.assert(
    fc.property(arbitraryFacts, minuteInWeek, (facts, atMs) => {
      const now = assessStage(facts, both, atMs)
      const stored: Facts = {
        ...facts,
        current: {
          stage: now.stage,
          segment: now.segment,
          sinceMs: now.sinceMs,
          lowerEarnedSinceMs: now.lowerEarnedSinceMs ?? null,
        },
      }
      const settled = assessStage(stored, both, atMs)
      const untilMs = now.nextChangeAtMs ?? atMs + 30 * 86_400_000
      if (untilMs <= atMs || settled.nextChangeAtMs !== now.nextChangeAtMs) return false
      for (const part of [0.25, 0.5, 0.999]) {
        const then = assessStage(stored, both, Math.floor(atMs + (untilMs - atMs) * part))
        if (then.stage !== settled.stage || then.segment !== settled.segment || then.why !== settled.why)
          return false
      }
      return true
    }),
    RUNS,
  )
})
