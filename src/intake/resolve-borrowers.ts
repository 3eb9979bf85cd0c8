/** Who the borrowers of a chunk are: known, changed or new; and the sealing of what is personal. */
import type { BorrowerState, ContactPointState, Evidence } from '../accounts/build-facts.ts'
import { type CopyValue, copyRows } from '../platform/copy-rows.ts'
import { newId } from '../platform/new-id.ts'
import { newSalt } from '../platform/vault.ts'
import { normaliseContactValue } from './normalise-contact-value.ts'
import type { DelinquencyRecord, RecordContactPoint } from './record.ts'
import type { RecordLine, StagingContext } from './stage-chunk.ts'
import { STAGED_BORROWER_COLUMNS, STAGED_CONTACT_POINT_COLUMNS } from './staging-tables.ts'

/** A borrower as the books or an earlier chunk have it. */
export interface KnownBorrower {
  reference: string
  borrower_id: string
  salt: Buffer
  digest: Buffer
  /** Contact points staged with it by an earlier chunk, as JSON; `null` for a row of the books. */
  contact_facts: string | null
  is_in_books: boolean
  /** Newest business date of any of its accounts in the books; `null` for a staged one. */
  newest_business_date: string | null
}

export interface ResolvedBorrower {
  readonly borrowerId: string
  readonly isNew: boolean
  /** New, or pushed with other particulars than before. */
  readonly changed: boolean
  readonly state: BorrowerState
  readonly contactPoints: readonly ContactPointState[]
  /** Rows to stage; none when nothing changed. */
  readonly row: CopyValue[] | null
  readonly contactPointRows: CopyValue[][]
}

type PushedBorrower = DelinquencyRecord['borrower']

/** By reference. When the chunk names a borrower twice with other particulars, the last line wins. */
export function resolveBorrowers(
  ctx: StagingContext,
  lines: readonly RecordLine[],
  known: ReadonlyMap<string, KnownBorrower>,
  evidence: ReadonlyMap<string, Evidence>,
): Map<string, ResolvedBorrower> {
  const last = new Map<string, RecordLine>()
  for (const entry of lines) last.set(entry.record.borrower.reference, entry)
  const resolved = new Map<string, ResolvedBorrower>()
  for (const [reference, { line, record }] of last) {
    const found = known.get(reference)
    const inBooks = found === undefined ? undefined : evidence.get(found.borrower_id)
    resolved.set(reference, resolveBorrower(ctx, line, record.borrower, found, inBooks))
  }
  return resolved
}

export async function stageBorrowers(
  ctx: StagingContext,
  borrowers: ReadonlyMap<string, ResolvedBorrower>,
): Promise<void> {
  const rows: CopyValue[][] = []
  const contactPoints: CopyValue[][] = []
  for (const borrower of borrowers.values()) {
    if (borrower.row !== null) rows.push(borrower.row)
    contactPoints.push(...borrower.contactPointRows)
  }
  await copyRows(ctx.client, 'staged_borrowers', STAGED_BORROWER_COLUMNS, rows)
  await copyRows(ctx.client, 'staged_contact_points', STAGED_CONTACT_POINT_COLUMNS, contactPoints)
}

