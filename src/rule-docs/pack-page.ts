/** The page of a pack, in Markdown, for people who decide whether it may be used. */
import type { Provenance } from '../policy/decision.ts'
import type { Pack, PackObligation, Rule } from '../policy/pack.ts'
import { ruleTitle } from '../words/rule-title.ts'
import { describeRule } from './describe-rule.ts'
import { describeWhen } from './describe-terms.ts'

const WRITTEN = '<!-- Written from the packs by `npm run docs:rules`. Change the pack, not this page. -->'

export function packPage(pack: Pack): string {
  const above = pack.alsoAsks === undefined ? '' : ` Asked together with ${pack.alsoAsks.join(', ')}.`
  const alone = pack.standsAlone === false ? ' Opens nothing by itself, only with a pack of a member.' : ''
  const lines = [
    `# ${pack.title} (${pack.id})`,
    '',
    WRITTEN,
    '',
    `Edition of ${pack.asOf}. Time zones: ${pack.zones.join(', ')}.${above}${alone}`,
    'Not legal advice: compliance signs off every rule before it is used on customers, and can switch each.',
    ...(pack.limitedHolds === undefined
      ? []
      : [`These holds stop no more than the rules below say: ${pack.limitedHolds.join(', ')}.`]),
    '',
    '## Rules',
    '',
    ...pack.rules.flatMap(ruleLines),
  ]
  const contact = pack.obligations.filter((one) => one.scope !== 'institution')
  const standing = pack.obligations.filter((one) => one.scope === 'institution')
  if (contact.length > 0)
    lines.push('## What goes with an allowed contact', '', ...contact.map(obligationLine), '')
  if (standing.length > 0)
    lines.push('## Standing duties of the creditor', '', ...standing.map(obligationLine), '')
  return `${lines.join('\n').trimEnd()}\n`
}

export function indexPage(packs: readonly Pack[]): string {
  const rows = packs.map((pack) => {
    const count = (evidence: Provenance['evidence']) =>
      pack.rules.filter((rule) => rule.provenance.evidence === evidence).length
    const off = pack.rules.filter((rule) => !rule.enabled).length
    const counts = [count('text'), count('press'), count('weak'), count('unverified'), off].join(' | ')
    return `| [${pack.id}](${pack.id.toLowerCase()}.md) | ${pack.title} | ${pack.rules.length} | ${counts} |`
  })
  return [
    '# Rules by jurisdiction',
    '',
    WRITTEN,
    '',
    'How far to trust a rule: `text` the words of the instrument were read; `press` quoted or closely paraphrased;',
    '`weak` one secondary page; `unverified` general knowledge, never shown as law.',
    '',
    '| pack | title | rules | text | press | weak | unverified | switched off |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function ruleLines(rule: Rule): string[] {
  const { provenance } = rule
  const dates = [
    rule.effectiveFrom === undefined ? '' : ` from ${rule.effectiveFrom}`,
    rule.effectiveTo === undefined ? '' : ` to ${rule.effectiveTo}`,
  ].join('')
  const state = [rule.enabled ? 'on' : '**switched off**', rule.effect === 'warn' ? 'warns' : 'denies']
  return [
    `### ${rule.id}: ${rule.title}`,
    '',
    `**${ruleTitle(rule.id, 'zh')}**`,
    '',
    describeRule(rule),
    '',
    `- looks at: ${describeWhen(rule.when)}`,
    `- ${state.join(', ')}${dates === '' ? '' : `; in force${dates}`}`,
    `- source: ${citation(provenance)}`,
    ...(provenance.citation.quote === undefined ? [] : [`- "${provenance.citation.quote}"`]),
    ...(provenance.ourChoice ?? []).map((choice) => `- our choice: ${choice}`),
    '',
  ]
}

function obligationLine(one: PackObligation): string {
  const when = one.when === undefined ? '' : ` (${describeWhen(one.when)})`
  return `- **${one.rule}** ${one.text}${when}${one.enabled ? '' : ' **switched off**'} - ${citation(one.provenance)}`
}

function citation({ citation: cited, strength, evidence, confidence, historic, asOf }: Provenance): string {
  const parts = [
    cited.original === undefined ? cited.instrument : `${cited.instrument} (${cited.original})`,
    cited.article ?? undefined,
    cited.source,
    `${strength}, evidence \`${evidence}\`${confidence === undefined ? '' : ` (${confidence} confidence)`}`,
    historic === true ? 'version no longer in force' : undefined,
    `as of ${asOf}`,
  ]
  return parts.filter((part) => part !== undefined).join('; ')
}
