/** What the policy writes into `observed` and `limit` in English, read back so that it can be said in another language. */
import {
  CHANNELS,
  type Channel,
  PARTIES,
  type Party,
  PURPOSES,
  type Purpose,
  WEEKDAYS,
  type Weekday,
} from '../policy/facts.ts'

export interface ReadWindow {
  readonly days: readonly Weekday[]
  readonly from: string
  readonly fromInclusive: boolean
  readonly to: string
  readonly toInclusive: boolean
  readonly channels: readonly Channel[]
}

const DAY_LIST = `(?:${WEEKDAYS.join('|')})(?:/(?:${WEEKDAYS.join('|')}))*`
const CHANNEL_LIST = `(?:${CHANNELS.join('|')})(?:/(?:${CHANNELS.join('|')}))*`
const WINDOW = new RegExp(
  `^(?:(${DAY_LIST}) )?(from|after) ([\\d:]+) (to|before) ([\\d:]+)(?: for (${CHANNEL_LIST}))?$`,
)

/** The windows of a `contact-hours` limit; null when it is not one (the working hours of a person). */
export function readWindows(limit: unknown): readonly ReadWindow[] | null {
  if (typeof limit !== 'string') return null
  const read: ReadWindow[] = []
  for (const part of limit.split(', ')) {
    const match = WINDOW.exec(part)
    if (match === null) return null
    const [, days, start, from = '', end, to = '', channels] = match
    read.push({
      days: (days?.split('/') ?? []) as Weekday[],
      from: toMinutes(from),
      fromInclusive: start === 'from',
      to: toMinutes(to),
      toInclusive: end === 'to',
      channels: (channels?.split('/') ?? []) as Channel[],
    })
  }
  return read
}

/** Seconds are only said where there are some. */
function toMinutes(clock: string): string {
  return clock.replace(/^(\d\d:\d\d):00$/, '$1')
}

export interface ReadLength {
  readonly count: number
  readonly unit: 'days' | 'working-days' | 'hours' | 'minutes'
}

const LENGTHS: readonly (readonly [RegExp, ReadLength['unit']])[] = [
  [/^(\d+) whole working days after the notice$/, 'working-days'],
  [/^(\d+) days after the notice$/, 'days'],
  [/^(\d+) local days$/, 'days'],
]

/** A length of time in a limit: `7 local days`, `4 h`, `5 days after the notice`. */
export function readLength(limit: unknown): ReadLength | null {
  if (typeof limit !== 'string') return null
  for (const [pattern, unit] of LENGTHS) {
    const match = pattern.exec(limit)
    if (match !== null) return { count: Number(match[1]), unit }
  }
  const hours = Number(/^([\d.]+) h$/.exec(limit)?.[1] ?? Number.NaN)
  if (Number.isNaN(hours)) return null
  return hours < 1 ? { count: Math.round(hours * 60), unit: 'minutes' } : { count: hours, unit: 'hours' }
}

/** `2026-03-14 sat, 2026-03-15 sun`: the days a contact would fall on, each once. */
export function readDays(observed: unknown): readonly { readonly date: string; readonly day: Weekday }[] {
  const found = [...String(observed ?? '').matchAll(/(\d{4}-\d{2}-\d{2}) (mon|tue|wed|thu|fri|sat|sun)/g)]
  const days = new Map(found.map(([, date = '', day]) => [date, { date, day: day as Weekday }]))
  return [...days.values()]
}

/** `2026-03-10 22:05:00 Asia/Shanghai, ...`: the clocks of the borrower. */
export function readClocks(observed: unknown): readonly { readonly time: string; readonly zone: string }[] {
  return [...String(observed ?? '').matchAll(/(\d{4}-\d{2}-\d{2} \d{2}:\d{2}):\d{2} ([^\s,]+)/g)].map(
    ([, time = '', zone = '']) => ({ time, zone }),
  )
}

/** `family/demand`: who, and what for. Null when it is something else. */
export function readPartyPurpose(
  observed: unknown,
): { readonly party: Party; readonly purpose: Purpose } | null {
  const [party, purpose] = String(observed ?? '').split('/')
  return isOf(PARTIES, party) && isOf(PURPOSES, purpose) ? { party, purpose } : null
}

export function isOf<T extends string>(words: readonly T[], word: unknown): word is T {
  return (words as readonly unknown[]).includes(word)
}
