/** A whole decision as a short text: may it happen or from when on, then why not, then what must be done with it. */
import { explainObligation } from './explain-obligation.ts'
import { explainReason } from './explain-reason.ts'
import type { Language } from './language.ts'
import type { Listener } from './listener.ts'
import { ladderOf, nameStage } from './name-stage.ts'
import { sayMoment } from './say-moment.ts'
import type { ToldDecision } from './told.ts'
import { wordsOf } from './words-of.ts'

export function explainDecision(decision: ToldDecision, listener: Listener): string {
  const { phrases } = wordsOf(listener.language)
  const { reasons, warnings, obligations, alternatives, nextAllowedAt, daysPastDue, stage } = decision
  const ladder = ladderOf(listener.strategy, decision.segment)
  const next = nextAllowedAt === null ? null : sayMoment(nextAllowedAt, listener)
  const head = [
    phrases.verdict(decision, sayMoment(decision.at, listener), next),
    daysPastDue === null || daysPastDue <= 0
      ? ''
      : phrases.standing(daysPastDue, stage === null ? null : nameStage(listener, ladder, stage)),
  ]
  const contacts = new Set(alternatives.map((one) => phrases.contact(one.channel, one.party)))
  return [
    head.filter((part) => part !== '').join(phrases.gap),
    ...section(
      phrases.reasonsHead,
      reasons.map((reason) => explainReason(reason, listener, ladder)),
    ),
    ...section(
      phrases.warningsHead,
      warnings.map((warning) => explainReason(warning, listener, ladder)),
    ),
    ...(contacts.size === 0 ? [] : [phrases.alternatives([...contacts])]),
    ...dutiesOf(obligations, listener),
  ].join('\n')
}

type Obligations = ToldDecision['obligations']

/** A list of obligations is one object for all decisions of a kind: said once in each language. */
const duties = new WeakMap<Obligations, Map<Language, readonly string[]>>()

function dutiesOf(obligations: Obligations, listener: Listener): readonly string[] {
  const { language } = listener
  let known = duties.get(obligations)
  if (known === undefined) {
    known = new Map()
    duties.set(obligations, known)
  }
  let lines = known.get(language)
  if (lines === undefined) {
    const texts = obligations.map((obligation) => explainObligation(obligation, listener))
    lines = section(wordsOf(language).phrases.obligationsHead, texts)
    known.set(language, lines)
  }
  return lines
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line, index) => `${index + 1}. ${line}`)]
}
