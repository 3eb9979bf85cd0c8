/** Whether an account is with an agency at this instant, as the policies of the database see it too. Pure. */
import { dayOfDate, isKnownZone, localDay } from '../policy/calendar.ts'
import type { Facts } from '../policy/facts.ts'

/** From the first of the borrower's possible clocks on which its first day begins to the last on which the last ends. */
export function isHeldBy(
  agencyId: string,
  { placement, timeZones }: Pick<Facts, 'placement' | 'timeZones'>,
  nowMs: number,
): boolean {
  if (placement === null || placement.agency !== agencyId) return false
  const known = timeZones.filter(isKnownZone)
  const days = (known.length === 0 ? ['UTC'] : known).map((zone) => localDay(zone, nowMs))
  const { since, until } = placement
  return (
    (since === undefined || Math.max(...days) >= dayOfDate(since)) &&
    (until === undefined || Math.min(...days) <= dayOfDate(until))
  )
}
