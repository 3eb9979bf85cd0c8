import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { creditorIds } from '../strategies/schedule-sweeps.ts'
import { sweepCreditor } from '../strategies/sweep.ts'
import { withBooks } from './with-books.ts'

const HELP = `tact sweep [--all]: plan accounts anew whose time has come

  --all   every account, not only those that are due or were planned under another strategy

In batches: it can be stopped and run again, and two at once do no harm.
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
        const started = Date.now()
        const result = await sweepCreditor({ database, clock: systemClock }, creditorId, {
          all: values.all,
          onProgress: ({ planned }) => {
            if (process.stderr.isTTY) process.stderr.write(`\r${planned} planned`)
          },
        })
        if (process.stderr.isTTY) process.stderr.write('\r')
        const seconds = (Date.now() - started) / 1000
        process.stdout.write(
          `creditor ${creditorId}: ${result.planned} accounts planned, ${result.changed} changed, ${seconds.toFixed(1)} s\n`,
        )
      }
    } finally {
      await database.close()
    }
  })
  return 0
}
