/**
 * Tells every process of the service that accounts have changed, in the transaction that changes them: it is heard when
 * that is committed, and not at all when it is not. Ids only; whoever listens reads anew, as himself.
 *
 * Commits that announce something come one after the other in PostgreSQL. So the hot way, asking for permits, does not.
 */
import type { Tx } from '../platform/database.ts'

/** Ids of accounts; `everything`: too many to name. */
export type Changes = ReadonlySet<string> | 'everything'

export const CHANGES_CHANNEL = 'tact_changes'

/** A notification has room for 8000 bytes; whoever follows one account or one queue needs no more than a few names. */
const NAMED_MAX = 50

export async function announceChanges(
  { client, creditorId }: Pick<Tx, 'client' | 'creditorId'>,
  changed: readonly string[] | 'everything',
): Promise<void> {
  if (changed.length === 0) return
  const names = changed === 'everything' || changed.length > NAMED_MAX ? '*' : changed.join(',')
  await client.query({
    name: 'announce-changes',
    text: 'select pg_notify($1, $2)',
    values: [CHANGES_CHANNEL, `${creditorId} ${names}`],
  })
}

/** @returns undefined when it is none of ours. */
export function readAnnouncement(text: string): { creditorId: string; changes: Changes } | undefined {
  const [, creditorId, names] = /^([0-9a-f-]{36}) (\*|[0-9a-f,-]+)$/.exec(text) ?? []
  if (creditorId === undefined || names === undefined) return undefined
  return { creditorId, changes: names === '*' ? 'everything' : new Set(names.split(',')) }
}
