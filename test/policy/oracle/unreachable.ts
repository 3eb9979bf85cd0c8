/** What opens a party or a place that is closed otherwise. */
import type { AttemptFacts } from '../../../src/policy/facts.ts'
import type { ConsentTerms, Requirement, UnreachableTest } from '../../../src/policy/pack.ts'
import { isAddressee, isCall, isThisAccount, isTwoWay, latestDate, placeOf, type Scene } from './case.ts'
import { datedConsents, meets } from './consents.ts'
import { dateIn } from './local-time.ts'

/** Asked for without a test of its own: one failed call after the last contact. */
const ONE_FAILED_CALL: UnreachableTest = {
  everyNumberOutOfService: false,
  failedCalls: 1,
  fromNextDay: false,
}

const FAILED = [
  'no-answer',
  'busy',
  'not-in-service',
  'voicemail',
  'voicemail-no-message',
  'voicemail-full',
  'hung-up',
]

export function isMet(
  scene: Scene,
  requirement: Requirement,
  ms: number,
  terms: { readonly unreachable?: UnreachableTest; readonly consentTerms?: ConsentTerms } = {},
): boolean {
  const { facts, ask } = scene
  const { unreachable = ONE_FAILED_CALL, consentTerms } = terms
  switch (requirement) {
    case 'debtor-unreachable':
      return isUnreachable(scene, unreachable, ms)
    case 'deceased':
      return facts.deceased
    case 'deceased-or-incapacity':
      return facts.deceased || facts.capacity !== 'full'
    case 'offer-to-pay':
      return datedConsents(scene, 'offers-to-pay', ms).some((one) => isAddressee(scene, one))
    case 'debtor-consent':
      return datedConsents(scene, 'third-party', ms).some(
        (one) =>
          one.party === 'borrower' &&
          meets(scene, one, consentTerms) &&
          (one.thirdParties?.includes(ask.party) ?? true) &&
          (one.purposes?.includes(ask.purpose) ?? true) &&
          (one.channels?.includes(ask.channel) ?? true),
      )
    case 'home-calls-failed':
      return didHomeCallsFail(scene, ms)
    case 'final-judgment':
      return (facts.approvals ?? []).some(
        (one) =>
          one.kind === 'final-judgment' &&
          isThisAccount(scene, one) &&
          one.atMs <= ms &&
          ms < (one.untilMs ?? Infinity),
      )
    case 'no-home-line':
      return facts.contactPoints.length > 0 && !facts.contactPoints.some((one) => mayBeAtHome(scene, one))
    case 'only-work-line': {
      const numbers = facts.contactPoints.filter(
        (one) =>
          isAddressee(scene, one) && one.channels.some((way) => isCall({ channel: way }) || way === 'sms'),
      )
      return numbers.length > 0 && !numbers.some((one) => one.place !== 'office')
    }
  }
}

function mayBeAtHome(scene: Scene, one: Scene['facts']['contactPoints'][number]): boolean {
  const isElsewhere = one.place === undefined ? one.line === 'mobile' : one.place !== 'home'
  return (
    isAddressee(scene, one) &&
    !isElsewhere &&
    (one.status === 'verified' || one.status === 'unverified') &&
    one.channels.some((channel) => isCall({ channel }))
  )
}

/** Calls to the person addressed at home up to now: one failed and none at that time or later reached him there. */
function didHomeCallsFail(scene: Scene, ms: number): boolean {
  const calls = scene.facts.attempts.filter(
    (one) => one.atMs <= ms && isAddressee(scene, one) && isCall(one) && placeOf(scene, one) === 'home',
  )
  const reachedMs = Math.max(...calls.filter(isTwoWay).map((one) => one.atMs))
  return calls.some((one) => one.direction === 'outbound' && !isTwoWay(one) && one.atMs > reachedMs)
}

/** In records of the borrower up to now. A contact at the very instant of a failed call is held to have come last. */
function isUnreachable(scene: Scene, test: UnreachableTest, ms: number): boolean {
  const past = scene.facts.attempts.filter((one) => one.party === 'borrower' && one.atMs <= ms)
  const reachedMs = Math.max(...past.filter(isTwoWay).map((one) => one.atMs))
  const calls = past.filter((one) => one.direction === 'outbound' && isCall(one))
  if (test.everyNumberOutOfService && isEveryNumberDead(scene, calls, reachedMs)) return true
  if (test.failedCalls < 1) return false
  const failures = calls
    .filter((one) => FAILED.includes(one.outcome) && one.atMs > reachedMs)
    .map((one) => one.atMs)
    .sort((a, b) => a - b)
  const deciding = failures[test.failedCalls - 1]
  if (deciding === undefined) return false
  if (!test.fromNextDay) return true
  const day = latestDate(scene, deciding)
  return scene.dayZones.every((zone) => dateIn(zone, ms) > day)
}

/**
 * By the latest call to every number that was called or is on file. A number marked as not working needs no call; as
 * it is not known since when, any contact on record then speaks against it.
 */
function isEveryNumberDead(scene: Scene, calls: readonly AttemptFacts[], reachedMs: number): boolean {
  const called = [...new Set(calls.map((one) => one.contactPoint))]
  const uncalled = scene.facts.contactPoints.filter(
    (one) =>
      one.party === 'borrower' &&
      !called.includes(one.id) &&
      one.channels.some((channel) => isCall({ channel }) || channel === 'sms'),
  )
  if (called.length + uncalled.length === 0) return false
  if (uncalled.some((one) => one.status === 'verified' || one.status === 'unverified')) return false
  if (uncalled.length > 0 && reachedMs !== -Infinity) return false
  return called.every((line) => {
    const mine = calls.filter((one) => one.contactPoint === line)
    const lastMs = Math.max(...mine.map((one) => one.atMs))
    const isDead = mine.every((one) => one.atMs < lastMs || one.outcome === 'not-in-service')
    return isDead && lastMs > reachedMs
  })
}
