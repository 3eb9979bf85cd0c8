/** Facts about a borrower for whom a creditor has done beforehand whatever the rules of the law ask for. */
import { DAY_MS, dateOfDay, localDay } from './calendar.ts'
import type { Policy } from './compile.ts'
import type { Region, Values } from './condition-space.ts'
import type { ApprovalFacts, Ask, AttemptFacts, ConsentFacts, Facts, NoticeFacts } from './facts.ts'
import { PLACES } from './facts.ts'
import { ordinaryFacts } from './ordinary-contact.ts'
import type { Rule } from './rule.ts'

export interface About {
  readonly jurisdiction: string
  readonly zone: string
  /** The kind of account: values that its facts may have. */
  readonly region: Region
  /** At the instant of the ask. */
  readonly daysPastDue: number
  readonly ask: Ask
}

/** Days before the contact on which things were done: some rules want them fresh, others old enough. */
const DAYS_BEFORE = [3, 10, 40, 100] as const
const FAILED_CALLS = 10

/** Twice: a borrower of whom nothing was heard yet, and one whom calls do not reach. */
export function preparedFacts(law: Policy, about: About): readonly Facts[] {
  const { ask, zone, region } = about
  const rules = law.ruleSet(about.jurisdiction).rules.map((one) => one.rule)
  const point = {
    id: ask.contactPoint ?? 'point',
    person: ask.person ?? ask.party,
    party: ask.party,
    channels: [ask.channel],
    status: 'verified',
    source: 'contract',
  } as const
  const facts: Facts = {
    ...ordinaryFacts(about.jurisdiction, zone),
    ...factsIn(region),
    oldestUnpaidDueDate: dateOfDay(localDay(zone, ask.atMs) - about.daysPastDue),
    contactPoints: [point],
    consents: consentsFor(rules, ask),
    notices: noticesFor(rules, ask),
    approvals: approvalsFor(rules, ask),
    attempts: lettersFor(rules, ask),
    recordingAvailable: true,
    placement: placementFor(ask, zone),
  }
  return [facts, { ...facts, attempts: [...facts.attempts, ...failedCalls(ask)] }]
}

function placementFor(ask: Ask, zone: string): Facts['placement'] {
  if (ask.actor.kind !== 'agency') return null
  const since = dateOfDay(localDay(zone, ask.atMs - 100 * DAY_MS))
  return {
    agency: ask.actor.id ?? '',
    since,
    onPublicList: true,
    noticeGivenOn: since,
    licensedUntil: '2099-12-31',
  }
}

function factsIn(region: Region): Partial<Facts> {
  const number = (fact: string): number | undefined => numberIn(region.get(fact))
  const word = (fact: string): string | undefined => wordIn(region.get(fact))
  const [overdueMinor, total] = [number('overdueMinor'), number('totalOutstandingMinor')]
  const [ability, willingness] = [number('ability'), number('willingness')]
  const [product, kind, currency] = [word('product'), word('borrowerKind'), word('currency')]
  return {
    ...(overdueMinor === undefined ? {} : { overdueMinor }),
    ...(total === undefined ? {} : { totalOutstandingMinor: total }),
    ...(ability === undefined ? {} : { ability }),
    ...(willingness === undefined ? {} : { willingness }),
    ...(product === undefined ? {} : { product }),
    ...(kind === 'person' || kind === 'organisation' ? { borrowerKind: kind } : {}),
    ...(currency === undefined ? {} : { currency }),
  }
}

function numberIn(values: Values | undefined): number | undefined {
  if (values === undefined || !('spans' in values)) return undefined
  const [from, to] = values.spans[0] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return [from, to].find(Number.isFinite)
}

function wordIn(values: Values | undefined): string | undefined {
  return values === undefined || 'spans' in values || values.isExcept ? undefined : [...values.words][0]
}

function daysBefore(ask: Ask): readonly number[] {
  return DAYS_BEFORE.map((days) => ask.atMs - days * DAY_MS)
}

