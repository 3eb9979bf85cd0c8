/** What most routes do for the creditor of their caller: read in one transaction, or write once and answer. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerOnce } from './answer-once.ts'
import { type Tx, withCreditor } from './database.ts'
import type { OnceDeps } from './once.ts'

export interface RouteWork<Writer> {
  reading<T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>): Promise<T>
  /** @param reply of whatever types the route has; it is answered with the status and what `work` returns. */
  writing(
    request: FastifyRequest,
    reply: unknown,
    operation: string,
    status: number,
    work: (tx: Tx, writer: Writer) => Promise<unknown>,
  ): Promise<void>
}

/** @param writerOf who writes, and when, as the use cases of the feature want to know it. */
export function routeWork<Writer>(
  deps: OnceDeps,
  writerOf: (caller: FastifyRequest['caller']) => Writer,
): RouteWork<Writer> {
  return {
    reading: (request, work) => withCreditor(deps.database.pool, request.caller.creditorId, work),
    async writing(request, reply, operation, status, work) {
      const answer = reply as FastifyReply
      await answerOnce(deps, request, answer, operation, async (tx) => ({
        status,
        body: await work(tx, writerOf(request.caller)),
      }))
      await answer
    },
  }
}
