/** An ordinary contact that nothing is against: the starting point of worked examples and of linters. */
import { dayOfDate, HOUR_MS, startOfLocalDayMs } from './calendar.ts'
import type { Ask, Facts } from './facts.ts'

/** A Tuesday without a holiday anywhere known here. */
const TUESDAY = '2026-03-10'

/** 35 days past due at the time of `ordinaryAsk`, nothing on record against a contact. */
export function ordinaryFacts(jurisdiction: string | null, zone: string): Facts {
  return {
    jurisdiction,
    timeZones: [zone],
    borrowerKind: 'person',
    deceased: false,
    capacity: 'full',
    bankrupt: null,
    account: 'account-1',
    product: 'consumer-loan',
    currency: 'CNY',
    overdueMinor: 120_000,
    totalOutstandingMinor: 1_200_000,
    oldestUnpaidDueDate: '2026-02-03',
    limitationEndsOn: null,
    securedOrGuaranteed: null,
    ability: null,
    willingness: null,
    contactPoints: [],
    attempts: [],
    consents: [],
    refusals: [],
    holds: [],
    disputes: [],
    promises: [],
    plan: null,
    placement: null,
    recordingAvailable: null,
    lastPaymentOn: null,
    current: null,
  }
}

/** A call to the borrower by the creditor itself, at 11:00 on the clock of the zone. */
export function ordinaryAsk(zone: string): Ask {
  return {
    atMs: startOfLocalDayMs(zone, dayOfDate(TUESDAY)) + 11 * HOUR_MS,
    channel: 'voice',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    purpose: 'demand',
    actor: { kind: 'in-house' },
  }
}
