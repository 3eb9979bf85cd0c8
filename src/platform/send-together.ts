/**
 * A client whose statements of one turn of the event loop leave in one write: each write of its own wakes the server,
 * and on a busy machine it then takes the processor away from the one that still has something to send.
 */
import type { Writable } from 'node:stream'
import pg from 'pg'

export class SendingTogether extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query as (...given: unknown[]) => unknown
    const together = (...given: unknown[]) => {
      holdBack(this)
      return query.apply(this, given)
    }
    this.query = together as typeof this.query
  }
}

/** What is written from now on leaves when this turn is over. */
function holdBack(client: pg.Client): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
