import { parseArgs } from 'node:util'
import { textTable, wrapped } from '../demo/text-table.ts'
import { findPackFaults, type PackFault } from '../policy/lint-pack.ts'
import type { Pack, Rule } from '../policy/pack.ts'
import { HOLIDAY_CALENDARS } from '../policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../policy/packs.ts'
import { TACT_PACK } from '../policy/tact-rules.ts'
import { findHousePackFaults, housePackDocument, packDocument } from '../rules/pack-document.ts'
import { summarise } from '../rules/show-packs.ts'
import { CommandError } from './command-error.ts'
import { faultLine, readJson, report, shapeFaults } from './document-faults.ts'

const HELP = `tact pack: the rules Tact ships, and checks of your own; needs no database

  tact pack list               every pack: rules, how many are on, how well their sources were seen
  tact pack show <id>          its rules: what each is about, where it comes from, on or off
    --json                     the whole document
  tact pack lint <file.json>   what is wrong with a pack, its examples run; the exit code is 1 when there is a fault.
                               A pack whose id begins with house- is checked as your own: stricter only. Calendars that
                               you uploaded are not known here

  tact pack show CN
  tact pack lint examples/house-pack.json
`

export async function packCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean', default: false } },
  })
  const [verb, subject] = positionals
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  switch (verb) {
    case 'list':
      return list()
    case 'show':
      return show(subject, values.json)
    case 'lint':
      if (subject === undefined) throw new CommandError('which file? tact pack lint <file.json>')
      return report(subject, await faultsOf(subject), () => true)
    default:
      throw new CommandError('say list, show or lint, see tact pack --help')
  }
}

const SHIPPED: readonly Pack[] = [...PACKS, TACT_PACK]

function list(): number {
  const rows = SHIPPED.map((pack) => {
    const { counts } = summarise(pack)
    const { text, press, weak, unverified } = counts.evidence
    const numbers = [counts.rules, counts.inForce, text, press, weak, unverified, counts.obligations]
    return [pack.id, pack.title, pack.asOf, ...numbers.map(String)]
  })
  const titles = [
    'pack',
    'title',
    'as of',
    '>rules',
    '>on',
    '>text',
    '>press',
    '>weak',
    '>unverified',
    '>obligations',
  ]
  process.stdout.write(`${textTable(titles, rows)}\n`)
  return 0
}

function show(id: string | undefined, asJson: boolean): number {
  const pack = SHIPPED.find((one) => one.id === id)
  if (pack === undefined) throw new CommandError(`there is no pack "${id ?? ''}", see tact pack list`)
  if (asJson) {
    process.stdout.write(`${JSON.stringify(pack, null, 2)}\n`)
    return 0
  }
  const parts = [
    `${pack.id}  ${pack.title}, as of ${pack.asOf}`,
    ...pack.rules.map(ruleText),
    'obligations:',
    ...pack.obligations.map((one) =>
      wrapped(
        `${one.rule} ${one.enabled ? '' : '(off) '}${one.text} [${source(one.provenance)}]`,
        '  ',
        '    ',
      ),
    ),
  ]
  process.stdout.write(`${parts.join('\n')}\n`)
  return 0
}

function ruleText(rule: Rule): string {
  const state = rule.enabled ? (rule.effect === 'deny' ? 'on' : 'on, warns') : 'off'
  const { quote } = rule.provenance.citation
  return [
    '',
    `${rule.id}  ${rule.title}  [${rule.kind}; ${state}]`,
    wrapped(source(rule.provenance), '    '),
    ...(quote === undefined ? [] : [wrapped(`"${quote}"`, '    ')]),
    ...(rule.provenance.ourChoice ?? []).map((choice) => wrapped(`our choice: ${choice}`, '    ', '      ')),
  ].join('\n')
}

function source({ citation, strength, evidence, confidence, historic, asOf }: Rule['provenance']): string {
  const article = citation.article === null ? '' : `, ${citation.article}`
  const trust = confidence === undefined ? evidence : `${evidence}, ${confidence} confidence`
  return `${citation.instrument}${article}; ${strength}; ${trust}${historic === true ? ', historic' : ''}; as of ${asOf}`
}

async function faultsOf(file: string): Promise<string[]> {
  const json = await readJson(file)
  if (isHousePack(json)) {
    const parsed = housePackDocument.safeParse(json)
    if (!parsed.success) return shapeFaults(parsed.error)
    return lines(findHousePackFaults(parsed.data, { packs: PACKS, calendars: HOLIDAY_CALENDARS }))
  }
  const parsed = packDocument.safeParse(json)
  return parsed.success ? lines(findPackFaults(parsed.data, HOLIDAY_CALENDARS)) : shapeFaults(parsed.error)
}

function isHousePack(json: unknown): boolean {
  const id = (json as { id?: unknown } | null)?.id
  return typeof id === 'string' && id.startsWith('house-')
}

function lines(faults: readonly PackFault[]): string[] {
  return faults.map((one) => faultLine('error', one.pointer, `${one.subject}: ${one.message}`))
}
