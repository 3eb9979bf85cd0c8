/** Rules about hours and days. */
import type { HolidayCalendar } from '../../../src/policy/holidays.ts'
import type { ClosedDaysRule, ContactHoursRule, RequestedHoursRule } from '../../../src/policy/pack.ts'
import { isAddressee, type Scene } from './case.ts'
import { isConsentedHour, isOnlyHour } from './consents.ts'
import type { Answer } from './counting.ts'
import { clockSeconds, isIn, type Local, local, type Span } from './local-time.ts'

export function contactHours(scene: Scene, rule: ContactHoursRule, ms: number): Answer {
  const zones = rule.zone === undefined ? scene.zones.map((one) => rule.clocks?.[one] ?? one) : [rule.zone]
  if (zones.length === 0) return 'missing'
  const windows = rule.windows.filter((one) => one.channels?.includes(scene.ask.channel) ?? true)
  const working = (scene.facts.workingHours ?? []).filter((one) => isAddressee(scene, one))
  // Hours of work that are known take the place of the windows, whatever these are.
  const spans: readonly Span[] =
    rule.knownWorkingHours === true && working.length > 0
      ? working.map((one) => ({ ...one, fromInclusive: true, toInclusive: false }))
      : windows
  const isOpen = zones.every(
    (zone) =>
      spans.some((span) => isIn(local(zone, ms), span)) ||
      isConsentedHour(scene, zone, ms, rule.openedByConsent),
  )
  return isOpen ? 'open' : 'closed'
}

export function requestedHours(scene: Scene, rule: RequestedHoursRule, ms: number): Answer {
  if (rule.wholeDays === true) return wholeDays(scene, rule, ms)
  if (rule.honours === 'contact-hours-only') {
    const { isNamed, isOpen } = isOnlyHour(scene, ms)
    if (isNamed && scene.zones.length === 0) return 'missing'
    return isOpen ? 'open' : 'closed'
  }
  const spared = scene.facts.refusals.filter(
    (one) =>
      one.scope === 'time-slot' &&
      isAddressee(scene, one) &&
      (one.channel === undefined || one.channel === scene.ask.channel),
  )
  if (spared.length > 0 && scene.zones.length === 0) return 'missing'
  const isSpared = spared.some((one) => {
    if (ms < one.atMs || ms >= (one.liftedAtMs ?? Infinity)) return false
    const { from = '00:00', to = '24:00', days } = one
    const span: Span = {
      from,
      to,
      fromInclusive: true,
      toInclusive: false,
      ...(days === undefined ? {} : { days }),
    }
    const [first, end] = [clockSeconds(from), clockSeconds(to)]
    // A wish that cannot be read, or that names no time at all, closes the day.
    const isEmpty = first === end || first === end + 86_400
    const isReadable = !isEmpty && !Number.isNaN(first) && !Number.isNaN(end) && days?.length !== 0
    return !isReadable || scene.zones.some((zone) => isIn(local(zone, ms), span))
  })
  return isSpared ? 'closed' : 'open'
}

interface Wish {
  readonly from?: string
  readonly to?: string
  readonly days?: NonNullable<Span['days']>
  readonly fromMs: number
  readonly untilMs?: number | undefined
  readonly toInclusive: boolean
}

