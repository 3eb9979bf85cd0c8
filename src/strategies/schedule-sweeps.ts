/** Every few minutes the accounts whose time has come are planned anew, for every creditor. */
import pg from 'pg'
import type { Logger } from 'pino'
import { type SweepDeps, sweepCreditor } from './sweep.ts'

/** @param everyMinutes 0: never. */
export function scheduleSweeps(
  deps: SweepDeps & { logger: Logger },
  ownerUrl: string,
  everyMinutes: number,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined
  const run = async () => {
    try {
      for (const creditorId of await creditorIds(ownerUrl)) {
        const result = await sweepCreditor(deps, creditorId)
        if (result.planned > 0) deps.logger.info({ creditorId, ...result }, 'swept')
      }
    } catch (error) {
      deps.logger.warn({ err: error }, 'a sweep failed; the next one does its work')
    }
    running = undefined
  }
  if (everyMinutes === 0) return { stop: async () => undefined }
  const timer = setInterval(() => {
    running ??= run()
  }, everyMinutes * 60_000)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

/** Across tenants, and so on the owner's connection. */
export async function creditorIds(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tact sweep' })
  await client.connect()
  try {
    const { rows } = await client.query<{ creditor_id: string }>(
      'select creditor_id from creditors order by 1',
    )
    return rows.map((row) => row.creditor_id)
  } finally {
    await client.end()
  }
}
