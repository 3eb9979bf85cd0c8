import { localTimeText } from '../calendar.ts'
import type { Channel } from '../facts.ts'
import { CHANNELS } from '../facts.ts'
import { consentedHours, firstConsentedMs, workingHours } from '../hours-of-consent.ts'
import type { ContactHoursRule } from '../pack.ts'
import { type AskRule, missing, NEVER, type Objection, type Question } from '../question.ts'
import {
  type ClockWindow,
  firstInEveryZoneMs,
  firstInWindowsMs,
  isInWindows,
  type WeekWindows,
  weekWindows,
} from '../windows.ts'

/**
 * Contact only inside the windows, in every zone the person may be in; hours the person agreed to are open as well.
 */
export function contactHours(rule: ContactHoursRule): AskRule {
  const windowsOf = windowsByChannel(rule)
  const limit = rule.windows.map(windowText).join(', ')
  const ownZone = rule.zone === undefined ? null : [rule.zone]
  const clocked = clocksOf(rule.clocks)
  return (question, tMs) => {
    const zones = ownZone ?? clocked(question.prepared.zones)
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone of the person contacted')
    const known = rule.knownWorkingHours === true ? workingHours(question) : null
    const windows = known ?? windowsOf(question.ask.channel)
    let open = true
    for (const zone of zones) open = open && isInWindows(zone, windows, tMs)
    if (open) return null
    if (!question.seeksClearing && (rule.openedByConsent === false || !hasConsents(question))) return CLOSED
    return closedUntil(question, tMs, {
      rule,
      zones,
      windows,
      hours: known === null ? limit : WORKING_HOURS,
    })
  }
}

interface Hours {
  readonly rule: ContactHoursRule
  readonly zones: readonly string[]
  readonly windows: WeekWindows
  readonly hours: string
}

/** Apart, so that nothing is made to be captured where it is open. */
function closedUntil(
  question: Question,
  tMs: number,
  { rule, zones, windows, hours }: Hours,
): Objection | null {
  const consents = consentedHours(question, 'contact-hours', rule.openedByConsent)
  const untilMs = question.horizonMs
  const clearsAtMs = firstInEveryZoneMs(zones, tMs, untilMs, (zone, fromMs) => {
    const regular = firstInWindowsMs(zone, windows, fromMs, untilMs)
    if (consents.length === 0) return regular
    return Math.min(regular, firstConsentedMs(zone, consents, fromMs, Math.min(regular, untilMs)))
  })
  if (clearsAtMs === tMs) return null
  return {
    clearsAtMs,
    code: 'outside_hours',
    detail: () => ({
      message: `It is outside the hours for this contact (${hours}).`,
      observed: localTimesText(zones, tMs),
      limit: hours,
    }),
  }
}

function localTimesText(zones: readonly string[], tMs: number): string {
  let text = ''
  for (const zone of zones) text += `${text === '' ? '' : ', '}${localTimeText(zone, tMs)} ${zone}`
  return text
}

function windowsByChannel(rule: ContactHoursRule): (channel: Channel) => WeekWindows {
  if (rule.windows.every((window) => window.channels === undefined)) {
    const windows = weekWindows(rule.windows)
    return () => windows
  }
  const byChannel = new Map<Channel, WeekWindows>()
  for (const channel of CHANNELS) {
    const mine = rule.windows.filter((window) => window.channels?.includes(channel) ?? true)
    byChannel.set(channel, weekWindows(mine))
  }
  return (channel) => byChannel.get(channel) ?? NO_WINDOWS
}

const NO_WINDOWS: WeekWindows = []

/** The zones with those that keep the clock of another replaced by it. Lists of zones are few, and each is one object. */
function clocksOf(clocks: ContactHoursRule['clocks']): (zones: readonly string[]) => readonly string[] {
  if (clocks === undefined) return (zones) => zones
  const known = new WeakMap<readonly string[], readonly string[]>()
  return (zones) => {
    let kept = known.get(zones)
    if (kept === undefined) {
      kept = zones.map((zone) => (Object.hasOwn(clocks, zone) ? (clocks[zone] ?? zone) : zone))
      known.set(zones, kept)
    }
    return kept
  }
}
const WORKING_HOURS = 'the known working hours of the person'

/** For those who ask only whether it is open. */
const CLOSED: Objection = { clearsAtMs: NEVER, code: 'outside_hours', detail: () => ({ message: 'Closed.' }) }

function hasConsents(question: Question): boolean {
  return question.prepared.facts.consents.length > 0
}

function windowText(window: ClockWindow & { readonly channels?: readonly Channel[] }): string {
  const days = window.days === undefined ? '' : `${window.days.join('/')} `
  const channels = window.channels === undefined ? '' : ` for ${window.channels.join('/')}`
  const ends = `${window.fromInclusive ? 'from' : 'after'} ${window.from} ${window.toInclusive ? 'to' : 'before'} ${window.to}`
  return `${days}${ends}${channels}`
}
