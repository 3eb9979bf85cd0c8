/** How single values of a written question are read: instants, local dates, and what the labels of the cases tell. */
import { dayOfDate, startOfLocalDayMs } from '../policy/calendar.ts'
import type { Line, Place } from '../policy/facts.ts'

/** Without keys that are undefined, so that documents compare and print as they were written. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
}

export function msOf(value: string | number | undefined, ms: number | undefined): number | undefined {
  if (ms !== undefined) return ms
  return typeof value === 'string' ? Date.parse(value) : value
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** An instant, or the start of a local date. */
export function startMs(value: string | number, zone: string): number | undefined {
  if (typeof value === 'string' && DATE.test(value)) return startOfLocalDayMs(zone, dayOfDate(value))
  return msOf(value, undefined)
}

/** An instant, or the end of a local date: the start of the next. */
export function endMs(value: string | number | undefined, zone: string): number | undefined {
  if (typeof value === 'string' && DATE.test(value)) return startOfLocalDayMs(zone, dayOfDate(value) + 1)
  return msOf(value, undefined)
}

/** The part of a contact point label before the colon names the person; a label without one is its own person. */
export function personOf(contactPoint: string | undefined, person: string | undefined): string | undefined {
  if (person !== undefined || contactPoint === undefined) return person
  const colon = contactPoint.indexOf(':')
  return colon > 0 ? contactPoint.slice(0, colon) : undefined
}

/** `borrower:old-mobile` is a mobile number, `borrower:home` a line at home; other labels tell nothing. */
export function lineOfLabel(label: string | undefined): Line | undefined {
  const kind = kindOfLabel(label)
  if (kind.endsWith('mobile')) return 'mobile'
  return kind === 'home' || kind === 'workplace' || kind.endsWith('-line') ? 'landline' : undefined
}

export function placeOfLabel(label: string | undefined): Place | undefined {
  return kindOfLabel(label).startsWith('home') ? 'home' : workOfLabel(label)
}

/** `borrower:workplace`, `borrower:work-address`, `borrower:work-email`. */
export function workOfLabel(label: string | undefined): Place | undefined {
  return kindOfLabel(label).startsWith('work') ? 'office' : undefined
}

/** How messages reach the address: `borrower:work-email` by e-mail, `borrower:old-mobile` by text. */
export function messageOfLabel(label: string | undefined): 'email' | 'sms' | undefined {
  if (kindOfLabel(label).endsWith('email')) return 'email'
  return lineOfLabel(label) === 'mobile' ? 'sms' : undefined
}

function kindOfLabel(label: string | undefined): string {
  return label?.slice(label.indexOf(':') + 1) ?? ''
}
