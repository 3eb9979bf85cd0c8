/** Who puts something on record, and when. */
import type { Caller } from '../keys/authenticate.ts'

export interface Writer {
  /** Name of the key or person, kept with the row. */
  readonly name: string
  readonly apiKeyId: string
  /** Set: the caller is this agency's. */
  readonly agencyId: string | null
  /** For whom it acts: `in-house` or the id of the agency. */
  readonly actor: string
  readonly atMs: number
}

export function writerOf(caller: Caller, atMs: number): Writer {
  const { name, apiKeyId, agencyId } = caller
  return { name, apiKeyId, agencyId, actor: agencyId ?? 'in-house', atMs }
}
