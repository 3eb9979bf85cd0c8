import { localDay, startOfLocalDayMs } from '../calendar.ts'
import { isAbout } from '../counted-attempts.ts'
import type { Channel, RefusalFacts } from '../facts.ts'
import type { HonouredScope, RefusalRule } from '../pack.ts'
import { type AskRule, concernsAddressee, NEVER, type Question } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

const CODES = {
  'no-contact': 'no_contact_requested',
  channel: 'channel_refused',
  place: 'place_not_allowed',
  'employer-prohibits': 'employer_prohibits',
  leave: 'place_not_allowed',
} as const
const MESSAGES = {
  'no-contact':
    'This person asked not to be contacted. It holds for every line of the person and every actor.',
  channel: 'This person asked not to be contacted through this channel.',
  place: 'This person asked not to be contacted at this place.',
  'employer-prohibits': "This person's employer does not allow contact at work.",
  leave: 'The collectors were told to leave; no new visit on the same local day.',
} as const

/** A person's own "no": told to one actor it binds all, on every line of that person. */
export function refusal(rule: RefusalRule): AskRule {
  const scopes: readonly string[] = typeof rule.honours === 'string' ? [rule.honours] : rule.honours
  return (question, tMs) => {
    const refusals =
      rule.fromAttempts === true
        ? [...question.prepared.facts.refusals, ...refusedAttempts(question)]
        : question.prepared.facts.refusals
    if (refusals.length === 0) return null
    let clearsAtMs = tMs
    for (let before = -NEVER; clearsAtMs > before; ) {
      before = clearsAtMs
      for (const one of refusals) {
        if (one.scope === 'time-slot' || !scopes.includes(one.scope) || !binds(question, one, rule)) continue
        clearsAtMs = Math.max(clearsAtMs, endOf(question, one, rule, clearsAtMs))
      }
      if (clearsAtMs === NEVER) break
    }
    if (clearsAtMs === tMs) return null
    const scope =
      typeof rule.honours === 'string' ? rule.honours : standingScope(question, rule, refusals, tMs)
    return { clearsAtMs, code: CODES[scope], detail: () => ({ message: MESSAGES[scope] }) }
  }
}

/**
 * Attempts in which the person addressed asked not to be contacted, as requests: over when a later end of such a
 * request of the same person is on file.
 */
function refusedAttempts(question: Question): RefusalFacts[] {
  const { attempts, refusals } = question.prepared.facts
  const found: RefusalFacts[] = []
  for (const one of attempts) {
    if (one.outcome !== 'refused' || !concernsAddressee(question, one)) continue
    let liftedAtMs = NEVER
    for (const request of refusals) {
      const endMs = request.liftedAtMs ?? NEVER
      if (request.scope === 'no-contact' && endMs >= one.atMs && concernsAddressee(question, request))
        liftedAtMs = Math.min(liftedAtMs, endMs)
    }
    const { party, atMs } = one
    const own = question.prepared.facts.account
    found.push({
      ...(one.person === undefined ? {} : { person: one.person }),
      ...(one.contactPoint === undefined ? {} : { contactPoint: one.contactPoint }),
      party,
      atMs,
      account: isAbout(one, own) ? own : one.account,
      scope: 'no-contact',
      ...(liftedAtMs === NEVER ? {} : { liftedAtMs }),
    })
  }
  return found
}

/** Of the scopes honoured the first, in the order of the rule, that is asked for at the instant. */
function standingScope(
  question: Question,
  rule: RefusalRule,
  refusals: readonly RefusalFacts[],
  tMs: number,
): HonouredScope {
  const scopes = typeof rule.honours === 'string' ? [rule.honours] : rule.honours
  const stands = (scope: HonouredScope) =>
    refusals.some(
      (one) => one.scope === scope && binds(question, one, rule) && endOf(question, one, rule, tMs) > tMs,
    )
  return scopes.find(stands) ?? scopes[0] ?? 'no-contact'
}

