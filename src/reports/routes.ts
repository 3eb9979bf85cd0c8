/** REST: the reports, as JSON or CSV by the Accept header. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { Problem } from '../platform/problems.ts'
import { problemResponses } from '../platform/rest-schemas.ts'
import { readForReport } from './read-for-report.ts'
import { REPORTS, type Report } from './reports.ts'
import { writeCsv } from './write-csv.ts'

const csv = z.string().describe('The rows of the report, with a header row')

export async function reportRoutes(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const rest = app.withTypeProvider<ZodTypeProvider>()
  for (const [name, report] of Object.entries(REPORTS) as [
    string,
    Report<z.ZodObject, { rows: object[] }>,
  ][]) {
    rest.get(
      `/v1/reports/${name}`,
      {
        config: { scope: 'reports:read' },
        schema: {
          operationId: report.operationId,
          summary: report.summary,
          description: report.description,
          tags: ['reports'],
          querystring: report.query,
          response: {
            200: {
              description: report.summary,
              content: { 'application/json': { schema: report.view }, 'text/csv': { schema: csv } },
            },
            ...problemResponses(400, 401, 403),
          },
        },
      },
      async (request, reply) => {
        checkReader(report, request.caller.agencyId)
        const nowMs = deps.clock.now()
        const answer = await readForReport(deps.database.pool, request.caller, nowMs, (tx) =>
          report.read(tx, request.query, nowMs),
        )
        reply.header('vary', 'accept')
        if (!wantsCsv(request.headers.accept)) return reply.type('application/json').send(answer)
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}.csv"`)
          .serializer(String)
          .send(writeCsv(report.row, answer.rows) as never)
      },
    )
  }
}

/** @throws Problem `missing_scope` */
export function checkReader(report: Pick<Report, 'forAgencies'>, agencyId: string | null): void {
  if (agencyId === null || report.forAgencies) return
  throw new Problem('missing_scope', 'This report is about the whole book; it is not for agencies.')
}

/** CSV when it is named and JSON is not named before it. */
function wantsCsv(accept: string | undefined): boolean {
  const types = (accept ?? '').toLowerCase()
  const [csvAt, jsonAt] = [types.indexOf('text/csv'), types.indexOf('application/json')]
  return csvAt !== -1 && (jsonAt === -1 || csvAt < jsonAt)
}