/** Consent to the channel and the place in every form that a rule asks for, given to the one who acts. */
function consentsFor(rules: readonly Rule[], ask: Ask): readonly ConsentFacts[] {
  const forms = [undefined, ...formsIn(rules)]
  const { party } = ask
  return forms.flatMap((form) =>
    daysBefore(ask).flatMap((givenAtMs): ConsentFacts[] => {
      const given = {
        party,
        ...(ask.person === undefined ? {} : { person: ask.person }),
        givenAtMs,
        givenTo: ask.actor.id ?? ask.actor.kind,
        ...(form === undefined ? {} : { form }),
      }
      return [
        { kind: 'channel', ...given },
        ...PLACES.map((place): ConsentFacts => ({ kind: 'place', ...given, place })),
      ]
    }),
  )
}

function formsIn(rules: readonly Rule[]): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const rule of rules) {
    const terms =
      rule.kind === 'consent-required'
        ? rule.needs.flat().map((proof) => (proof.by === 'consent' ? proof.terms : undefined))
        : rule.kind === 'place-consent'
          ? [rule.terms]
          : []
    for (const one of terms) for (const form of one?.forms ?? []) forms.add(form)
  }
  return forms
}

function noticesFor(rules: readonly Rule[], ask: Ask): readonly NoticeFacts[] {
  const wanted = rules.flatMap((rule) => {
    if (rule.kind === 'notice-first' && typeof rule.notice === 'object' && 'kinds' in rule.notice) {
      const via = rule.notice.via?.[0]
      return rule.notice.kinds.map((kind) => ({ kind, ...(via === undefined ? {} : { via }) }))
    }
    if (rule.kind !== 'consent-required') return []
    return rule.needs
      .flat()
      .flatMap((proof) => (proof.by === 'notice' ? proof.kinds.map((kind) => ({ kind })) : []))
  })
  return wanted.flatMap((one) => daysBefore(ask).map((atMs) => ({ ...one, atMs })))
}

function approvalsFor(rules: readonly Rule[], ask: Ask): readonly ApprovalFacts[] {
  const kinds = rules.flatMap((rule) => (rule.kind === 'approval' ? [rule.needs] : []))
  // Also one of the day itself and of each day of the week after it, for rules that want it fresh.
  const instants = [...daysBefore(ask), ...[0, 1, 2, 3, 4, 5, 6].map((days) => ask.atMs + days * DAY_MS)]
  return kinds.flatMap((kind) => instants.map((atMs) => ({ kind, atMs })))
}

function attempt(ask: Ask, change: Partial<AttemptFacts> & { readonly atMs: number }): AttemptFacts {
  return {
    channel: ask.channel,
    direction: 'outbound',
    party: ask.party,
    ...(ask.person === undefined ? {} : { person: ask.person }),
    outcome: 'delivered',
    by: ask.actor.id ?? ask.actor.kind,
    account: 'account-1',
    ...change,
  }
}

/** Letters that were not answered, where a rule wants them first. */
function lettersFor(rules: readonly Rule[], ask: Ask): readonly AttemptFacts[] {
  return rules.flatMap((rule) => {
    if (rule.kind !== 'notice-first' || typeof rule.notice !== 'object' || 'kinds' in rule.notice) return []
    const { channels, purposes } = rule.notice.unansweredLetter
    return DAYS_BEFORE.map((days) =>
      attempt(ask, {
        atMs: ask.atMs - days * DAY_MS,
        channel: channels[0] ?? 'letter',
        purpose: purposes[0] ?? 'demand',
      }),
    )
  })
}

/** One call a day to a dead number, the last one the day before. */
function failedCalls(ask: Ask): readonly AttemptFacts[] {
  return Array.from({ length: FAILED_CALLS }, (_, index) =>
    attempt(ask, {
      atMs: ask.atMs - (index + 1) * DAY_MS,
      channel: 'voice',
      party: 'borrower',
      person: 'borrower',
      contactPoint: 'borrower:old-number',
      outcome: 'not-in-service',
    }),
  )
}