function binds(question: Question, one: RefusalFacts, rule: RefusalRule): boolean {
  if (rule.forms !== undefined && one.form !== undefined && !rule.forms.includes(one.form)) return false
  if (rule.addressNeeded === true && one.addressGiven === false) return false
  if (rule.perDebt === true && one.account !== undefined && one.account !== question.prepared.facts.account)
    return false
  if (rule.bindsEverybody === true && one.party === 'borrower' && one.scope === 'no-contact') return true
  return isMeant(question, one, rule)
}

function isMeant(question: Question, one: RefusalFacts, rule: RefusalRule): boolean {
  const { ask } = question
  switch (one.scope) {
    case 'leave':
      return ask.channel === 'visit' && concernsAddressee(question, one)
    case 'channel':
      if (!isChannelMeant(ask.channel, one, rule)) return false
      // A wish about one number or address leaves the others of that person open.
      if (one.contactPoint !== undefined && ask.contactPoint !== undefined)
        return one.contactPoint === ask.contactPoint
      return concernsAddressee(question, one)
    case 'place':
    case 'employer-prohibits': {
      if (one.contactPoint !== undefined && one.contactPoint === ask.contactPoint) return true
      if (!concernsAddressee(question, one)) return false
      const place = ask.place ?? question.point?.place
      // A visit to nobody knows where may be the one to be spared.
      if (place === undefined) return ask.channel === 'visit' && ask.contactPoint === undefined
      const spared = one.scope === 'place' ? one.place : 'office'
      // Whoever is not to be met at home is not to be met at its door.
      return place === spared || (spared === 'home' && place === 'doorstep')
    }
    default:
      return concernsAddressee(question, one)
  }
}

function isChannelMeant(channel: Channel, one: RefusalFacts, rule: RefusalRule): boolean {
  if (one.onlyChannels !== undefined) return !one.onlyChannels.includes(channel)
  const { channel: named } = one
  if (named === undefined || named === channel) return true
  return rule.together?.some((group) => group.includes(named) && group.includes(channel)) ?? false
}

/** End of the refusal if it binds at `ms`, else `ms`. */
function endOf(question: Question, one: RefusalFacts, rule: RefusalRule, ms: number): number {
  const liftedAtMs = one.liftedAtMs === undefined || Number.isNaN(one.liftedAtMs) ? NEVER : one.liftedAtMs
  if (ms < one.atMs || ms >= liftedAtMs) return ms
  if (rule.onceInDays !== undefined)
    return Math.min(liftedAtMs, restAfterPurpose(question, rule.onceInDays, ms))
  const days = one.scope === 'leave' ? 1 : rule.lastsDays
  if (days === undefined) return liftedAtMs
  const zones = question.prepared.dayZones
  const overMs = firstInEveryZoneMs(zones, ms, NEVER, (zone, fromMs) => {
    const opens = localDay(zone, one.atMs) + days
    return localDay(zone, fromMs) >= opens ? fromMs : startOfLocalDayMs(zone, opens, fromMs)
  })
  return Math.min(liftedAtMs, overMs)
}

/** End of the rest after contacts for the purpose asked for; `ms` when none runs. */
function restAfterPurpose(question: Question, days: number, ms: number): number {
  const { facts } = question.prepared
  let endMs = ms
  for (let before = -NEVER; endMs > before; ) {
    before = endMs
    for (const attempt of facts.attempts) {
      if (attempt.direction !== 'outbound' || attempt.outcome === 'undelivered') continue
      if (attempt.purpose !== question.ask.purpose || !isAbout(attempt, facts.account)) continue
      // One that is booked for later shares the days as well.
      const overMs = firstInEveryZoneMs(question.prepared.dayZones, endMs, NEVER, (zone, fromMs) => {
        const day = localDay(zone, attempt.atMs)
        if (Math.abs(localDay(zone, fromMs) - day) >= days) return fromMs
        return startOfLocalDayMs(zone, day + days, fromMs)
      })
      endMs = Math.max(endMs, overMs)
    }
  }
  return endMs
}
