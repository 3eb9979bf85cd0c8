import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { creditorIds } from '../strategies/schedule-sweeps.ts'
import { type SweepResult, sweepCreditor } from '../strategies/sweep.ts'
import { withBooks } from './with-books.ts'

const HELP = `tact sweep [--all]: plan accounts anew whose time has come

  --all   every account, not only those that are due or were planned under another strategy

In batches: it can be stopped and run again, and two at once share the work.
`

export async function sweepCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { help: { type: 'boolean', short: 'h' }, all: { type: 'boolean', default: false } },
  })
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  await withBooks(async (_owner, ownerUrl) => {
    const database = openDatabase(ownerUrl, readConfig(process.env).poolSize, () => undefined)
    try {
      for (const creditorId of await creditorIds(ownerUrl)) {
        const began = performance.now()
        const onProgress = progressOf(creditorId, began)
        const result = await sweepCreditor({ database, clock: systemClock }, creditorId, {
          all: values.all,
          onProgress,
        })
        process.stdout.write(`creditor ${creditorId}: ${sentenceOf(result, began)}\n`)
      }
    } finally {
      await database.close()
    }
  })
  return 0
}

const PROGRESS_EVERY_MS = 2000

/** Lines, not a bar: a log keeps them as well as a screen. */
function progressOf(creditorId: string, began: number): (result: SweepResult) => void {
  let toldAt = began
  return (result) => {
    const now = performance.now()
    if (now - toldAt < PROGRESS_EVERY_MS) return
    toldAt = now
    process.stderr.write(`creditor ${creditorId}: ${sentenceOf(result, began)} so far\n`)
  }
}

function sentenceOf({ planned, changed }: SweepResult, began: number): string {
  const seconds = (performance.now() - began) / 1000
  const rate = planned === 0 ? '' : `, ${Math.round(planned / seconds)} accounts/s`
  return `${planned} accounts planned, ${changed} changed, ${seconds.toFixed(1)} s${rate}`
}
