/** What a caller does with work items, from who he is to what he may see of it; REST and GraphQL do the same. */
import type { Caller } from '../keys/authenticate.ts'
import { seenBy } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { claimNextWork } from './claim-work.ts'
import { collectorOf } from './collector-of.ts'
import { extendWork } from './extend-work.ts'
import { releaseWork } from './release-work.ts'
import type { WorkClaim, WorkExtension, WorkRelease } from './schemas.ts'
import { showWork } from './show-work.ts'

/** @throws Problem `not_found`, `invalid_request`, `collector_inactive` */
export async function claim(tx: Tx, caller: Caller, body: WorkClaim, nowMs: number) {
  const collector = await collectorOf(tx, caller, body.collectorId)
  const ids = await claimNextWork(tx, collector, body, { name: caller.name, atMs: nowMs })
  return { workItems: await seenBy(tx, caller.agencyId, nowMs, (seen) => showWork(seen, ids, nowMs)) }
}

/** @throws Problem `not_found`, `invalid_request` */
export async function extend(tx: Tx, caller: Caller, body: WorkExtension, nowMs: number) {
  const collector = await collectorOf(tx, caller, body.collectorId)
  const ids = await extendWork(tx, collector, body, nowMs)
  const kept = new Set(ids)
  return {
    workItems: await seenBy(tx, caller.agencyId, nowMs, (seen) => showWork(seen, ids, nowMs)),
    lost: (body.workItemIds ?? []).filter((id) => !kept.has(id)),
  }
}

/** @throws Problem `not_found`, `invalid_request` */
export async function release(tx: Tx, caller: Caller, body: WorkRelease, nowMs: number) {
  const collector = await collectorOf(tx, caller, body.collectorId)
  return { released: await releaseWork(tx, collector, body.workItemIds, nowMs) }
}
