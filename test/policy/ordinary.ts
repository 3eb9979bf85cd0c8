/** An ordinary contact that is allowed: the starting point from which each test changes one thing. */
import type { Ask, AttemptFacts, Facts } from '../../src/policy/facts.ts'

/** 2026-03-10 11:00 in Shanghai, a Tuesday. */
export const TUESDAY_11 = Date.parse('2026-03-10T11:00:00+08:00')

export function ordinaryFacts(change: Partial<Facts> = {}): Facts {
  return {
    jurisdiction: 'CN',
    timeZones: ['Asia/Shanghai'],
    borrowerKind: 'person',
    deceased: false,
    capacity: 'full',
    bankrupt: null,
    account: 'acct-1',
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
    ...change,
  }
}

export function ordinaryAsk(change: Partial<Ask> = {}): Ask {
  return {
    atMs: TUESDAY_11,
    channel: 'voice',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    purpose: 'demand',
    actor: { kind: 'in-house' },
    ...change,
  }
}

export function attempt(at: string, change: Partial<AttemptFacts> = {}): AttemptFacts {
  return {
    atMs: Date.parse(at),
    channel: 'voice',
    direction: 'outbound',
    party: 'borrower',
    contactPoint: 'borrower:mobile',
    outcome: 'no-answer',
    by: 'in-house',
    account: 'acct-1',
    ...change,
  }
}
