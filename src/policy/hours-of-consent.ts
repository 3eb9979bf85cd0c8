/** Times that people named: hours they agreed to, the only hours they want, hours to be spared. */
import { isByWhom, meetsTerms } from './consent-terms.ts'
import type { Weekday } from './facts.ts'
import type { ConsentTerms } from './pack.ts'
import { concernsAddressee, type Question } from './question.ts'
import { firstInWindowsMs, unionOf, type WeekWindows, weekWindows } from './windows.ts'

/** Weekly times that are in force from `fromMs` until before `untilMs`. */
export interface DatedWindows {
  readonly windows: WeekWindows
  readonly fromMs: number
  readonly untilMs: number
}

const NONE: readonly DatedWindows[] = []
const cache = new Map<string, WeekWindows>()
const CACHE_MAX = 1024

function windowsOf(
  from: string,
  to: string,
  toInclusive: boolean,
  days: readonly Weekday[] | undefined,
): WeekWindows {
  const key = `${from}|${to}|${toInclusive}|${days === undefined ? '*' : days.join()}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const windows = weekWindows([
    { from, to, fromInclusive: true, toInclusive, ...(days === undefined ? {} : { days }) },
  ])
  if (cache.size >= CACHE_MAX) cache.clear()
  cache.set(key, windows)
  return windows
}

/** Consents of the person addressed for this channel; both ends of the hours belong to them. */
export function consentedHours(
  question: Question,
  kind: 'contact-hours' | 'contact-hours-only',
  terms: boolean | ConsentTerms = true,
): readonly DatedWindows[] {
  if (terms === false) return NONE
  const { consents } = question.prepared.facts
  if (consents.length === 0) return NONE
  const found: DatedWindows[] = []
  for (const consent of consents) {
    if (consent.kind !== kind) continue
    if (consent.kind !== 'contact-hours' && consent.kind !== 'contact-hours-only') continue
    if (consent.channels !== undefined && !consent.channels.includes(question.ask.channel)) continue
    if (!isByWhom(question, consent, terms) || !meetsTerms(question, consent, terms)) continue
    found.push({
      windows: windowsOf(consent.from, consent.to, true, consent.days),
      fromMs: consent.givenAtMs,
      untilMs: consent.withdrawnAtMs ?? Number.POSITIVE_INFINITY,
    })
  }
  return found
}

/** Times the person addressed asked to be spared; the end no longer belongs to them. Unreadable: the whole day. */
export function sparedHours(question: Question): readonly DatedWindows[] {
  const { refusals } = question.prepared.facts
  if (refusals.length === 0) return NONE
  const found: DatedWindows[] = []
  for (const refusal of refusals) {
    if (refusal.scope !== 'time-slot' || !concernsAddressee(question, refusal)) continue
    if (refusal.channel !== undefined && refusal.channel !== question.ask.channel) continue
    const named = windowsOf(refusal.from ?? '00:00', refusal.to ?? '24:00', false, refusal.days)
    const readable = named.some((flat) => flat.length > 0)
    found.push({
      windows: readable ? named : windowsOf('00:00', '24:00', false, undefined),
      fromMs: refusal.atMs,
      untilMs: refusal.liftedAtMs ?? Number.POSITIVE_INFINITY,
    })
  }
  return found
}

/** The known working hours of the person addressed, end not included; null when none are. Unreadable ones open nothing. */
export function workingHours(question: Question): WeekWindows | null {
  const known = question.prepared.facts.workingHours?.filter((one) => concernsAddressee(question, one)) ?? []
  return known.length === 0 ? null : unionOf(known.map((one) => windowsOf(one.from, one.to, false, one.days)))
}

/** First instant not before `tMs` and before `untilMs` that one of the dated windows holds; Infinity for none. */
export function firstConsentedMs(
  zone: string,
  consents: readonly DatedWindows[],
  tMs: number,
  untilMs: number,
): number {
  let first = Number.POSITIVE_INFINITY
  for (const consent of consents) {
    const endMs = Math.min(untilMs, consent.untilMs, first)
    first = Math.min(first, firstInWindowsMs(zone, consent.windows, Math.max(tMs, consent.fromMs), endMs))
  }
  return first
}
