/** Gives accounts to an agency, each on its own: one that cannot be placed stops no other. */
import { lockBorrowers } from '../accounts/lock-borrowers.ts'
import { replanBorrowers } from '../accounts/replan-borrower.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/new-id.ts'
import { Problem } from '../platform/problems.ts'
import { dayOfDate, isKnownZone, startOfLocalDayMs } from '../policy/calendar.ts'
import { endPlacements } from './end-placements.ts'
import { openAgency, type Writer } from './keep-agencies.ts'
import type { NewPlacements } from './placement-schemas.ts'

interface AccountToPlace {
  account_id: string
  account_number: string
  borrower_id: string
  time_zones: string[]
  open_placement_id: string | null
  open_visible_until: Date | null
}

export interface PlacedAccount {
  readonly accountNumber: string
  readonly placed: { readonly placementId: string } | Problem
}

/**
 * In the order of the account numbers. A placement whose last day is over makes room for the next one.
 * @throws Problem `not_found`, `agency_closed` about the agency
 */
export async function placeAccounts(tx: Tx, wanted: NewPlacements, writer: Writer): Promise<PlacedAccount[]> {
  await openAgency(tx, wanted.agencyId)
  const numbers = [...new Set(wanted.accountNumbers)]
  const known = await accountsToPlace(tx, numbers)
  await lockBorrowers(
    tx,
    known.map((account) => account.borrower_id),
  )
  // Once more, now that nobody else places them.
  const accounts = await accountsToPlace(tx, numbers)
  const over = accounts.filter((account) => isOver(account, writer.atMs))
  await endPlacements(
    tx,
    over.flatMap((account) => account.open_placement_id ?? []),
    { kind: 'expired', closeCode: null, by: writer.name },
    writer.atMs,
  )
  const free = accounts.filter((account) => account.open_placement_id === null || over.includes(account))
  const ids = new Map(free.map((account) => [account.account_number, newId()]))
  await insertPlacements(tx, wanted, free, ids, writer)
  await replanBorrowers(tx, [...new Set(free.map((account) => account.borrower_id))], writer.atMs)
  const taken = new Set(accounts.map((account) => account.account_number))
  return wanted.accountNumbers.map((accountNumber): PlacedAccount => {
    const placementId = ids.get(accountNumber)
    if (placementId !== undefined) return { accountNumber, placed: { placementId } }
    const problem = taken.has(accountNumber)
      ? new Problem(
          'already_placed',
          `The account "${accountNumber}" is placed with an agency. Recall it first.`,
        )
      : new Problem('not_found', `There is no account "${accountNumber}".`)
    return { accountNumber, placed: problem }
  })
}

function isOver({ open_visible_until: until }: AccountToPlace, nowMs: number): boolean {
  return until !== null && until.getTime() <= nowMs
}

async function accountsToPlace(tx: Tx, accountNumbers: readonly string[]): Promise<AccountToPlace[]> {
  const { rows } = await tx.client.query<AccountToPlace>(
    `select a.account_id, a.account_number, a.borrower_id, b.time_zones,
            p.placement_id as open_placement_id, p.visible_until as open_visible_until
     from accounts a
     join borrowers b on b.creditor_id = a.creditor_id and b.borrower_id = a.borrower_id
     left join placements p on p.creditor_id = a.creditor_id and p.account_id = a.account_id and p.ended_at is null
     where a.creditor_id = $1 and a.account_number = any($2::text[])`,
    [tx.creditorId, accountNumbers],
  )
  return rows
}

async function insertPlacements(
  tx: Tx,
  wanted: NewPlacements,
  accounts: readonly AccountToPlace[],
  ids: ReadonlyMap<string, string>,
  writer: Writer,
): Promise<void> {
  const rows = accounts.map((account) => ({
    creditor_id: tx.creditorId,
    placement_id: ids.get(account.account_number),
    account_id: account.account_id,
    agency_id: wanted.agencyId,
    since: wanted.since,
    until: wanted.until,
    notice_given_on: wanted.noticeGivenOn,
    visible_from: firstMoment(account.time_zones, wanted.since),
    visible_until: wanted.until === null ? null : lastMoment(account.time_zones, wanted.until),
    terms: wanted.terms,
    created_at: new Date(writer.atMs).toISOString(),
    created_by: writer.name,
  }))
  if (rows.length === 0) return
  await tx.client.query(
    'insert into placements select * from json_populate_recordset(null::placements, $1)',
    [JSON.stringify(rows)],
  )
}

/** From the first of the borrower's possible clocks on which the day begins ... */
function firstMoment(timeZones: readonly string[], date: string): string {
  const starts = zonesOf(timeZones).map((zone) => startOfLocalDayMs(zone, dayOfDate(date)))
  return new Date(Math.min(...starts)).toISOString()
}

/** ... to the last one on which it ends. Whether a contact may happen, the policy decides on every clock. */
function lastMoment(timeZones: readonly string[], date: string): string {
  const ends = zonesOf(timeZones).map((zone) => startOfLocalDayMs(zone, dayOfDate(date) + 1))
  return new Date(Math.max(...ends)).toISOString()
}

function zonesOf(timeZones: readonly string[]): readonly string[] {
  const known = timeZones.filter(isKnownZone)
  return known.length === 0 ? ['UTC'] : known
}
