/** The label that says what decided: strategy, packs, house packs, calendars and switches. */
import type { PolicySource, Switches } from './compile.ts'
import type { HolidayCalendar } from './holidays.ts'
import type { HousePack, Pack } from './pack.ts'
import { HOLIDAY_CALENDARS } from './packs/holidays/holiday-calendars.ts'
import { TACT_PACK } from './tact-rules.ts'

export function versionLabel(
  source: PolicySource,
  packs: readonly Pack[],
  house: readonly HousePack[],
  switches: Switches,
  calendars: readonly HolidayCalendar[],
): string {
  const { strategy } = source
  const own = calendars.filter((calendar) => !HOLIDAY_CALENDARS.includes(calendar))
  const parts = [
    ...(strategy === null ? [] : [`strategy ${strategy.id}@${strategy.version}`]),
    ...packLabels(packs),
    ...house.map((pack) => `${pack.id}@${pack.version}`),
    `${TACT_PACK.id}@1`,
    ...own.map((calendar) => `calendar ${calendar.id}#${fingerprint(JSON.stringify(calendar))}`),
    ...Object.keys(switches)
      .sort()
      .map((id) => `${id}:${switches[id]?.enabled === false ? 'off' : (switches[id]?.effect ?? 'on')}`),
  ]
  return parts.join(' ')
}

/** Packs of one edition share its date: `AU CA CN@2026-11-21`. */
function packLabels(packs: readonly Pack[]): string[] {
  const editions = new Map<string, string[]>()
  for (const pack of packs) editions.set(pack.asOf, [...(editions.get(pack.asOf) ?? []), pack.id])
  return [...editions].map(([asOf, ids]) => `${ids.join(' ')}@${asOf}`)
}

/** A short name for a long text (FNV-1a, 32 bits, hex): tells two editions apart, proves nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
