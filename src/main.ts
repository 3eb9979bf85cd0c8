/** The process: settings, database, application, schedule, and an end in good order. */
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { PREVIEW_QUEUE, type PreviewJob, runPreview } from './changes/run-preview.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { migrateDatabase, openDatabase } from './platform/database.ts'
import { startEmbeddedDatabase } from './platform/embedded-database.ts'
import { startJobs } from './platform/jobs.ts'
import { createLogger } from './platform/log.ts'
import { loadMasterKey, Vault } from './platform/vault.ts'
import { scheduleSweeps } from './strategies/schedule-sweeps.ts'

export interface Service {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string
  /** Connection string of the owner of the tables. */
  readonly ownerUrl: string
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** Where the books are: the database of the settings, or the embedded one. */
export async function openBooks(
  config: Config,
  adopt: boolean,
): Promise<{ ownerUrl: string; embedded: boolean; close: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) {
    return { ownerUrl: config.databaseUrl, embedded: false, close: async () => undefined }
  }
  const server = await startEmbeddedDatabase(config.dataDir, adopt)
  const close = async () => (server.started || adopt ? server.stop() : undefined)
  return { ownerUrl: server.url, embedded: true, close }
}

/** Starts everything and listens. @throws Error with a sentence for the person who started it. */
export async function startService(config: Config, log?: Logger): Promise<Service> {
  if (config.databaseUrl !== undefined && config.masterKey === undefined) {
    throw new Error(
      'TACT_MASTER_KEY is not set. With a database of your own the key that protects personal data must be yours too: ' +
        'make one with `openssl rand -base64 32` and keep it safe; without it the data cannot be read.',
    )
  }
  const logger = log ?? createLogger(config.logLevel)
  // Ended in the opposite order of their beginning, when the service ends and when it cannot begin.
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends.toReversed()) await end()
  }
  const books = await openBooks(config, true)
  ends.push(books.close)
  try {
    await migrateDatabase(books.ownerUrl)
    const database = openDatabase(books.ownerUrl, config.poolSize, (error) =>
      // The error carries the whole connection, secrets and statements included: only its words are logged.
      logger.warn({ reason: error.message }, 'a database connection was lost'),
    )
    ends.push(database.close)
    const jobs = await startJobs({ url: books.ownerUrl, logger })
    ends.push(jobs.stop)
    const vault = new Vault(await loadMasterKey(config.masterKey, config.dataDir))
    const { signingGeneration, trustProxy, requestsPerMinute, signIn, graphqlQueries, graphqlOnlyQueries } =
      config
    const app = await buildApp({
      database,
      vault,
      clock: systemClock,
      logger,
      jobs,
      signingGeneration,
      trustProxy,
      requestsPerMinute,
      signIn,
      graphqlQueries,
      graphqlOnlyQueries,
    })
    ends.push(() => app.close())
    await jobs.work<PreviewJob>(PREVIEW_QUEUE, (job, signal) =>
      runPreview({ database, clock: systemClock }, job, signal),
    )
    const url = await app.listen({ host: config.host, port: config.port })
    await scheduleSweeps({ database, clock: systemClock, logger }, jobs, books.ownerUrl, config.sweepMinutes)
    return { url, ownerUrl: books.ownerUrl, app, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Less than the ten seconds after which a container engine kills. */
const CLOSE_MS = 9_000

/** Runs until a signal or a fault ends it. */
export async function serve(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel)
  const service = await startService(config, logger)
  logger.info(
    { url: service.url, docs: `${service.url}/docs`, graphiql: `${service.url}/graphiql` },
    'Tact listens',
  )
  // From here on a signal ends the service in good order instead of at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.removeAllListeners(signal)
  await new Promise<void>((resolve) => {
    closeWithGrace({ delay: CLOSE_MS, logger }, async ({ signal, err }) => {
      if (err !== undefined) logger.fatal({ err }, 'ending after a fault')
      else logger.info({ signal }, 'ending: open requests are finished first')
      await service.close()
      resolve()
    })
  })
}
