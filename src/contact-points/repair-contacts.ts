/** Accounts that nobody can be reached for: `needs-contact-repair`, with the sources that were tried. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { lockSubject } from '../accounts/lock-subject.ts'
import { contactPointRows } from '../accounts/show-account.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { decodeCursor, encodeCursor } from '../platform/rest-schemas.ts'
import type { Vault } from '../platform/vault.ts'
import type { Writer } from '../records/writer.ts'
import { accounts, borrowers, contactSearches } from '../tables.ts'
import { presentPoint } from './present-point.ts'
import type { SearchDone } from './schemas.ts'

const cursor = z.tuple([z.int(), z.uuid()])

type PointRow = Awaited<ReturnType<typeof contactPointRows>>[number]
type SearchRow = typeof contactSearches.$inferSelect

/** The most urgent first. Every plan is stored, so this is a look-up. */
export async function listRepairs(tx: Tx, vault: Vault, page: { limit: number; after?: string | undefined }) {
  const behind = page.after === undefined ? undefined : decodeCursor(cursor, page.after)
  const found = await tx.db
    .select({ account: accounts, borrower: borrowers })
    .from(accounts)
    .innerJoin(
      borrowers,
      and(eq(borrowers.creditorId, accounts.creditorId), eq(borrowers.borrowerId, accounts.borrowerId)),
    )
    .where(
      and(
        eq(accounts.creditorId, tx.creditorId),
        eq(accounts.nextAction, 'repair-contact'),
        ...(behind === undefined
          ? []
          : [
              sql`(${accounts.priority} < ${behind[0]} or (${accounts.priority} = ${behind[0]}
                and ${accounts.accountId} > ${behind[1]}::uuid))`,
            ]),
      ),
    )
    .orderBy(desc(accounts.priority), accounts.accountId)
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  const ids = [...new Set(rows.map(({ borrower }) => borrower.borrowerId))]
  const points = ids.length === 0 ? [] : await contactPointRows(tx, ids)
  const searches = await searchesOf(tx, ids)
  const repairs = rows.map(({ account, borrower }) => {
    const own = points.filter((point) => point.borrowerId === borrower.borrowerId)
    const tried = searches.filter((search) => search.borrowerId === borrower.borrowerId)
    return {
      work: 'needs-contact-repair' as const,
      accountNumber: account.accountNumber,
      borrowerReference: borrower.reference,
      stage: account.stage,
      priority: account.priority,
      since: lastLost(own),
      contactPoints: own.map((point) => presentPoint(tx.creditorId, vault, borrower, point)),
      sourcesTried: sourcesTried(own, tried),
    }
  })
  const last = rows.at(-1)?.account
  const isMore = found.length > page.limit && last !== undefined
  return { repairs, next: isMore ? encodeCursor([last.priority, last.accountId]) : null }
}

/** Somebody looked: kept whether anything was found or not, so that nobody looks there twice. */
export async function keepSearch(tx: Tx, search: SearchDone, writer: Writer) {
  const { borrower } = await lockSubject(tx, search)
  const { borrowerId } = borrower
  await tx.db.insert(contactSearches).values({
    creditorId: tx.creditorId,
    searchId: newId(),
    borrowerId,
    source: search.source,
    found: search.found,
    at: new Date(writer.atMs),
    by: writer.name,
  })
  return {
    sourcesTried: sourcesTried(await contactPointRows(tx, [borrowerId]), await searchesOf(tx, [borrowerId])),
  }
}

async function searchesOf(tx: Tx, borrowerIds: readonly string[]): Promise<SearchRow[]> {
  if (borrowerIds.length === 0) return []
  return tx.db
    .select()
    .from(contactSearches)
    .where(
      and(
        eq(contactSearches.creditorId, tx.creditorId),
        inArray(contactSearches.borrowerId, [...borrowerIds]),
      ),
    )
}

function sourcesTried(points: readonly PointRow[], searches: readonly SearchRow[]) {
  const tried = new Map<string, { at: string | null; contactPoints: number }>()
  const entry = (source: string) => {
    const known = tried.get(source) ?? { at: null, contactPoints: 0 }
    tried.set(source, known)
    return known
  }
  for (const { source } of points) entry(source ?? 'unknown').contactPoints++
  for (const search of searches) {
    const known = entry(search.source)
    const at = search.at.toISOString()
    if (known.at === null || at > known.at) known.at = at
  }
  return [...tried]
    .map(([source, rest]) => ({ source, ...rest }))
    .sort((a, b) => (a.source < b.source ? -1 : 1))
}

function lastLost(points: readonly PointRow[]): string | null {
  const lost = points
    .map((point) => point.retiredAt ?? point.updatedAt)
    .sort((a, b) => b.getTime() - a.getTime())
  return lost[0]?.toISOString() ?? null
}
