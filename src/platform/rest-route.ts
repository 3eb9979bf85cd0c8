/** How our routes differ from the framework's ordinary way. */
import type { FastifyReply, FastifySchemaCompiler } from 'fastify'
import type { FastifyRouteSchemaDef } from 'fastify/types/schema.js'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { StoredAnswer } from './idempotency.ts'

/** For a body that is a stream: it is described, but its records are validated one by one by the route. */
export const bodyUnchecked: FastifySchemaCompiler<unknown> = (route) =>
  route.httpPart === 'body' ? () => true : zodValidator(route, route.schema as z.ZodType)

/** The validator of one schema, at the place that `route` names. */
export function zodValidator(route: FastifyRouteSchemaDef<unknown>, schema: z.ZodType) {
  return validatorCompiler({ ...route, schema })
}

/** An answer that is text already, byte for byte. */
export function sendStored(reply: FastifyReply, answer: StoredAnswer): void {
  if (answer.replayed === true) reply.header('idempotency-replayed', 'true')
  reply.code(answer.status).type('application/json').serializer(String).send(answer.body)
}

/** An answer whose JSON is encoded already. */
export function sendJson(reply: FastifyReply, body: Buffer): FastifyReply {
  return reply.code(200).type('application/json').send(body)
}
