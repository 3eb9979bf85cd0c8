/** One rule in plain English: what it demands, whatever its kind. */
import type { ContactHoursRule, CounterpartyRule, NoticeFirstRule, Rule } from '../policy/pack.ts'
import {
  describeCallConsent,
  describeConsent,
  describeCounted,
  describeNotice,
  describeProof,
  describeRequirement,
  describeWindow,
  list,
} from './describe-terms.ts'

export function describeRule(rule: Rule): string {
  const parts = [demand(rule)]
  if (rule.exceptReplies === true)
    parts.push('One reply to a message that the person sent while it stood in the way is let through.')
  if (rule.exceptConsentedCalls !== undefined) parts.push(describeCallConsent(rule.exceptConsentedCalls))
  if (rule.exceptWithConsent !== undefined)
    parts.push(`Not with ${list(rule.exceptWithConsent.map(describeProof))}.`)
  return parts.join(' ')
}

function demand(rule: Rule): string {
  switch (rule.kind) {
    case 'contact-hours':
      return describeHours(rule)
    case 'requested-hours': {
      const days = rule.wholeDays === true ? ' Only days of which nothing is left are closed.' : ''
      return rule.honours === 'contact-hours-only'
        ? `Only at the times that the person named as the only ones.${days}`
        : `Not at times that the person asked to be spared.${days}`
    }
    case 'closed-days': {
      const days = [
        rule.weekdays && `on ${list(rule.weekdays)}`,
        rule.fixedHolidays && `on ${list(rule.fixedHolidays)} of any year`,
        rule.calendar && `on a holiday of the calendar ${rule.calendar}`,
        rule.holidays && `on the holidays listed for ${list(Object.keys(rule.holidays))}`,
      ].filter((part) => part !== undefined)
      const unknown = rule.movableHolidaysNeeded ? ' A year without a calendar is closed.' : ''
      return `No contact ${list(days)}.${unknown}${openedBy(rule.openedByConsent)}`
    }
    case 'frequency-cap': {
      const start =
        rule.startsWith === undefined ? '' : ` It begins with: ${describeCounted(rule.startsWith)}.`
      return `At most ${rule.limit} ${describeWindow(rule.window)}. Counted: ${describeCounted(rule.counted)}.${start}`
    }
    case 'minimum-gap':
      return `At least ${rule.hours} hours between two. Counted: ${describeCounted(rule.counted)}.`
    case 'cool-down': {
      const rest =
        'days' in rule.rest
          ? `${rule.rest.days} local days, its own day the first`
          : `${rule.rest.hours} hours`
      return `A rest of ${rest}. It begins with: ${describeCounted(rule.counted)}.`
    }
    case 'counterparty':
      return describeMatrix(rule)
    case 'refusal': {
      const scopes = typeof rule.honours === 'string' ? [rule.honours] : rule.honours
      const what = list(scopes.map((scope) => ASKED[scope]))
      const parts = [
        rule.forms && `asked in one of these forms: ${list(rule.forms)}`,
        rule.perDebt === true && 'for the debt it was said about',
        rule.together &&
          `one of ${rule.together.map((group) => group.join('+')).join(', ')} stands for all of its group`,
        rule.lastsDays !== undefined && `for ${rule.lastsDays} local days`,
        rule.fromAttempts === true && 'an attempt that ended so is enough',
        rule.addressNeeded === true && 'an address to write to came with it',
        rule.bindsEverybody === true && 'what the borrower asked for binds whoever is addressed',
        rule.onceInDays !== undefined && `open once in ${rule.onceInDays} local days`,
      ].filter((part) => typeof part === 'string')
      return `Closed when the person asked ${what}${parts.length === 0 ? '' : `; ${parts.join('; ')}`}.`
    }
    case 'hold': {
      const forms = rule.forms === undefined ? '' : `, asked for in one of these forms: ${list(rule.forms)}`
      return `Closed while a hold runs${rule.kinds === undefined ? '' : ` (${list(rule.kinds)})`}${forms}.`
    }
    case 'dispute': {
      const forms = rule.forms === undefined ? '' : `, made ${list(rule.forms)}`
      const period =
        rule.inPeriodOf === undefined ? '' : `, received within the period of the ${rule.inPeriodOf} notice`
      const reckoned =
        rule.period === undefined
          ? ''
          : ` (where the notice names no end: ${rule.period.receiptDays} days for its receipt, without Saturdays, ` +
            `Sundays and holidays of the calendar ${rule.period.calendar}, and ${rule.period.days} more)`
      const only = rule.kinds === undefined ? '' : ` (${list(rule.kinds)})`
      const kinds = rule.notKinds === undefined ? only : `${only} (not ${list(rule.notKinds)})`
      const acquired = rule.onlyIfAcquired === true ? ', for a loan that was bought' : ''
      return `Closed while an objection to the debt${kinds} is open${forms}${period}${reckoned}, until it is answered${acquired}.`
    }
    case 'plan-performing':
      return 'Closed while a payment plan is being kept.'
    case 'promise-pending':
      return `Closed until a promised date is over${rule.graceDays > 0 ? ` and ${rule.graceDays} days more` : ''}.`
    case 'borrower-state':
      return {
        deceased: 'Closed: the borrower has died.',
        incapacity: 'Closed: the borrower lacks full capacity.',
        bankrupt: 'Closed from the day a bankruptcy was accepted.',
      }[rule.state]
    case 'debt-owed':
      return {
        overdue: 'Only when something is overdue.',
        owed: 'Only when something is owed.',
        'not-overdue': 'Only before the due date.',
      }[rule.needs]
    case 'notice-first':
      return noticeSentence(rule)
    case 'approval': {
      const age = rule.lastsDays === undefined ? '' : `, at most ${rule.lastsDays} local days old`
      return `Needs a record of: ${rule.needs}${age}.`
    }
    case 'consent-required':
      return `Closed without ${rule.needs.map((proofs) => list(proofs.map(describeProof))).join('; and ')}.`
    case 'placement':
      return {
        'holds-account': 'Only the agency that holds the account.',
        'on-public-list': 'Only an agency on the published list.',
        'no-agency': 'No agency.',
        licensed: 'Only an agency whose licence is on record and valid.',
      }[rule.demands]
    case 'certification':
      return `The collector's certification must not have run out${
        rule.whenUnknown === 'missing' ? ', and must be known' : ''
      }.`
    case 'visit': {
      const staff = rule.minCollectors === undefined ? '' : `At least ${rule.minCollectors} collectors. `
      return `${staff}${rule.consentPlaces === undefined ? '' : `Going to ${list(rule.consentPlaces)} needs consent.`}`.trim()
    }
    case 'place-consent': {
      const also = rule.anyOf === undefined ? '' : `, unless ${list(rule.anyOf.map(describeRequirement))}`
      return `Contact at ${list(rule.places)} needs ${describeConsent(rule.terms)}${also}.`
    }
    case 'recording':
      return 'Closed while recording is known not to work.'
    case 'content-class':
      return rule.message
    case 'contact-point':
      return rule.demands === 'usable-and-matching'
        ? 'The contact point works, takes the channel and belongs to the party stated.'
        : `Contact points from these sources are closed: ${list(rule.unlawfulSources ?? [])}.`
    case 'fact-known':
      return `Needs to be known: ${rule.fact}.`
    case 'limitation':
      return 'The limitation period has run out.'
    case 'stage-gate':
      return 'The channel belongs to the stage that the account has earned.'
  }
}

