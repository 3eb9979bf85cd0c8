/** Rules that look at what is on record: refusals, holds, disputes, notices, approvals, proofs, promises. */
import type { Channel, RefusalFacts } from '../../../src/policy/facts.ts'
import type {
  ApprovalRule,
  ConsentProof,
  ConsentRequiredRule,
  DisputeRule,
  HoldRule,
  NoticeFirstRule,
  PromisePendingRule,
  RefusalRule,
} from '../../../src/policy/pack.ts'
import { accountsOf, earliestDate, isAddressee, isThisAccount, latestDate, type Scene } from './case.ts'
import { isChannelConsented, isOfWhom, isWithinDays, meets } from './consents.ts'
import type { Answer } from './counting.ts'
import { dateIn, daysFrom, isDate, plusDays, weekdayOf } from './local-time.ts'
import { calendarOf } from './rules-of-time.ts'

const closedIf = (isClosed: boolean): Answer => (isClosed ? 'closed' : 'open')

/** A start or an end that is not an instant is none. */
const from = (ms: number | undefined) => ms ?? -Infinity
const until = (ms: number | undefined) => (ms === undefined || Number.isNaN(ms) ? Infinity : ms)

/** Whether so many local days from the event on, its own being the first, are over wherever the borrower may be. */
function areDaysOver(scene: Scene, eventMs: number, days: number, ms: number): boolean {
  return scene.dayZones.every((zone) => daysFrom(dateIn(zone, eventMs), dateIn(zone, ms)) >= days)
}

export function refusal(scene: Scene, rule: RefusalRule, ms: number): Answer {
  return closedIf(
    (rule.fromAttempts === true &&
      [rule.honours].flat().includes('no-contact') &&
      hasRefused(scene, rule, ms)) ||
      scene.facts.refusals.some((one) => {
        const honoured: readonly string[] = [rule.honours].flat()
        if (!honoured.includes(one.scope) || ms < one.atMs || ms >= until(one.liftedAtMs)) return false
        if (rule.forms !== undefined && one.form !== undefined && !rule.forms.includes(one.form)) return false
        if (rule.addressNeeded === true && one.addressGiven === false) return false
        if (rule.perDebt === true && !isThisAccount(scene, one)) return false
        const days = one.scope === 'leave' ? 1 : rule.lastsDays
        if (rule.onceInDays !== undefined) {
          if (!hasHappened(scene, rule.onceInDays, ms)) return false
        } else if (days !== undefined && areDaysOver(scene, one.atMs, days, ms)) return false
        if (rule.bindsEverybody === true && one.scope === 'no-contact' && one.party === 'borrower')
          return true
        return isMeant(scene, one, rule)
      }),
  )
}

/** An attempt in which the person asked to be left alone, unless a request of that person ended since. */
function hasRefused(scene: Scene, rule: RefusalRule, ms: number): boolean {
  const { attempts, refusals, account } = scene.facts
  return attempts.some((one) => {
    if (one.outcome !== 'refused' || one.atMs > ms || !isAddressee(scene, one)) return false
    if (rule.perDebt === true && !accountsOf(one).includes(account)) return false
    if (rule.onceInDays !== undefined) {
      if (!hasHappened(scene, rule.onceInDays, ms)) return false
    } else if (rule.lastsDays !== undefined && areDaysOver(scene, one.atMs, rule.lastsDays, ms)) return false
    return !refusals.some(
      (other) =>
        other.scope === 'no-contact' &&
        other.liftedAtMs !== undefined &&
        isAddressee(scene, other) &&
        other.liftedAtMs >= one.atMs &&
        other.liftedAtMs <= ms,
    )
  })
}

/** Whether a contact for the purpose asked for lies, or will lie, less than so many local days away. */
function hasHappened(scene: Scene, days: number, ms: number): boolean {
  return scene.facts.attempts.some(
    (one) =>
      one.direction === 'outbound' &&
      one.outcome !== 'undelivered' &&
      one.purpose === scene.ask.purpose &&
      accountsOf(one).includes(scene.facts.account) &&
      scene.dayZones.some((zone) => Math.abs(daysFrom(dateIn(zone, one.atMs), dateIn(zone, ms))) < days),
  )
}

function isMeant(scene: Scene, one: RefusalFacts, rule: RefusalRule): boolean {
  const { ask, point } = scene
  switch (one.scope) {
    case 'no-contact':
    case 'time-slot':
      return isAddressee(scene, one)
    case 'leave':
      return ask.channel === 'visit' && isAddressee(scene, one)
    case 'channel':
      if (!isChannelMeant(ask.channel, one, rule)) return false
      // Said about one number or address, it leaves the others of that person open.
      if (one.contactPoint !== undefined && ask.contactPoint !== undefined)
        return one.contactPoint === ask.contactPoint
      return isAddressee(scene, one)
    case 'place':
    case 'employer-prohibits': {
      if (one.contactPoint !== undefined && one.contactPoint === ask.contactPoint) return true
      const spared = one.scope === 'place' ? one.place : 'office'
      const place = ask.place ?? point?.place
      const isThere =
        place === undefined
          ? ask.channel === 'visit' && ask.contactPoint === undefined
          : place === spared || `${place} of ${spared}` === 'doorstep of home'
      return isThere && isAddressee(scene, one)
    }
  }
}

