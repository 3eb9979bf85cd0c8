/**
 * Work that outlives a request: queues in the same database (pg-boss, in a schema of its own). A job is taken by one
 * process at a time; when that process dies or stops, another one takes it again, so a handler must bear being begun
 * anew. Jobs are put in by the transaction that causes them and vanish with it.
 */
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Tx } from './database.ts'

/** Apart from the tables of the books: rows there belong to no creditor. */
const SCHEMA = 'tact_jobs'
/** Polling, upkeep and heartbeats share them. */
const CONNECTIONS = 3
/** A process that has not been heard of for so long is dead, and its jobs are taken again. */
const HEARTBEAT_S = 30
const RETRIES_MAX = 5
const RETRY_DELAY_S = 5
const POLL_S = 1
/** However long it takes: whether it lives is told by its heartbeat. */
const EXPIRE_S = 24 * 3600
const KEEP_DONE_S = 24 * 3600
/** Less than what the process has for ending; a handler that has not ended by then is begun anew elsewhere. */
const STOP_MS = 6_000

/** @param signal aborted when the service ends: stop at the next good place and throw. */
export type JobHandler<Data extends object> = (data: Data, signal: AbortSignal) => Promise<void>

export interface Jobs {
  /** Makes the queue if it is new and takes its jobs, one at a time in this process. Data must survive JSON. */
  work<Data extends object>(queue: string, handler: JobHandler<Data>): Promise<void>
  /**
   * Puts a job into a queue somebody works on; it is there when the transaction commits.
   *
   * @param key of all jobs with the same key only one waits or runs. Name the creditor in it.
   * @returns false when there is one already.
   */
  enqueue(tx: Tx, queue: string, data: object, key: string): Promise<boolean>
  /** The same without a transaction, for what no change in the books causes. */
  enqueueAlone(queue: string, data: object, key: string): Promise<boolean>
  /** Puts a job without data into the queue again and again, once over all processes; 0: never again. */
  every(minutes: number, queue: string): Promise<void>
  stop(): Promise<void>
}

/** Brings the queues' schema up to date. @param url of the owner of the tables. */
export async function installJobs(
  url: string,
  grant: (statement: string) => Promise<unknown>,
): Promise<void> {
  const boss = new PgBoss({ ...connection(url), supervise: false, schedule: false, registerInstance: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
  // The application puts jobs in and reads none: what is in them may be another creditor's.
  await grant(`grant usage on schema ${SCHEMA} to tact_app`)
  await grant(`grant select on ${SCHEMA}.queue to tact_app`)
  await grant(`grant insert, select (id) on ${SCHEMA}.job, ${SCHEMA}.job_common to tact_app`)
}

/** @param url of the owner of the tables, whose schema is up to date. */
export async function startJobs({ url, logger }: { url: string; logger: Logger }): Promise<Jobs> {
  const boss = new PgBoss({ ...connection(url), migrate: false })
  boss.on('error', (error) => logger.warn({ reason: error.message }, 'the job queues have a fault'))
  await boss.start()
  const stopping = new AbortController()
  const put = async (queue: string, data: object, options: Parameters<PgBoss['send']>[2]) =>
    (await boss.send(queue, data, options)) !== null
  return {
    work: async (queue, handler) => {
      await boss.createQueue(queue, QUEUE)
      await boss.work(queue, { batchSize: 1, pollingIntervalSeconds: POLL_S }, async (jobs) => {
        for (const job of jobs) {
          await handler(
            job.data as Parameters<typeof handler>[0],
            AbortSignal.any([job.signal, stopping.signal]),
          )
        }
      })
    },
    enqueue: ({ client }, queue, data, key) =>
      put(queue, data, {
        singletonKey: key,
        db: { executeSql: (text, values) => client.query(text, values) },
      }),
    enqueueAlone: (queue, data, key) => put(queue, data, { singletonKey: key }),
    every: (minutes, queue) =>
      minutes === 0
        ? boss.unschedule(queue)
        : boss.schedule(queue, `FREQ=MINUTELY;INTERVAL=${minutes}`, null, { singletonKey: 'every' }),
    stop: async () => {
      stopping.abort()
      await boss.stop({ timeout: STOP_MS })
    },
  }
}

const QUEUE = {
  // One of a kind waits or runs.
  policy: 'exclusive',
  heartbeatSeconds: HEARTBEAT_S,
  expireInSeconds: EXPIRE_S,
  retryLimit: RETRIES_MAX,
  retryDelay: RETRY_DELAY_S,
  deleteAfterSeconds: KEEP_DONE_S,
}

function connection(url: string) {
  return { connectionString: url, application_name: 'tact jobs', schema: SCHEMA, max: CONNECTIONS }
}
