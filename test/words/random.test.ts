/** Explanations of thousands of random decisions: no hole, no English left in the Chinese, and no word about what is hidden. */
import fc from 'fast-check'
import t from 'tap'
import { presentTo } from '../../src/contacts/present-to-agency.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { planAccount } from '../../src/policy/plan-next-action.ts'
import { explainAction } from '../../src/words/explain-action.ts'
import { explainDecision } from '../../src/words/explain-decision.ts'
import { explainStage } from '../../src/words/explain-stage.ts'
import { LANGUAGES } from '../../src/words/language.ts'
import type { Listener } from '../../src/words/listener.ts'
import { originOf } from '../../src/words/origin-of.ts'
import { sayMoment } from '../../src/words/say-moment.ts'
import { arbitraryCase } from '../policy/oracle/arbitrary-case.ts'
import type { Case } from '../policy/oracle/case.ts'
import { policyOf } from '../policy/oracle/compare.ts'
import { latinIn } from './latin-in.ts'

const HOLES = /undefined|null|NaN|\[object|\$\{|\{\w+\}|Invalid|Infinity|: \.|（）|\(\)|“”|。。|\.\.(?!\d)/
const RUNS = { numRuns: 3000 }

const listenerOf = (
  given: Case,
  language: Listener['language'],
  ownZone: string | null = null,
): Listener => ({
  language,
  timeZones: given.facts.timeZones,
  ownZone,
  strategy: given.strategy,
})

/** Words of the creditor and of the made-up packs, which nobody translates. */
function ownWords(given: Case): string[] {
  const packs = [...given.packs, ...given.housePacks].filter((pack) => originOf(pack.id) === 'house')
  const { strategy, facts, ask } = given
  return [
    ...packs.flatMap((pack) => [
      pack.id,
      pack.title,
      ...pack.rules.flatMap((rule) => [rule.id, rule.title, rule.provenance.citation.instrument]),
      ...pack.obligations.flatMap((one) => [one.rule, one.text, one.provenance.citation.instrument]),
    ]),
    ...(strategy?.ladders ?? []).flatMap((one) => [
      one.id,
      ...one.stages.flatMap((stage) => [stage.id, stage.label.zh, stage.task ?? '']),
    ]),
    ...(strategy === null ? [] : [strategy.id, strategy.label.zh]),
    ...[...facts.holds, ...(facts.notices ?? []), ...(facts.approvals ?? [])].map((one) => one.kind),
    ...['legal-step', 'risk-assessment', 'final-judgment', 'validation', 'transfer-notice'],
    ...[facts.product, facts.jurisdiction ?? '', ...facts.timeZones, ask.actor.id ?? ''],
  ].filter((word) => word !== '')
}

t.test('decisions, as the creditor and as an agency reads them', async () => {
  fc.assert(
    fc.property(arbitraryCase, fc.constantFrom(null, 'agency-a'), (given, agencyId) => {
      const policy = policyOf(given)
      const decision = decideContact(given.ask, given.facts, policy)
      const told = presentTo(agencyId, 'account', given.ask, given.facts, decision, policy)
      for (const language of LANGUAGES) {
        const text = explainDecision(told, listenerOf(given, language))
        if (HOLES.test(text)) throw new Error(text)
        if (language === 'en') continue
        const latin = latinIn(text, ownWords(given))
        if (latin.length > 0) throw new Error(`${latin.join(' ')} in ${text}`)
      }
    }),
    RUNS,
  )
})

t.test('every rule, obligation, reason and warning of a decision is in its explanation', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const policy = policyOf(given)
      const decision = decideContact(given.ask, given.facts, policy)
      const told = presentTo(null, 'account', given.ask, given.facts, decision, policy)
      for (const language of LANGUAGES) {
        const text = explainDecision(told, listenerOf(given, language))
        const lines = text.split('\n').filter((line) => /^\d+\. /.test(line))
        const parts = [...told.reasons, ...told.warnings, ...told.obligations]
        if (lines.length !== parts.length) throw new Error(text)
        parts.forEach((part, index) => {
          if (part.pack !== 'strategy' && !lines[index]?.includes(part.rule))
            throw new Error(`${part.rule} is not in ${lines[index]}`)
        })
      }
    }),
    RUNS,
  )
})

t.test('stages and next actions', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const plan = planAccount(given.facts, policyOf(given), given.ask.atMs)
      if (plan === null) return
      const { assessment, next } = plan
      const at = next.atMs === null || !Number.isFinite(next.atMs) ? null : new Date(next.atMs).toISOString()
      for (const language of LANGUAGES) {
        const listener = listenerOf(given, language, 'Asia/Shanghai')
        const texts = [
          explainStage({ ...assessment, daysPastDue: 40 }, listener),
          explainAction({ ...next, at, ladder: assessment.ladder }, listener),
        ]
        for (const text of texts) {
          if (HOLES.test(text)) throw new Error(text)
          const latin = language === 'en' ? [] : latinIn(text, ownWords(given))
          if (latin.length > 0) throw new Error(`${latin.join(' ')} in ${text}`)
        }
      }
    }),
    RUNS,
  )
})

/** Instants of a text in English, to the minute. */
const momentsIn = (text: string) =>
  [...text.matchAll(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g)].map((match) => match[0])

t.test('an agency reads no rule and no instant that its answer does not name', async () => {
  fc.assert(
    fc.property(arbitraryCase, (given) => {
      const policy = policyOf(given)
      const decision = decideContact(given.ask, given.facts, policy)
      const told = presentTo('agency-a', 'account', given.ask, given.facts, decision, policy)
      const text = explainDecision(told, listenerOf(given, 'en'))
      const parts = [...told.reasons, ...told.warnings]
      const shown = new Set(parts.map((part) => part.rule))
      for (const { rule } of [...decision.reasons, ...decision.warnings]) {
        const isNamed = text.includes(`(${rule})`) || text.includes(`(${rule}:`)
        if (!shown.has(rule) && isNamed) throw new Error(`${rule} in ${text}`)
      }
      const instants = [told.at, told.nextAllowedAt, ...parts.map((part) => part.clearsAt)]
        .filter((instant) => instant !== null)
        .flatMap((instant) => momentsIn(sayMoment(instant, listenerOf(given, 'en'))))
      const named = new Set([...instants, ...parts.flatMap((part) => momentsIn(String(part.observed ?? '')))])
      for (const moment of momentsIn(text)) {
        if (!named.has(moment)) throw new Error(`${moment} in ${text}`)
      }
    }),
    RUNS,
  )
})
