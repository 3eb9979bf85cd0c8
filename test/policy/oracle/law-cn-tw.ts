/**
 * A slow second opinion on the packs of China and Taiwan: written from the reference text, minute by minute, sharing
 * nothing with `src/policy` but types. It answers one thing: is this contact open at this instant?
 */
import type { Ask, AttemptFacts, Facts, Party, Purpose } from '../../../src/policy/facts.ts'

const DEBTORS: readonly Party[] = ['borrower', 'co-borrower', 'guarantor']
const ANSWERS: readonly Purpose[] = ['reply', 'complaint-reply', 'requested-call-back', 'statutory-notice']
const HARD_DEMANDS: readonly Purpose[] = [
  'demand',
  'disclose-debt',
  'post-notice',
  'notice-of-intended-remedy',
]
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

interface Local {
  readonly date: string
  readonly seconds: number
  readonly weekday: string
}

const formats = new Map<string, Intl.DateTimeFormat>()
const locals = new Map<string, Local>()

/** Wall clock of a zone, straight from Intl. */
function local(zone: string, ms: number): Local {
  const key = `${zone} ${ms}`
  const known = locals.get(key)
  if (known !== undefined) return known
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    formats.set(zone, format)
  }
  const [date = '', time = ''] = format.format(ms).split(' ')
  const [h = 0, m = 0, s = 0] = time.split(':').map(Number)
  const answer = {
    date,
    seconds: h * 3600 + m * 60 + s,
    weekday: DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '',
  }
  if (locals.size > 200_000) locals.clear()
  locals.set(key, answer)
  return answer
}

function seconds(clock: string): number {
  const [h = 0, m = 0, s = 0] = clock.split(':').map(Number)
  return h * 3600 + m * 60 + s
}

/** Whether a clock lies in a span that may run over midnight; days name the day it starts on. */
function inSpan(
  now: Local,
  from: string,
  to: string,
  endIncluded: boolean,
  days: readonly string[] | undefined,
): boolean {
  const [a, b] = [seconds(from), seconds(to)]
  const beforeEnd = endIncluded ? now.seconds <= b : now.seconds < b
  const on = (weekday: string) => days === undefined || days.includes(weekday)
  if (b >= a) return on(now.weekday) && now.seconds >= a && beforeEnd
  const yesterday = DAYS[(DAYS.indexOf(now.weekday) + 6) % 7] ?? ''
  return (on(now.weekday) && now.seconds >= a) || (on(yesterday) && beforeEnd)
}

/** People in random facts are known by their party, so a party is a person. */
const samePerson = (ask: Ask, one: { readonly party: Party }) => one.party === ask.party

/** Every objection by a short name; empty: open. */
export function oracle(ask: Ask, facts: Facts, ms: number): string[] {
  const no: string[] = []
  const here = facts.timeZones.map((zone) => local(zone, ms))
  const isDebtor = DEBTORS.includes(ask.party)
  const answers = ANSWERS.includes(ask.purpose)
  const isCall = ask.channel === 'voice' || ask.channel === 'ai-voice'
  const cn = facts.jurisdiction === 'CN'
  if (!hoursOpen(ask, facts, ms)) no.push('hours')
  if (!answers && ask.channel !== 'letter' && !wishesKept(ask, facts, ms)) no.push('wishes')
  if (cn && isCall && isDebtor && capsFull(ask, facts, ms)) no.push('caps')
  if (!isDebtor && !thirdPersonOpen(ask, facts, ms)) no.push('third person')
  for (const one of facts.refusals) {
    if (!samePerson(ask, one) || ms < one.atMs || ms >= (one.liftedAtMs ?? Infinity)) continue
    if (one.scope === 'no-contact' && !isDebtor && !answers) no.push('refused')
    const sameDay = facts.timeZones.some((zone) => local(zone, one.atMs).date >= local(zone, ms).date)
    if (one.scope === 'leave' && ask.channel === 'visit' && sameDay) no.push('told to leave')
  }
  // A contact person who said no in a call is not contacted again, though nobody wrote a request down.
  const saidNo = facts.attempts.filter(
    (one) => one.outcome === 'refused' && samePerson(ask, one) && one.atMs <= ms,
  )
  const ends = facts.refusals.filter((one) => one.scope === 'no-contact' && samePerson(ask, one))
  const isOver = (sinceMs: number) =>
    ends.some(({ liftedAtMs = Infinity }) => liftedAtMs >= sinceMs && liftedAtMs <= ms)
  if (cn && !isDebtor && !answers && saidNo.some((one) => !isOver(one.atMs))) no.push('refused')
  for (const one of facts.holds) {
    // Whoever represents or advises the debtor may be spoken to during a hold.
    if (one.kind === 'represented' || answers || ask.party === 'attorney') continue
    if (ms >= (one.fromMs ?? -Infinity) && ms < (one.untilMs ?? Infinity)) no.push('hold')
  }
  no.push(...statesAgainst(ask, facts, here), ...agencyAgainst(ask, facts, here))
  for (const one of facts.promises) {
    const running = one.status === 'pending' && one.atMs <= ms && here.some((now) => now.date <= one.dueOn)
    if (running && HARD_DEMANDS.includes(ask.purpose)) no.push('promise')
  }
  if (ask.channel === 'visit') {
    if (cn && (ask.collectors ?? 0) < 2) no.push('one collector')
    const consented = facts.consents.some(
      (one) => one.kind === 'place' && one.place === ask.place && samePerson(ask, one) && one.givenAtMs <= ms,
    )
    const closed = cn ? ['home', 'office'] : ['home']
    const entered = ask.consentToEnter ?? consented
    if (closed.includes(ask.place ?? '') && !entered) no.push('entry')
  }
  if (facts.recordingAvailable === false && (ask.channel === 'visit' || (cn && isCall))) no.push('recording')
  if (cn && ask.purpose === 'post-notice') no.push('posting')
  return no
}