function isChannelMeant(asked: Channel, one: RefusalFacts, rule: RefusalRule): boolean {
  if (one.onlyChannels !== undefined) return !one.onlyChannels.includes(asked)
  const { channel } = one
  if (channel === undefined || channel === asked) return true
  return (rule.together ?? []).some((group) => group.includes(channel) && group.includes(asked))
}

export function hold(scene: Scene, rule: HoldRule, ms: number): Answer {
  const { ask } = scene
  return closedIf(
    scene.facts.holds.some(
      (one) =>
        (rule.kinds?.includes(one.kind) ?? true) &&
        !(rule.notKinds?.includes(one.kind) ?? false) &&
        !(rule.counselKnown === true && one.counselKnown === false) &&
        (rule.forms === undefined || one.form === undefined || rule.forms.includes(one.form)) &&
        isThisAccount(scene, one) &&
        (one.channels?.includes(ask.channel) ?? true) &&
        !(one.notPurposes?.includes(ask.purpose) ?? false) &&
        (one.contactPoint === undefined || one.contactPoint === ask.contactPoint) &&
        ms >= from(one.fromMs) &&
        ms < until(one.untilMs),
    ),
  )
}

export function dispute(scene: Scene, rule: DisputeRule, ms: number): Answer {
  const { forms, kinds, inPeriodOf } = rule
  if (rule.onlyIfAcquired === true && scene.facts.acquiredOn === undefined) return 'open'
  const periods = (scene.facts.notices ?? []).filter(
    (one) => one.kind === inPeriodOf && one.undeliverable !== true && isThisAccount(scene, one),
  )
  return closedIf(
    scene.facts.disputes.some((one) => {
      const isInTime =
        inPeriodOf === undefined ||
        periods.length === 0 ||
        periods.some(({ periodEndsOn: end, atMs: sentMs }) =>
          end === undefined
            ? isInReckonedPeriod(scene, rule, sentMs, one.atMs)
            : !isDate(end) || earliestDate(scene, one.atMs) <= end,
        )
      return (
        one.status === 'open' &&
        isInTime &&
        (kinds?.includes(one.kind) ?? true) &&
        !(rule.notKinds?.includes(one.kind) ?? false) &&
        (forms === undefined || one.form === undefined || forms.includes(one.form)) &&
        isThisAccount(scene, one) &&
        one.atMs <= ms &&
        ms < until(one.answeredAtMs)
      )
    }),
  )
}

/** Whether a dispute came by the end of a period that is reckoned from the sending of the notice. */
function isInReckonedPeriod(scene: Scene, rule: DisputeRule, sentMs: number, receivedMs: number): boolean {
  const { period } = rule
  if (period === undefined) return true
  const calendar = scene.given.calendars.find((one) => one.id === period.calendar)
  let date = latestDate(scene, sentMs)
  for (let left = period.receiptDays; left > 0; ) {
    date = plusDays(date, 1)
    const year = calendar?.years[date.slice(0, 4)]
    if (year === undefined) return true
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !year.holidays.includes(date)) left--
  }
  return earliestDate(scene, receivedMs) <= plusDays(date, period.days)
}

/** Whether the day `days` after the date has begun wherever the borrower may be. */
function hasBegun(scene: Scene, date: string, days: number, ms: number): boolean {
  return earliestDate(scene, ms) >= plusDays(date, days)
}

/** Whether so many working days of the calendar lie between the notice and now, wherever the borrower may be. */
function areWorkingDaysOver(scene: Scene, rule: NoticeFirstRule, noticeDate: string, ms: number): Answer {
  const calendar = calendarOf(scene, rule.workingDays?.calendar ?? '')
  const today = earliestDate(scene, ms)
  if (rule.daysAfter === 0) return closedIf(today < noticeDate)
  let worked = 0
  for (let date = plusDays(noticeDate, 1); date < today; date = plusDays(date, 1)) {
    const year = calendar?.years[date.slice(0, 4)]
    const isWeekend = ['sat', 'sun'].includes(weekdayOf(date))
    if (!isWeekend && year === undefined) return 'missing'
    if (isWeekend ? year?.workdays?.includes(date) : !year?.holidays.includes(date)) worked++
    if (worked >= rule.daysAfter) return 'open'
  }
  return 'closed'
}

