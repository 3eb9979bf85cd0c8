/** For those who run the service: is it alive, can it work (no key needed), how is it doing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { Problem } from './problems.ts'

export interface HealthOptions {
  readonly pool: pg.Pool
  /** Throws unless the caller may read the metrics, which tell how busy a bank is and with what. */
  readonly guardMetrics: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
}

export async function healthRoutes(app: FastifyInstance, options: HealthOptions): Promise<void> {
  const { pool, guardMetrics } = options
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120],
    registers: [registry],
  })
  // On the root, so that it measures every feature.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })

  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async () => {
    try {
      await pool.query('select 1')
      return { status: 'ready' }
    } catch {
      throw new Problem('unavailable', 'The database does not answer.', { retryAfterSeconds: 2 })
    }
  })
  app.get('/metrics', { onRequest: guardMetrics }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
