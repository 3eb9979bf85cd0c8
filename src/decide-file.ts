/** `tact decide facts.json`: questions from a file, answered with every rule's word on them. Needs no database. */
import { readFile } from 'node:fs/promises'
import { type FactsDocument, parseFactsDocument } from './contacts/facts-document.ts'
import { presentDecision } from './contacts/present-decision.ts'
import { isKnownZone, localTimeText } from './policy/calendar.ts'
import { compilePolicy, type Policy } from './policy/compile.ts'
import { decideContact, type ExplainedDecision } from './policy/decide-contact.ts'
import type { Provenance, Reason } from './policy/decision.ts'
import { PACKS } from './policy/packs.ts'
import type { Strategy } from './policy/strategy.ts'
import { explainDecision } from './words/explain-decision.ts'
import type { ExplanationWanted } from './words/explanation-wanted.ts'

export interface DecideFileOptions {
  /** Absent or null: the law alone decides. */
  readonly strategy?: Strategy | null
  readonly json?: boolean
  /** Absent or null: no explanation. */
  readonly explanation?: ExplanationWanted | null
}

/** `exitCode` 0: answered; 1: a decision differs from `expected`; 2: the file could not be understood. */
export interface DecideFileResult {
  readonly text: string
  readonly exitCode: 0 | 1 | 2
}

interface Answered {
  readonly document: FactsDocument
  readonly decision: ExplainedDecision
  readonly explanation?: string
  /** null when the document expects nothing. */
  readonly agrees: boolean | null
}

export async function decideFile(path: string, options: DecideFileOptions = {}): Promise<DecideFileResult> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    return {
      text: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`,
      exitCode: 2,
    }
  }
  const policy = compilePolicy({ packs: PACKS, strategy: options.strategy ?? null })
  const answers: Answered[] = []
  const faults: string[] = []
  const documents = Array.isArray(json) ? json : [json]
  documents.forEach((one: unknown, index) => {
    const parsed = parseFactsDocument(one)
    const prefix = Array.isArray(json) ? `/${index}` : ''
    if (parsed.ok) answers.push(answer(parsed.document, policy, options.explanation ?? null))
    else faults.push(...parsed.errors.map((fault) => `${path}#${prefix}${fault.pointer}: ${fault.message}`))
  })
  const differs = answers.filter((one) => one.agrees === false)
  const exitCode = faults.length > 0 ? 2 : differs.length > 0 ? 1 : 0
  if (options.json === true) return { text: jsonText(answers, faults, Array.isArray(json)), exitCode }
  const summary = answers.length > 1 ? [summaryOf(answers, differs)] : []
  return { text: `${[...answers.map(answerText), ...summary, ...faults].join('\n\n')}\n`, exitCode }
}

function answer(document: FactsDocument, policy: Policy, wanted: ExplanationWanted | null): Answered {
  const decision = decideContact(document.ask, document.facts, policy, { explain: true })
  const verdict = decision.verdict === 'allowed' ? 'allow' : 'deny'
  const explanation = wanted === null ? {} : { explanation: explained(document, decision, policy, wanted) }
  return {
    document,
    decision,
    ...explanation,
    agrees: document.expected === undefined ? null : document.expected === verdict,
  }
}

function explained(
  { ask, facts }: FactsDocument,
  decision: ExplainedDecision,
  policy: Policy,
  wanted: ExplanationWanted,
): string {
  const strategy = policy.strategy?.strategy ?? null
  const told = presentDecision('', ask, facts, decision)
  return explainDecision(told, { ...wanted, timeZones: facts.timeZones, strategy })
}

function jsonText(answers: readonly Answered[], faults: readonly string[], isList: boolean): string {
  const results = answers.map(({ document, decision, explanation, agrees }) => ({
    ...(document.id === undefined ? {} : { id: document.id }),
    ...(document.expected === undefined ? {} : { expected: document.expected, agrees }),
    decision,
    ...(explanation === undefined ? {} : { explanation }),
  }))
  const body = faults.length > 0 ? { results, faults } : isList ? results : results[0]
  return `${JSON.stringify(body, null, 2)}\n`
}

function summaryOf(answers: readonly Answered[], differs: readonly Answered[]): string {
  const expected = answers.filter((one) => one.agrees !== null).length
  const names = differs.map((one) => one.document.id ?? one.document.title ?? '?').join(', ')
  const which = names === '' ? '' : `: ${names}`
  return `${answers.length} decisions, ${expected} with an expectation, ${differs.length} differ${which}`
}

