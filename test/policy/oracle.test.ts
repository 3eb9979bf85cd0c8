/**
 * The decision against the brute-force oracle, on random rules and on the packs there are. TACT_ORACLE_RUNS sets how
 * many cases, TACT_ORACLE_SEED which; `npm run test:oracle` is the long run.
 */
import t from 'tap'
import { emptyTally } from './oracle/compare.ts'
import { runChunk } from './oracle/run-chunk.ts'

const RUNS = Number(process.env.TACT_ORACLE_RUNS ?? 3000)
const SEED = Number(process.env.TACT_ORACLE_SEED ?? Date.now() % 1_000_000_000)

t.test(`decision and oracle agree on ${RUNS} random cases of seed ${SEED}`, async (t) => {
  const tally = emptyTally()
  const { disagreement } = runChunk(SEED, RUNS, tally)
  t.equal(disagreement, null, disagreement ?? 'they agree')
  const { allowed, deferred, denied, objected } = tally
  t.comment(JSON.stringify(tally))
  // A run in which nothing happens would agree as well.
  for (const times of [allowed, deferred, denied]) t.ok(times > RUNS / 50, `${allowed} ${deferred} ${denied}`)
  const met = Object.keys(objected).length
  t.ok(met >= (RUNS < 1000 ? 15 : 25), `${met} kinds of rule stood in the way`)
})