export function noticeFirst(scene: Scene, rule: NoticeFirstRule, ms: number): Answer {
  const { facts } = scene
  if (rule.onlyIfAcquired === true && facts.acquiredOn === undefined) return 'open'
  const source = rule.notice ?? 'placement'
  const givenOn = source === 'placement' ? facts.placement?.noticeGivenOn : undefined
  if (givenOn !== undefined && !isDate(givenOn)) return 'missing'
  const isWaived = (facts.notices ?? []).some(
    (one) =>
      one.kind === rule.waiver &&
      (one.party ?? 'borrower') === 'borrower' &&
      isThisAccount(scene, one) &&
      one.atMs <= ms,
  )
  if (isWaived) return 'open'
  if (source === 'placement') {
    if (givenOn === undefined) return 'closed'
    if (rule.workingDays !== undefined) return areWorkingDaysOver(scene, rule, givenOn, ms)
    return closedIf(!hasBegun(scene, givenOn, rule.daysAfter, ms))
  }
  // What comes later than the contact does not come first, though it be the same day.
  const isOldEnough = (one: { readonly atMs: number }) => {
    if (one.atMs > ms) return false
    const date = latestDate(scene, one.atMs)
    return rule.workingDays === undefined
      ? hasBegun(scene, date, rule.daysAfter, ms)
      : areWorkingDaysOver(scene, rule, date, ms) === 'open'
  }
  if ('unansweredLetter' in source) {
    const { channels, purposes } = source.unansweredLetter
    const answers = facts.attempts.filter(
      (one) => one.direction === 'inbound' && one.atMs <= ms && isAddressee(scene, one),
    )
    const letters = facts.attempts.filter(
      (one) =>
        one.direction === 'outbound' &&
        one.outcome !== 'undelivered' &&
        channels.includes(one.channel) &&
        one.purpose !== undefined &&
        purposes.includes(one.purpose) &&
        isAddressee(scene, one),
    )
    return closedIf(
      !letters.some((one) => isOldEnough(one) && !answers.some((answer) => answer.atMs >= one.atMs)),
    )
  }
  const { kinds, via } = source
  return closedIf(
    !(facts.notices ?? []).some(
      (one) =>
        kinds.includes(one.kind) &&
        one.undeliverable !== true &&
        isThisAccount(scene, one) &&
        (via === undefined || (one.via !== undefined && via.includes(one.via))) &&
        isOldEnough(one) &&
        (rule.onDayAnnounced !== true ||
          one.visitOn === undefined ||
          scene.dayZones.every((zone) => dateIn(zone, ms) === one.visitOn)),
    ),
  )
}

export function approval(scene: Scene, rule: ApprovalRule, ms: number): Answer {
  return closedIf(
    !(scene.facts.approvals ?? []).some(
      (one) =>
        one.kind === rule.needs &&
        isThisAccount(scene, one) &&
        one.atMs <= ms &&
        ms < (one.untilMs ?? Infinity) &&
        isWithinDays(scene, one.atMs, ms, rule.lastsDays, 1),
    ),
  )
}

export function consentRequired(scene: Scene, rule: ConsentRequiredRule, ms: number): Answer {
  return closedIf(!rule.needs.every((proofs) => proofs.some((proof) => isProved(scene, proof, ms))))
}

export function isProved(scene: Scene, proof: ConsentProof, ms: number): boolean {
  const { ask, facts } = scene
  switch (proof.by) {
    case 'consent':
      return isChannelConsented(scene, ms, proof.terms, proof.withinDays)
    case 'place': {
      const place = ask.place ?? scene.point?.place
      return facts.consents.some(
        (one) =>
          one.kind === 'place' &&
          one.place === place &&
          isOfWhom(scene, one, proof.terms) &&
          meets(scene, one, proof.terms) &&
          one.givenAtMs <= ms &&
          ms < (one.withdrawnAtMs ?? Infinity) &&
          isWithinDays(scene, one.givenAtMs, ms, proof.withinDays, 0),
      )
    }
    case 'message':
      return facts.attempts.some(
        (one) =>
          one.direction === 'inbound' &&
          one.channel === ask.channel &&
          one.contactPoint !== undefined &&
          one.contactPoint === ask.contactPoint &&
          (proof.directly !== true || one.by === scene.actor) &&
          (proof.aboutDebt !== true || accountsOf(one).includes(facts.account)) &&
          one.atMs <= ms &&
          isWithinDays(scene, one.atMs, ms, proof.withinDays, 0),
      )
    case 'notice':
      return (facts.notices ?? []).some(
        (one) =>
          proof.kinds.includes(one.kind) &&
          one.undeliverable !== true &&
          isThisAccount(scene, one) &&
          (one.contactPoint === undefined || one.contactPoint === ask.contactPoint) &&
          one.atMs <= ms &&
          // Without days to wait it is good at once, whatever the date is elsewhere.
          (((proof.daysAfter ?? 0) === 0 && one.periodEndsOn === undefined) ||
            hasBegun(scene, latestDate(scene, one.atMs), proof.daysAfter ?? 0, ms)) &&
          // Where it names a period of its own, that one is over first; one that cannot be read never is.
          (one.periodEndsOn === undefined ||
            (isDate(one.periodEndsOn) && hasBegun(scene, one.periodEndsOn, 1, ms))) &&
          isWithinDays(scene, one.atMs, ms, proof.withinDays, 0),
      )
  }
}

export function promisePending(scene: Scene, rule: PromisePendingRule, ms: number): Answer {
  const running = scene.facts.promises.filter(
    (one) => one.status === 'pending' && one.atMs <= ms && isThisAccount(scene, one),
  )
  if (running.some((one) => !isDate(one.dueOn))) return 'missing'
  return closedIf(running.some((one) => earliestDate(scene, ms) <= plusDays(one.dueOn, rule.graceDays)))
}
