/** Codes and figures of the API in words for people. */
import type { z } from 'zod'
import type { nextActionsPage } from '../accounts/schemas.ts'
import { CURRENCY_DIGITS } from '../intake/currencies.ts'
import { localTimeText } from '../policy/calendar.ts'

export type QueuedAction = z.output<typeof nextActionsPage>['nextActions'][number]

/** `CNY 52,077.52` from minor units. */
export function moneyText(minor: number, currency: string): string {
  return `${currency} ${unitsText(minor, currency)}`
}

/** `52,077.52` from minor units. */
export function unitsText(minor: number, currency: string): string {
  const digits = CURRENCY_DIGITS.get(currency) ?? 2
  return (minor / 10 ** digits).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

export function countText(count: number): string {
  return count.toLocaleString('en-US')
}

/** `2026-11-22 08:00` on the clock of a zone. */
export function clockText(zone: string, instant: string): string {
  return localTimeText(zone, Date.parse(instant)).slice(0, 16)
}

const CONTACT: Readonly<Record<string, string>> = {
  sms: 'send an SMS to',
  voice: 'call',
  'ai-voice': 'let the voice robot call',
  email: 'e-mail',
  letter: 'write a letter to',
  push: 'send an app message to',
  im: 'send an instant message to',
  visit: 'visit',
}

/** `call the borrower`. */
export function contactText(channel: string, party: string): string {
  return `${CONTACT[channel] ?? channel} the ${party.replaceAll('-', ' ')}`
}

const WITHOUT_CONTACT: Readonly<Record<string, string>> = {
  'repair-contact': 'find a contact point that works',
  wait: 'wait',
  task: 'do the task of the stage',
  review: 'let a person decide',
  none: 'nothing',
}

/** `send an SMS to the borrower`, and why it is that when it is no contact. */
export function actionText({ action, channel, party, why }: QueuedAction['nextAction']): string {
  if (action === 'contact' && channel !== null) return contactText(channel, party ?? 'borrower')
  return `${WITHOUT_CONTACT[action] ?? action} (${why.replaceAll('_', ' ')})`
}

/** `3 days past due`. */
export function lateText(daysPastDue: number | null): string {
  if (daysPastDue === null) return 'nothing due'
  return `${daysPastDue} day${daysPastDue === 1 ? '' : 's'} past due`
}