function answerText({ document, decision, explanation, agrees }: Answered): string {
  const { ask, facts } = document
  const zone = facts.timeZones.find(isKnownZone) ?? 'UTC'
  const at = (ms: number) => `${localTimeText(zone, ms)} ${zone}`
  const heading = [document.id, document.title].filter((part) => part !== undefined).join('  ')
  const actor = ask.actor.id ?? ask.actor.kind
  const whom = `${ask.contactPoint ?? ask.party} (${ask.party})`
  const place = ask.place === undefined ? '' : ` at ${ask.place}`
  const lines = [
    ...(heading === '' ? [] : [heading]),
    `ask      ${ask.channel} to ${whom}${place}, ${ask.purpose}, by ${actor}, ${at(ask.atMs)}`,
    `verdict  ${decision.verdict.toUpperCase()}`,
    `next     ${nextText(decision, at)}`,
    `policy   ${decision.policyVersion}`,
    `account  ${accountText(decision)}`,
    ...section(
      'reasons',
      decision.reasons.flatMap((reason) => reasonLines(reason, at)),
    ),
    ...section(
      'warnings',
      decision.warnings.flatMap((reason) => reasonLines(reason, at)),
    ),
    ...section(
      'obligations',
      decision.obligations.map((one) => `${one.rule}  ${one.text} [${citationText(one.provenance)}]`),
    ),
    ...section(
      'budgets',
      decision.budgets.map((one) => {
        const resets = one.resetsAtMs === null ? '' : `, next one back ${at(one.resetsAtMs)}`
        return `${one.rule}  ${one.used} of ${one.limit} used${resets}`
      }),
    ),
    ...section(
      'alternatives now',
      decision.alternatives.map((one) => `${one.channel} to ${one.contactPoint ?? one.party} (${one.party})`),
    ),
    ...section(
      'rules',
      decision.rules.map((one) => {
        const clears = one.clearsAtMs === null ? '' : `, clears ${at(one.clearsAtMs)}`
        return `${one.pack.padEnd(8)} ${one.rule.padEnd(34)} ${one.answer}${clears}`
      }),
    ),
  ]
  lines.push(...section('explanation', explanation?.split('\n') ?? []))
  if (agrees !== null) lines.push(`expected ${document.expected}: ${agrees ? 'agrees' : 'DIFFERS'}`)
  return lines.join('\n')
}

function nextText(decision: ExplainedDecision, at: (ms: number) => string): string {
  if (decision.verdict === 'allowed') return 'now'
  return decision.nextAllowedAtMs === null
    ? 'never by the passing of time alone'
    : at(decision.nextAllowedAtMs)
}

function accountText(decision: ExplainedDecision): string {
  const dpd = decision.daysPastDue === null ? 'nothing overdue' : `${decision.daysPastDue} days past due`
  const stage =
    decision.segment === '' ? '' : `, segment ${decision.segment}, stage ${decision.stage ?? 'none'}`
  return `${dpd}${stage}`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

function reasonLines(reason: Reason, at: (ms: number) => string): string[] {
  const seen = [
    reason.observed === undefined ? undefined : `observed ${String(reason.observed)}`,
    reason.limit === undefined ? undefined : `limit ${String(reason.limit)}`,
  ].filter((part) => part !== undefined)
  const clears = reason.clearsAtMs === null ? 'never by time alone' : at(reason.clearsAtMs)
  const { quote } = reason.provenance.citation
  return [
    `${reason.code}  ${reason.rule}  ${reason.message}`,
    `    ${[...seen, `clears ${clears}`].join('; ')}`,
    `    ${citationText(reason.provenance)}`,
    ...(quote === undefined ? [] : [`    "${quote}"`]),
    ...(reason.provenance.ourChoice ?? []).map((choice) => `    our choice: ${choice}`),
  ]
}

/** Instrument, article, strength and how far to trust it; unverified rules say so. */
function citationText(provenance: Provenance): string {
  const { citation, evidence, confidence, strength, historic, asOf } = provenance
  const article = citation.article === null ? '' : `, ${citation.article}`
  const trust = confidence === undefined ? evidence : `${evidence}, ${confidence} confidence`
  const past = historic === true ? ', historic' : ''
  return `${citation.instrument}${article}; ${strength}; evidence: ${trust}${past}; as of ${asOf}`
}
