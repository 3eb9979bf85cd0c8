/** The decision on the law of China and Taiwan against a reading of that law. TACT_ORACLE_RUNS sets how many questions. */
import fc from 'fast-check'
import t from 'tap'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { arbitraryAsk, arbitraryFacts } from './arbitrary-facts.ts'
import { oracle } from './oracle/law-cn-tw.ts'

const RUNS = Number(process.env.TACT_ORACLE_RUNS ?? 2500)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Every minute is tried as long as the wait is shorter; beyond, one in 37 (in 97 when it is never). */
const EVERY_MINUTE_MS = 12 * HOUR

const policy = compilePolicy({ packs: PACKS, strategy: null })

t.test(`decision and oracle agree on ${RUNS} random questions`, async (t) => {
  const seen = { allowed: 0, deferred: 0, denied: 0 }
  fc.assert(
    fc.property(arbitraryAsk, arbitraryFacts, (ask, facts) => {
      const { verdict, nextAllowedAtMs, reasons } = decideContact(ask, facts, policy)
      seen[verdict]++
      const say = (ms: number, what: string) =>
        `${what} at ${new Date(ms).toISOString()}: oracle [${oracle(ask, facts, ms)}], decision ${verdict} [${reasons.map((reason) => reason.rule)}]`
      const now = oracle(ask, facts, ask.atMs)
      if ((now.length === 0) !== (verdict === 'allowed')) throw new Error(say(ask.atMs, 'verdict'))
      if (verdict === 'allowed') return
      const untilMs = nextAllowedAtMs ?? ask.atMs + 20 * 24 * HOUR
      if (nextAllowedAtMs !== null && oracle(ask, facts, nextAllowedAtMs).length > 0)
        throw new Error(say(nextAllowedAtMs, 'not yet open'))
      const step =
        untilMs - ask.atMs <= EVERY_MINUTE_MS ? MINUTE : (nextAllowedAtMs === null ? 97 : 37) * MINUTE
      for (let ms = ask.atMs + step; ms < untilMs; ms += step) {
        if (oracle(ask, facts, ms).length === 0) throw new Error(say(ms, 'open earlier'))
      }
    }),
    { numRuns: RUNS },
  )
  t.ok(seen.allowed > RUNS / 50 && seen.deferred > RUNS / 50 && seen.denied > RUNS / 50, JSON.stringify(seen))
})