const ASKED = {
  'no-contact': 'not to be contacted',
  channel: 'not to be contacted through a channel, or through others than some',
  leave: 'the collectors to leave (until the next local day)',
  place: 'not to be contacted at a place',
  'employer-prohibits': 'not to be contacted at work, as the employer does not allow it',
} as const

function noticeSentence(rule: NoticeFirstRule): string {
  const { daysAfter, workingDays } = rule
  const from =
    daysAfter === 0
      ? 'the same local day'
      : workingDays === undefined
        ? `the ${daysAfter}. local day after it`
        : `the day after ${daysAfter} whole working days (Monday to Friday, less the holidays of ${workingDays.calendar})`
  const acquired = rule.onlyIfAcquired === true ? ', for a loan that was bought' : ''
  const waived = rule.waiver === undefined ? '' : `, unless the debtor waived it (${rule.waiver})`
  const announced = rule.onDayAnnounced === true ? ' One that announces a day is for that day only.' : ''
  return `First ${describeNotice(rule.notice)}, then contact from ${from} on${acquired}${waived}.${announced}`
}

function openedBy(terms: ContactHoursRule['openedByConsent']): string {
  const consent = describeConsent(terms)
  return consent === '' ? '' : ` Opened by ${consent} to other hours.`
}

function describeHours(rule: ContactHoursRule): string {
  const windows = rule.windows.map((window) => {
    const days = window.days === undefined ? '' : `${window.days.join('/')} `
    const channels = window.channels === undefined ? '' : ` for ${list(window.channels)}`
    const from = window.fromInclusive ? `from ${window.from}` : `after ${window.from}`
    const to = window.toInclusive ? `to ${window.to} inclusive` : `until before ${window.to}`
    const guard = window.guardSeconds === undefined ? '' : `, the last ${window.guardSeconds} s kept free`
    return `${days}${from} ${to}${channels}${guard}`
  })
  const clock =
    rule.zone === undefined ? 'in every zone the person may be in' : `on the clock of ${rule.zone}`
  const kept = Object.entries(rule.clocks ?? {}).map(
    ([zone, other]) => ` ${zone} keeps the clock of ${other}.`,
  )
  const known =
    rule.knownWorkingHours === true
      ? ' Where the working hours of the person are known, these take their place.'
      : ''
  return `Only ${windows.join(', or ')}, ${clock}.${kept.join('')}${known}${openedBy(rule.openedByConsent)}`
}

function describeMatrix(rule: CounterpartyRule): string {
  const rows = rule.allow.map((entry) => {
    const purposes = entry.purposes === 'all' ? 'any purpose' : list(entry.purposes)
    const anyOf = entry.anyOf === undefined ? '' : `, when ${list(entry.anyOf.map(describeRequirement))}`
    return `${list(entry.parties)} for ${purposes}${anyOf}`
  })
  const consent =
    rule.consentTerms === undefined
      ? ''
      : ` What the debtor lets others hear counts as ${describeConsent(rule.consentTerms)}.`
  return `Open only: ${rows.join('; ')}.${consent}`
}
