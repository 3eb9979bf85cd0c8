import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(16_384)
let used = pool.length

/**
 * Random bytes, drawn from the system in bulk: asking for a few at a time costs more than what they are used for. Each
 * byte is given out once. A view that stays valid until later calls have used up the pool: copy what is kept.
 */
export function freshBytes(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}
