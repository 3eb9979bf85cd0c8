import { v7 } from 'uuid'
import { systemClock } from './clock.ts'
import { freshBytes } from './fresh-bytes.ts'

let lastMs = 0
let sequence = 0

/** UUIDv7; ids made by one process sort in the order in which they were made. */
export function newId(): string {
  const random = freshBytes(16)
  const nowMs = systemClock.now()
  if (nowMs > lastMs) {
    lastMs = nowMs
    sequence = random.readUInt32BE(6) >>> 1
  } else sequence += 1
  return v7({ msecs: lastMs, seq: sequence, random })
}
