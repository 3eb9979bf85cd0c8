/**
 * The long run of the brute-force oracle on all cores:
 * `npm run test:oracle -- --runs 1000000 [--seed 1] [--workers 2]`. Ends with exit code 1 when anything differs.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { emptyTally, type Tally } from './oracle/compare.ts'
import { type ChunkResult, runChunk } from './oracle/run-chunk.ts'

/** Cases of one seed: few enough that progress shows, many enough that a worker is busy. */
const CHUNK = 500
const DISAGREEMENTS_MAX = 10
const PROGRESS_EVERY_MS = 5000

interface Task {
  readonly seed: number
  readonly runs: number
}
interface Answer extends ChunkResult {
  readonly tally: Tally
}

function work(): void {
  parentPort?.on('message', ({ seed, runs }: Task) => {
    const tally = emptyTally()
    const result = runChunk(seed, runs, tally)
    parentPort?.postMessage({ ...result, tally } satisfies Answer)
  })
}

function add(sum: Tally, one: Tally): void {
  sum.allowed += one.allowed
  sum.deferred += one.deferred
  sum.denied += one.denied
  for (const kind of Object.keys(one.objected)) {
    sum.objected[kind] = (sum.objected[kind] ?? 0) + (one.objected[kind] ?? 0)
    sum.cleared[kind] = (sum.cleared[kind] ?? 0) + (one.cleared[kind] ?? 0)
  }
}

async function lead(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      workers: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const [runs, seed, workers] = [Number(values.runs), Number(values.seed), Number(values.workers)]
  if (![runs, seed, workers].every(Number.isSafeInteger) || runs < 1 || workers < 1) {
    console.error('Give whole numbers: --runs 1000000 --seed 1 --workers 2')
    process.exitCode = 2
    return
  }
  console.log(`${runs} cases from seed ${seed} on ${workers} workers`)
  const startedMs = performance.now()
  const sum = emptyTally()
  let done = 0
  let given = 0
  let found = 0
  const say = () => {
    const perSecond = Math.round(done / ((performance.now() - startedMs) / 1000))
    console.log(`${done} of ${runs} cases, ${perSecond} a second, ${found} disagreements`)
  }
  const progress = setInterval(say, PROGRESS_EVERY_MS)
  /** The next chunk, until all are given out or enough has gone wrong. */
  const next = (): Task | null => {
    if (given >= runs || found >= DISAGREEMENTS_MAX) return null
    const task = { seed: seed + given / CHUNK, runs: Math.min(CHUNK, runs - given) }
    given += CHUNK
    return task
  }
  const employ = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url))
      const proceed = () => {
        const task = next()
        if (task !== null) worker.postMessage(task)
        else void worker.terminate().then(() => resolve())
      }
      worker.on('message', (answer: Answer) => {
        done += answer.runs
        add(sum, answer.tally)
        if (answer.disagreement !== null) {
          found++
          console.log(`\n${answer.disagreement}, again with --seed and --runs ${CHUNK}\n`)
        }
        proceed()
      })
      worker.on('error', reject)
      proceed()
    })
  await Promise.all(Array.from({ length: workers }, employ))
  clearInterval(progress)
  say()
  console.log(`asked: ${sum.allowed} allowed, ${sum.deferred} deferred, ${sum.denied} denied`)
  for (const [kind, times] of Object.entries(sum.objected).sort((a, b) => b[1] - a[1])) {
    console.log(
      `${kind.padEnd(20)} stood in the way ${times} times, named its end ${sum.cleared[kind] ?? 0} times`,
    )
  }
  if (found > 0) process.exitCode = 1
}

if (isMainThread) await lead()
else work()
