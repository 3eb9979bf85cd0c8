import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decideFile } from '../decide-file.ts'
import { isKnownZone } from '../policy/calendar.ts'
import type { Strategy } from '../policy/strategy.ts'
import { DEFAULT_STRATEGY } from '../strategies/defaults.ts'
import { strategyDocument, toStrategy } from '../strategies/strategy-document.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { LANGUAGES } from '../words/language.ts'
import { CommandError } from './command-error.ts'

const HELP = `tact decide <facts.json>: may this contact happen - with every rule's answer; needs no database

  --strategy <file>|default   ask the creditor's plan too; without it the law alone decides
  --language en|zh            explain each decision in words as well
  --time-zone <zone>          tell times on this clock besides the borrower's (IANA name; default UTC)
  --json                      the decision as JSON

The file holds one document {jurisdiction, facts, ask} or an array of them. With "expected": "allow" or "deny" the exit
code is 1 when a decision differs. See examples/facts.json.
`

export async function decideCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      strategy: { type: 'string' },
      language: { type: 'string' },
      'time-zone': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (values.help === true || file === undefined) {
    process.stdout.write(HELP)
    return values.help === true ? 0 : 2
  }
  const strategy = values.strategy === undefined ? null : await strategyOf(values.strategy)
  const { text, exitCode } = await decideFile(file, {
    strategy,
    json: values.json,
    explanation: wantedOf(values.language, values['time-zone']),
  })
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return exitCode
}

function wantedOf(language: string | undefined, zone: string | undefined): ExplanationWanted | null {
  if (zone !== undefined && !isKnownZone(zone)) throw new CommandError(`${zone} is no IANA time zone`)
  if (language === undefined) return null
  const known = LANGUAGES.find((one) => one === language)
  if (known === undefined) throw new CommandError(`--language takes one of ${LANGUAGES.join(', ')}`)
  return { language: known, ownZone: zone ?? null }
}

async function strategyOf(source: string): Promise<Strategy> {
  if (source === 'default') return DEFAULT_STRATEGY
  let json: unknown
  try {
    json = JSON.parse(await readFile(source, 'utf8'))
  } catch (error) {
    throw new CommandError(
      `${source} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const parsed = strategyDocument.safeParse(json)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  /${issue.path.join('/')}: ${issue.message}`)
    throw new CommandError(`${source} is not a strategy:\n${lines.join('\n')}`)
  }
  return toStrategy(parsed.data, 0)
}