/** Closed when the wishes in force leave no minute of the weekday, somewhere, before its last. */
function wholeDays(scene: Scene, rule: RequestedHoursRule, ms: number): Answer {
  const { consents, refusals } = scene.facts
  const { ask } = scene
  const wishes: readonly Wish[] =
    rule.honours === 'contact-hours-only'
      ? consents.flatMap((one) =>
          one.kind === 'contact-hours-only' &&
          'from' in one &&
          (one.channels?.includes(ask.channel) ?? true) &&
          isAddressee(scene, one)
            ? [{ ...one, fromMs: one.givenAtMs, untilMs: one.withdrawnAtMs, toInclusive: true }]
            : [],
        )
      : refusals
          .filter((one) => one.scope === 'time-slot' && isAddressee(scene, one))
          .filter((one) => one.channel === undefined || one.channel === ask.channel)
          .map((one) => ({ ...one, fromMs: one.atMs, untilMs: one.liftedAtMs, toInclusive: false }))
  if (wishes.length === 0) return 'open'
  if (scene.zones.length === 0) return 'missing'
  const now = wishes.filter((one) => one.fromMs <= ms && ms < (one.untilMs ?? Infinity))
  if (now.length === 0) return 'open'
  const isNamed = (at: Local) =>
    now.some(({ from = '00:00', to = '24:00', days, toInclusive }) => {
      const [first, end] = [clockSeconds(from), clockSeconds(to)]
      const isReadable = !Number.isNaN(first) && !Number.isNaN(end) && days?.length !== 0
      if (!toInclusive && (!isReadable || first === end)) return true
      return isIn(at, { from, to, fromInclusive: true, toInclusive, ...(days === undefined ? {} : { days }) })
    })
  const isClosedAt = (at: Local) => isNamed(at) === (rule.honours === 'time-slot')
  const known = knownDays(scene)
  const isClosedIn = (zone: string) => {
    const today = local(zone, ms)
    const key = `${rule.honours} ${today.weekday} ${now.map((one) => wishes.indexOf(one)).join()}`
    let isClosed = known.get(key)
    if (isClosed === undefined) {
      isClosed = TIMES_OF_DAY.every((seconds) => isClosedAt({ ...today, seconds }))
      known.set(key, isClosed)
    }
    return isClosed
  }
  return scene.zones.some(isClosedIn) ? 'closed' : 'open'
}

/** Every minute but the last, and a second after each: wishes begin and end on one of them. */
const TIMES_OF_DAY = Array.from({ length: 2 * 1439 }, (_, i) => Math.floor(i / 2) * 60 + (i % 2))
const closedDaysOf = new WeakMap<Scene, Map<string, boolean>>()

function knownDays(scene: Scene): Map<string, boolean> {
  const known = closedDaysOf.get(scene) ?? new Map<string, boolean>()
  closedDaysOf.set(scene, known)
  return known
}

export function closedDays(scene: Scene, rule: ClosedDaysRule, ms: number): Answer {
  if (scene.zones.length === 0) return 'missing'
  const calendars = calendarsOf(scene, rule.calendar)
  const answers = scene.zones.map((zone): Answer => {
    const { date, weekday } = local(zone, ms)
    const year = date.slice(0, 4)
    const own = rule.holidays?.[year]
    const years = calendars.map((one) => one?.years[year])
    const isHoliday =
      (own?.includes(date) ?? false) ||
      years.some((one) => one?.holidays.includes(date)) ||
      (rule.fixedHolidays?.includes(date.slice(5)) ?? false)
    const isMadeUp = years.some((one) => one?.workdays?.includes(date))
    const isClosed = isHoliday || ((rule.weekdays?.includes(weekday) ?? false) && !isMadeUp)
    // Every calendar named must know the year, and without one the rule itself.
    const isKnown = years.length === 0 ? own !== undefined : !years.includes(undefined)
    const isUnknown = rule.movableHolidaysNeeded && !isKnown
    if ((!isClosed && !isUnknown) || isConsentedHour(scene, zone, ms, rule.openedByConsent)) return 'open'
    return isClosed ? 'closed' : 'missing'
  })
  return answers.includes('missing') ? 'missing' : answers.includes('closed') ? 'closed' : 'open'
}

/** The calendar of the rule, and that of the part of it where the borrower is; undefined: named but not there. */
function calendarsOf(scene: Scene, id: string | undefined): readonly (HolidayCalendar | undefined)[] {
  if (id === undefined) return []
  const { jurisdiction } = scene.facts
  const general = calendarOf(scene, id)
  if (jurisdiction === null || !jurisdiction.startsWith(`${id}-`)) return [general]
  const part = calendarOf(scene, jurisdiction)
  return part === undefined ? [general] : [general, part]
}

/** The calendar of a place, else of the place it is a part of. */
export function calendarOf(scene: Scene, id: string): HolidayCalendar | undefined {
  const known = scene.given.calendars
  const parts = id.split('-')
  const places = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return places.map((place) => known.find((one) => one.id === place)).find((one) => one !== undefined)
}