function hoursOpen(ask: Ask, facts: Facts, ms: number): boolean {
  if (ask.channel === 'letter') return true
  const message = ask.channel === 'email' || ask.channel === 'push'
  const statement = ANSWERS.includes(ask.purpose) || ask.purpose === 'repayment-info'
  if (facts.jurisdiction === 'CN' && message && statement) return true
  return facts.timeZones.every((zone) => {
    // The mainland has one clock.
    const isMainland = facts.jurisdiction === 'CN' && zone === 'Asia/Urumqi'
    const now = local(isMainland ? 'Asia/Shanghai' : zone, ms)
    if (now.seconds >= (facts.jurisdiction === 'CN' ? 8 : 7) * 3600 && now.seconds < 22 * 3600) return true
    return facts.consents.some(
      (one) =>
        one.kind === 'contact-hours' &&
        // Only the debtor's own consent opens the night.
        DEBTORS.includes(one.party) &&
        samePerson(ask, one) &&
        one.givenAtMs <= ms &&
        inSpan(now, one.from, one.to, true, one.days),
    )
  })
}

function wishesKept(ask: Ask, facts: Facts, ms: number): boolean {
  const only = facts.consents.filter(
    (one) => one.kind === 'contact-hours-only' && samePerson(ask, one) && one.givenAtMs <= ms,
  )
  const spared = facts.refusals.filter(
    (one) =>
      one.scope === 'time-slot' &&
      samePerson(ask, one) &&
      (one.channel ?? ask.channel) === ask.channel &&
      ms >= one.atMs &&
      ms < (one.liftedAtMs ?? Infinity),
  )
  return facts.timeZones.every((zone) => {
    const now = local(zone, ms)
    if (
      only.length > 0 &&
      !only.some(
        (one) =>
          'from' in one &&
          'to' in one &&
          inSpan(now, one.from ?? '', one.to ?? '', true, 'days' in one ? one.days : undefined),
      )
    )
      return false
    return !spared.some((one) => {
      const [from, to] = [one.from ?? '00:00', one.to ?? '24:00']
      // A slot of no length cannot be read and closes the day.
      return from === to || inSpan(now, from, to, false, one.days)
    })
  })
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
const OPEN = ['reserved', 'unknown']
const isCallOut = (one: AttemptFacts) =>
  one.direction === 'outbound' && (one.channel === 'voice' || one.channel === 'ai-voice')

function capsFull(ask: Ask, facts: Facts, ms: number): boolean {
  return facts.timeZones.some((zone) => {
    const today = facts.attempts.filter(
      (one) => isCallOut(one) && local(zone, one.atMs).date === local(zone, ms).date,
    )
    const talks = today.filter(
      (one) =>
        samePerson(ask, one) &&
        one.purpose !== 'pre-due-reminder' &&
        ['conversation', 'refused', ...OPEN].includes(one.outcome),
    )
    const unanswered = today.filter(
      (one) => one.contactPoint === ask.contactPoint && [...FAILED, ...OPEN].includes(one.outcome),
    )
    const notifications = today.filter(
      (one) =>
        samePerson(ask, one) &&
        one.purpose !== 'pre-due-reminder' &&
        ['delivered', ...OPEN].includes(one.outcome),
    )
    const full = talks.length >= 3 || notifications.length >= 3
    return (full && ask.purpose !== 'pre-due-reminder') || unanswered.length >= 6
  })
}

function thirdPersonOpen(ask: Ask, facts: Facts, ms: number): boolean {
  if (ANSWERS.includes(ask.purpose)) return true
  if (facts.jurisdiction === 'TW') return ask.purpose === 'locate' && outOfReach(facts, ms, 1, false, false)
  switch (ask.purpose) {
    case 'locate':
    case 'pass-message':
      return outOfReach(facts, ms, 3, true, true)
    case 'reach-heirs':
      return facts.deceased || facts.capacity !== 'full'
    case 'repayment-info':
      return facts.consents.some(
        (one) => one.kind === 'offers-to-pay' && samePerson(ask, one) && one.givenAtMs <= ms,
      )
    default:
      return false
  }
}

function outOfReach(
  facts: Facts,
  ms: number,
  failures: number,
  nextDay: boolean,
  deadLines: boolean,
): boolean {
  const past = facts.attempts.filter((one) => one.party === 'borrower' && one.atMs <= ms)
  const contacts = past.filter(
    (one) => one.direction === 'inbound' || ['conversation', 'refused', ...OPEN].includes(one.outcome),
  )
  const lastContact = Math.max(-Infinity, ...contacts.map((one) => one.atMs))
  const calls = past.filter(isCallOut)
  const lines = [...new Set(calls.map((one) => one.contactPoint))]
  if (deadLines && lines.length > 0) {
    const latest = lines.map((line) => {
      const mine = calls.filter((one) => one.contactPoint === line)
      const at = Math.max(...mine.map((one) => one.atMs))
      return {
        at,
        dead: mine.filter((one) => one.atMs === at).every((one) => one.outcome === 'not-in-service'),
      }
    })
    if (latest.every((one) => one.dead) && Math.min(...latest.map((one) => one.at)) > lastContact) return true
  }
  const failed = calls.filter((one) => FAILED.includes(one.outcome) && one.atMs > lastContact)
  const deciding = failed.map((one) => one.atMs).sort((a, b) => a - b)[failures - 1]
  if (deciding === undefined) return false
  return !nextDay || facts.timeZones.every((zone) => laterDay(zone, facts, deciding, ms))
}

/** The latest possible day of the deciding failure is over in every zone. */
function laterDay(zone: string, facts: Facts, deciding: number, ms: number): boolean {
  const latest =
    facts.timeZones
      .map((one) => local(one, deciding).date)
      .sort()
      .at(-1) ?? ''
  return local(zone, ms).date > latest
}

function statesAgainst(ask: Ask, facts: Facts, here: readonly Local[]): string[] {
  const no: string[] = []
  const answers = ANSWERS.includes(ask.purpose)
  const cn = facts.jurisdiction === 'CN'
  const borrower = ask.party === 'borrower'
  const today = here.map((now) => now.date).sort()[0] ?? ''
  const owesNothing = (facts.overdueMinor ?? 1) <= 0 || (facts.totalOutstandingMinor ?? 1) <= 0
  const due = facts.oldestUnpaidDueDate
  if (!answers && ask.purpose !== 'pre-due-reminder' && ask.purpose !== 'reach-heirs') {
    if (owesNothing || due === null || facts.overdueMinor === null || today <= due) no.push('not overdue')
  }
  if (ask.purpose === 'pre-due-reminder' && !owesNothing && due !== null && today > due)
    no.push('no reminder any more')
  if (facts.deceased && borrower && ask.purpose !== 'reach-heirs') no.push('deceased')
  if (cn && facts.capacity !== 'full' && borrower && !answers && ask.purpose !== 'reach-heirs')
    no.push('capacity')
  const bankrupt = facts.bankrupt
  const liable = ask.party === 'co-borrower' || ask.party === 'guarantor'
  if (cn && bankrupt !== null && !liable && !answers && here.some((now) => now.date >= bankrupt.acceptedOn))
    no.push('bankrupt')
  if (facts.plan?.status === 'performing') {
    const help = ['pre-due-reminder', 'repayment-info', 'debt-solution', 'reach-heirs'].includes(ask.purpose)
    if (HARD_DEMANDS.includes(ask.purpose) || (cn && !answers && !help)) no.push('plan')
  }
  return no
}

function agencyAgainst(ask: Ask, facts: Facts, here: readonly Local[]): string[] {
  const { placement } = facts
  if (ask.actor.kind !== 'agency') return []
  if (placement === null || placement.agency !== ask.actor.id) return ['not placed']
  const no: string[] = []
  const notBefore = (date: string) => here.every((now) => now.date >= date)
  if (placement.since !== undefined && !notBefore(placement.since)) no.push('not placed yet')
  if (placement.noticeGivenOn === undefined || !notBefore(placement.noticeGivenOn)) no.push('no notice')
  if (placement.onPublicList === false) no.push('not listed')
  return no
}
