/** Entries of a timeline as GraphQL tells them. Pure. */
import type { TimelineRow } from '../accounts/timeline.ts'
import { permitState } from '../contacts/show-permit.ts'
import { statusOf } from '../records/show-records.ts'
import { spelled } from './spelled-enum.ts'

type Minor = number

export interface TimelineEntry {
  readonly id: string
  readonly kind: TimelineRow[1]
  readonly at: string
  readonly push: PushEntry | null
  readonly stageChange: StageChangeEntry | null
  readonly permit: PermitEntry | null
  readonly attempt: AttemptEntry | null
  readonly promise: PromiseEntry | null
  readonly hold: HoldEntry | null
}

interface PushEntry {
  readonly businessDate: string
  readonly status: string
  readonly overdueTotal: Minor
  readonly totalOutstanding: Minor
  readonly oldestUnpaidDueDate: string | null
  readonly segment: string
  readonly stage: string | null
}

interface StageChangeEntry {
  readonly before: string | null
  readonly after: string | null
  readonly segment: string
  readonly ladder: string
  readonly why: string
}

interface PermitEntry {
  readonly status: string
  readonly channel: string
  readonly party: string
  readonly contactPointId: string | null
  readonly purpose: string
  readonly reservedFor: string
  readonly expiresAt: string
  readonly revokedWhy: string | null
}

interface AttemptEntry {
  readonly direction: string
  readonly channel: string
  readonly party: string
  readonly contactPointId: string | null
  readonly purpose: string | null
  readonly outcome: string
  readonly by: string
  readonly permitState: string
}

interface PromiseEntry {
  readonly dueOn: string | null
  readonly amount: Minor | null
  readonly status: string
  readonly ofAllAccounts: boolean
}

interface HoldEntry {
  readonly hold: string
  readonly from: string | null
  readonly until: string | null
  readonly status: string
  readonly ofAllAccounts: boolean
}

/** @param nowMs decides whether an open permit has expired, which nothing writes down. */
export function presentEntry(row: TimelineRow, nowMs: number): TimelineEntry {
  const [atMs, kind, id] = row
  return {
    id,
    kind,
    at: iso(atMs),
    push: kind === 'push' ? pushOf(row) : null,
    stageChange: kind === 'stage_change' ? stageChangeOf(row) : null,
    permit: kind === 'permit' ? permitOf(row, nowMs) : null,
    attempt: kind === 'attempt' ? attemptOf(row) : null,
    promise: kind === 'promise' ? promiseOf(row) : null,
    hold: kind === 'hold' ? holdOf(row) : null,
  }
}

type Row = readonly unknown[]

function pushOf(row: Row): PushEntry {
  return {
    businessDate: row[3] as string,
    status: row[4] as string,
    overdueTotal: row[5] as number,
    totalOutstanding: row[6] as number,
    oldestUnpaidDueDate: row[7] as string | null,
    segment: row[8] as string,
    stage: row[9] as string | null,
  }
}

function stageChangeOf(row: Row): StageChangeEntry {
  return {
    before: row[3] as string | null,
    after: row[4] as string | null,
    segment: row[5] as string,
    ladder: row[6] as string,
    why: row[7] as string,
  }
}

function permitOf(row: Row, nowMs: number): PermitEntry {
  const expiresAtMs = row[9] as number
  return {
    status: permitState(row[3] as Parameters<typeof permitState>[0], expiresAtMs, nowMs),
    channel: spelled(row[4] as string),
    party: spelled(row[5] as string),
    contactPointId: row[6] as string | null,
    purpose: spelled(row[7] as string),
    reservedFor: iso(row[8] as number),
    expiresAt: iso(expiresAtMs),
    revokedWhy: row[10] as string | null,
  }
}

function attemptOf(row: Row): AttemptEntry {
  return {
    direction: row[3] as string,
    channel: spelled(row[4] as string),
    party: spelled(row[5] as string),
    contactPointId: row[6] as string | null,
    purpose: spelled(row[7] as string | null),
    outcome: row[8] as string,
    by: row[9] as string,
    permitState: row[10] as string,
  }
}

type Kept = Readonly<Record<string, unknown>>

function promiseOf(row: Row): PromiseEntry {
  const document = row[3] as Kept
  return {
    dueOn: (document.dueOn as string | undefined) ?? null,
    amount: (document.amountMinor as number | undefined) ?? null,
    status: statusOf({ endedAt: row[4], endDocument: row[5] }),
    ofAllAccounts: row[6] as boolean,
  }
}

function holdOf(row: Row): HoldEntry {
  const document = { ...(row[3] as Kept), ...(row[5] as Kept | null) }
  return {
    hold: document.kind as string,
    from: isoOrNull(document.fromMs),
    until: isoOrNull(document.untilMs),
    status: statusOf({ endedAt: row[4], endDocument: row[5] }),
    ofAllAccounts: row[6] as boolean,
  }
}

function isoOrNull(value: unknown): string | null {
  return typeof value === 'number' ? iso(value) : null
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
