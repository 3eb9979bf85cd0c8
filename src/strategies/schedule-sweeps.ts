/** Every few minutes the accounts whose time has come are planned anew, for every creditor, by one process for each. */
import pg from 'pg'
import type { Logger } from 'pino'
import type { Jobs } from '../platform/jobs.ts'
import { type SweepDeps, sweepCreditor } from './sweep.ts'

const SWEEPS = 'sweeps'
const SWEEP_OF_CREDITOR = 'sweep-of-creditor'

/** @param everyMinutes 0: never. */
export async function scheduleSweeps(
  deps: SweepDeps & { logger: Logger },
  jobs: Jobs,
  ownerUrl: string,
  everyMinutes: number,
): Promise<void> {
  await jobs.work<{ creditorId: string }>(SWEEP_OF_CREDITOR, async ({ creditorId }, signal) => {
    const result = await sweepCreditor(deps, creditorId, { signal })
    if (result.planned > 0) deps.logger.info({ creditorId, ...result }, 'swept')
  })
  await jobs.work(SWEEPS, async () => {
    for (const creditorId of await creditorIds(ownerUrl)) {
      // One that still runs, here or in another process, will do.
      await jobs.enqueueAlone(SWEEP_OF_CREDITOR, { creditorId }, creditorId)
    }
  })
  await jobs.every(everyMinutes, SWEEPS)
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
