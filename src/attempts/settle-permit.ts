/** A permit has one outcome: what it was worth when the contact began, and the report that settled it. */
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import { attempts, permits } from '../tables.ts'
import { CLOCK_SKEW_MS } from './check-report.ts'
import type { PermitRow } from './find-contact.ts'
import type { AttemptReport } from './schemas.ts'

export type PermitState = 'used' | 'revoked' | 'expired' | 'none'

/** What is kept beside the columns of an attempt: words and figures only. */
export interface AttemptDetails {
  readonly outcome: AttemptReport['outcome']
  readonly reached?: AttemptReport['reached']
  readonly visit?: AttemptReport['visit']
  /** Keyed digest of the report, so that a second one of the same permit is told from a repetition. */
  readonly digest: string
  /** What the first report was told, as text: the same bytes again. */
  readonly answer: string
}

/** What the permit was worth when the contact began. */
export function stateOf(permit: PermitRow, atMs: number): PermitState {
  if (permit.status === 'revoked') return 'revoked'
  if (permit.status === 'released' || atMs < permit.createdAt.getTime() - CLOCK_SKEW_MS) return 'none'
  return atMs < permit.expiresAt.getTime() ? 'used' : 'expired'
}

export async function settlePermit(
  tx: Tx,
  permit: PermitRow,
  state: PermitState,
  attemptId: string,
): Promise<void> {
  await tx.db
    .update(permits)
    .set({ attemptId, ...(state === 'used' ? { status: 'used' as const } : {}) })
    .where(and(eq(permits.creditorId, tx.creditorId), eq(permits.permitId, permit.permitId)))
}

export async function firstOutcome(tx: Tx, permit: PermitRow | null): Promise<AttemptDetails | null> {
  if (permit?.attemptId == null) return null
  const [row] = await tx.db
    .select({ details: attempts.details })
    .from(attempts)
    .where(and(eq(attempts.creditorId, tx.creditorId), eq(attempts.attemptId, permit.attemptId)))
  return (row?.details ?? null) as AttemptDetails | null
}