function resolveBorrower(
  ctx: StagingContext,
  line: number,
  pushed: PushedBorrower,
  known: KnownBorrower | undefined,
  inBooks: Evidence | undefined,
): ResolvedBorrower {
  const state: BorrowerState = {
    kind: pushed.kind,
    jurisdiction: pushed.jurisdiction,
    timeZones: pushed.timeZones,
  }
  const before = [...(inBooks?.contactPoints ?? []), ...stagedBefore(known)]
  // Keyed, because a plain digest of a name and a number could be guessed.
  const digest = ctx.vault.blindIndex(ctx.creditorId, JSON.stringify(pushed))
  if (known !== undefined && (digest.equals(known.digest) || isNewer(known, ctx.businessDate))) {
    const unchanged = { borrowerId: known.borrower_id, isNew: false, changed: false, state }
    return { ...unchanged, contactPoints: before, row: null, contactPointRows: [] }
  }

  const borrowerId = known?.borrower_id ?? newId()
  const salt = known?.salt ?? newSalt()
  const vault = ctx.vault.ofBorrower(ctx.creditorId, salt)
  const points = new Map(before.map((point) => [placeOf(point), point]))
  const contactPointRows: CopyValue[][] = []
  for (const point of pushed.contactPoints) {
    const value = normaliseContactValue(point.channels, point.value, pushed.jurisdiction)
    const index = ctx.vault.blindIndex(ctx.creditorId, value.normalised)
    const fresh = contactPointState(point, value.usable, index)
    const pointState = withWhatIsKnown(fresh, points.get(placeOf(fresh)))
    points.set(placeOf(pointState), pointState)
    contactPointRows.push([
      line,
      pointState.id,
      borrowerId,
      point.party,
      pointState.person,
      point.channels,
      vault.seal(value.normalised, `contact ${borrowerId}`),
      index,
      pointState.source,
      pointState.status,
      value.usable ? null : (value.reason ?? 'unusable'),
      pointState.place,
      pointState.consent === null ? null : JSON.stringify(pointState.consent),
    ])
  }
  const contactPoints = [...points.values()]
  const row: CopyValue[] = [
    line,
    known === undefined,
    JSON.stringify(contactPoints),
    borrowerId,
    pushed.reference,
    pushed.kind,
    vault.seal(pushed.name, `name ${borrowerId}`),
    salt,
    digest,
    pushed.jurisdiction,
    pushed.timeZones,
    pushed.language ?? null,
  ]
  return {
    borrowerId,
    isNew: known === undefined,
    changed: true,
    state,
    contactPoints,
    row,
    contactPointRows,
  }
}

/** What a newer push said of a borrower is not overwritten by an older one. */
function isNewer(known: KnownBorrower, businessDate: string): boolean {
  return known.newest_business_date !== null && known.newest_business_date > businessDate
}

function stagedBefore(known: KnownBorrower | undefined): ContactPointState[] {
  if (known === undefined || known.contact_facts === null) return []
  return JSON.parse(known.contact_facts) as ContactPointState[]
}

/** Whose a contact point is when the sender gave no label: one person per party, so that a refusal closes them all. */
export function personOf(point: Pick<RecordContactPoint, 'person' | 'party'>): string {
  return point.person ?? point.party
}

/** What makes two entries the same contact point of a borrower. */
function placeOf(point: ContactPointState): string {
  return `${point.party} ${point.index} ${point.person}`
}

/** The same value of the same person keeps its id and what was learned of it here: dead, proven, consent taken back. */
function withWhatIsKnown(fresh: ContactPointState, known: ContactPointState | undefined): ContactPointState {
  if (known === undefined) return fresh
  const { id, isOut } = known
  const isProven = known.status === 'verified' && fresh.status === 'unverified'
  const withdrawnAt = known.consent?.withdrawnAt
  const isTakenBack =
    withdrawnAt !== undefined &&
    fresh.consent !== null &&
    Date.parse(fresh.consent.givenAt) <= Date.parse(withdrawnAt)
  return {
    ...fresh,
    id,
    isOut,
    status: isOut ? known.status : isProven ? 'verified' : fresh.status,
    consent: isTakenBack && fresh.consent !== null ? { ...fresh.consent, withdrawnAt } : fresh.consent,
  }
}

function contactPointState(point: RecordContactPoint, usable: boolean, index: Buffer): ContactPointState {
  return {
    id: newId(),
    index: index.toString('hex'),
    person: personOf(point),
    party: point.party,
    channels: point.channels,
    status: point.status === 'retired' ? 'retired' : usable ? point.status : 'unusable',
    source: point.source ?? null,
    place: point.place ?? null,
    consent: point.consent ?? null,
    isOut: false,
  }
}
