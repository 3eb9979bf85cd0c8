/** A mutation: checked like the REST request, done once under its key, in one transaction. */
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { once } from '../platform/once.ts'
import { word } from '../platform/rest-schemas.ts'
import { type Writer, writerOf } from '../records/writer.ts'
import { checkedInput } from './checked-input.ts'
import type { DeskContext } from './desk.ts'

export interface MutationArgs {
  readonly input?: Readonly<Record<string, unknown>> | null
  readonly idempotencyKey?: string | null
}

export interface Write<A extends MutationArgs, S extends z.ZodType> {
  readonly schema: S
  /** The body of the same REST request; absent: the input as it is. */
  readonly body?: (args: A) => unknown
  /** Before the transaction. */
  readonly before?: (body: z.output<S>, writer: Writer, ctx: DeskContext) => Promise<unknown>
  readonly work: (tx: Tx, body: z.output<S>, writer: Writer, ctx: DeskContext, args: A) => Promise<object>
}

const idempotencyKey = word(255).optional()

/** @throws Problem in the resolver, of the schema and of the work. */
export function writeOnce<A extends MutationArgs, S extends z.ZodType>(field: string, write: Write<A, S>) {
  return async (_root: unknown, args: A, ctx: DeskContext): Promise<unknown> => {
    const key = keyOf(args)
    const body = checkedInput(write.schema, write.body === undefined ? (args.input ?? {}) : write.body(args))
    const { idempotencyKey: _key, ...asked } = args
    const { creditorId, agencyId } = ctx.caller
    const writer = writerOf(ctx.caller, ctx.deps.clock.now())
    await write.before?.(body, writer, ctx)
    const answer = await once(
      ctx.deps,
      { creditorId, agencyId, operation: `graphql ${field}`, key, asked: [asked] },
      async (tx) => ({ status: 200, body: await write.work(tx, body, writer, ctx, args) }),
    )
    return JSON.parse(answer.body)
  }
}

/** @throws Problem `invalid_request` */
export function keyOf(args: MutationArgs): string | undefined {
  return checkedInput(z.object({ idempotencyKey }), { idempotencyKey: args.idempotencyKey }).idempotencyKey
}
