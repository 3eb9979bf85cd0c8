/** What a creditor has changed about the rules: switches, house packs, holiday calendars. The newest of each counts. */
import type { Connection } from '../platform/database.ts'
import type { Switches } from '../policy/compile.ts'
import type { HolidayCalendar } from '../policy/holidays.ts'
import type { HousePack } from '../policy/pack.ts'
import { type HousePackDocument, toHousePack } from './pack-document.ts'

export interface RuleChanges {
  readonly switches: Switches
  readonly housePacks: readonly HousePack[]
  /** Uploaded years only, to be laid over the built-in calendars. */
  readonly calendars: readonly HolidayCalendar[]
}

export interface SwitchRow {
  readonly revision: number
  readonly rule_id: string
  readonly enabled: boolean | null
  readonly effect: 'deny' | 'warn' | null
  readonly reason: string
  readonly changed_by: string
  readonly changed_at: Date
}

export interface HousePackRow {
  readonly pack_id: string
  readonly version: number
  readonly document: HousePackDocument
  readonly changed_by: string
  readonly changed_at: Date
}

export interface CalendarRow {
  readonly revision: number
  readonly calendar_id: string
  readonly year: number
  readonly holidays: string[]
  readonly workdays: string[]
  readonly source: string
  readonly uploaded_by: string
  readonly uploaded_at: Date
}

const NEWEST = 2_147_483_647

/** @param revision as it stood at this change; absent: now. */
export async function loadChanges(
  client: Connection,
  creditorId: string,
  revision = NEWEST,
): Promise<RuleChanges> {
  const switches = await switchesOf(client, creditorId, revision)
  const packs = await housePacksOf(client, creditorId, revision)
  const calendars = await uploadedYearsOf(client, creditorId, revision)
  return {
    switches: switchesFrom(switches),
    housePacks: packs.map((row) => toHousePack(row.document, row.version)),
    calendars: calendarsFrom(calendars),
  }
}

/** As the policy reads them. */
export function switchesFrom(rows: readonly SwitchRow[]): Switches {
  return Object.fromEntries(
    rows.map(({ rule_id, enabled, effect }) => [
      rule_id,
      { ...(enabled === null ? {} : { enabled }), ...(effect === null ? {} : { effect }) },
    ]),
  )
}

/** Switches that hold, those taken back left out, by rule id. */
export async function switchesOf(
  client: Connection,
  creditorId: string,
  revision = NEWEST,
): Promise<SwitchRow[]> {
  const { rows } = await client.query<SwitchRow>(
    `select revision, rule_id, enabled, effect, reason, changed_by, changed_at from (
       select distinct on (rule_id) * from rule_switches
       where creditor_id = $1 and revision <= $2 order by rule_id, revision desc) newest
     where enabled is not null or effect is not null
     order by rule_id`,
    [creditorId, revision],
  )
  return rows
}

/** House packs in force, those retired left out, by id. */
export async function housePacksOf(
  client: Connection,
  creditorId: string,
  revision = NEWEST,
): Promise<HousePackRow[]> {
  const { rows } = await client.query<HousePackRow>(
    `select pack_id, version, document, changed_by, changed_at from (
       select distinct on (pack_id) * from house_packs
       where creditor_id = $1 and revision <= $2 order by pack_id, version desc) newest
     where document is not null
     order by pack_id`,
    [creditorId, revision],
  )
  return rows
}

/** The newest upload of each calendar and year. */
export async function uploadedYearsOf(
  client: Connection,
  creditorId: string,
  revision = NEWEST,
): Promise<CalendarRow[]> {
  const { rows } = await client.query<CalendarRow>(
    `select distinct on (calendar_id, year) revision, calendar_id, year, holidays::text[] as holidays,
       workdays::text[] as workdays, source, uploaded_by, uploaded_at
     from holiday_calendars where creditor_id = $1 and revision <= $2
     order by calendar_id, year, revision desc`,
    [creditorId, revision],
  )
  return rows
}

function calendarsFrom(rows: readonly CalendarRow[]): HolidayCalendar[] {
  return rows.map((row) => ({
    id: row.calendar_id,
    title: `Uploaded calendar ${row.calendar_id}`,
    source: row.source,
    // The own notice of a regulated firm: what it was taken from stands in the source and was not seen here.
    evidence: 'press',
    years: { [row.year]: { holidays: row.holidays, workdays: row.workdays } },
  }))
}
