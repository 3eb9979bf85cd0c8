import { parseArgs } from 'node:util'
import { compilePolicy } from '../policy/compile.ts'
import { lintStrategy } from '../policy/lint-strategy.ts'
import { lintStrategyLaw } from '../policy/lint-strategy-law.ts'
import { PACKS, packsFor } from '../policy/packs.ts'
import { strategyDocument, toStrategy } from '../strategies/strategy-document.ts'
import { CommandError } from './command-error.ts'
import { faultLine, readJson, report, shapeFaults } from './document-faults.ts'
import { previewStrategy } from './preview-strategy.ts'

const HELP = `tact strategy lint <file.json>: what is wrong with a strategy; needs no database

  --jurisdiction <id>   where it is used, may be given several times: a channel that the law closes there is a fault.
                        Absent: a channel that the law closes everywhere is one
  --errors-only         exit with 0 when there are warnings only

Looks for days past due without a stage, segments that others hide or overlap, stages that nobody can stand in, stages
without a channel, and stages whose channels the law never allows: each is asked every quarter of an hour of a week.
The exit code is 1 when there is a fault.

  tact strategy lint examples/strategy.json
  tact strategy lint examples/strategy.json --jurisdiction CN --jurisdiction TW

tact strategy preview <file.json>: what it would do to the book of a running service. It is saved and proposed, and
changes nothing until somebody else approves it.

  --reason <text>   why it is proposed; stays on record (default "previewed on the command line")
  --json            the whole preview, its digest and the first fifty accounts that change
  --url <url>       the service (default TACT_URL or http://127.0.0.1:8080)
  --key <key>       API key with strategies:write, changes:propose and changes:read (default TACT_API_KEY)
`

export async function strategyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      jurisdiction: { type: 'string', multiple: true, default: [] },
      'errors-only': { type: 'boolean', default: false },
      reason: { type: 'string', default: 'previewed on the command line' },
      json: { type: 'boolean', default: false },
      url: { type: 'string', default: process.env.TACT_URL ?? 'http://127.0.0.1:8080' },
      key: { type: 'string', default: process.env.TACT_API_KEY ?? '' },
    },
  })
  const [verb, file] = positionals
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (verb !== 'lint' && verb !== 'preview')
    throw new CommandError('say lint or preview, see tact strategy --help')
  if (file === undefined) throw new CommandError(`which file? tact strategy ${verb} <file.json>`)
  if (verb === 'preview') return previewStrategy({ file, ...values })
  for (const id of values.jurisdiction) {
    if (packsFor(id) === null)
      throw new CommandError(`no pack covers the jurisdiction "${id}", see tact pack list`)
  }
  const isFault = (line: string) => !values['errors-only'] || line.startsWith('error')
  return report(file, await faultsOf(file, values.jurisdiction), isFault)
}

async function faultsOf(file: string, jurisdictions: readonly string[]): Promise<string[]> {
  const parsed = strategyDocument.safeParse(await readJson(file))
  if (!parsed.success) return shapeFaults(parsed.error)
  const strategy = toStrategy(parsed.data, 0)
  const law = compilePolicy({ packs: PACKS, strategy: null })
  const everywhere = PACKS.map((pack) => pack.id).filter((id) => packsFor(id) !== null)
  const asked = jurisdictions.length > 0 ? jurisdictions.map((id) => [id]) : [everywhere]
  const findings = [...lintStrategy(strategy), ...asked.flatMap((ids) => lintStrategyLaw(strategy, law, ids))]
  return findings.map((one) => faultLine(one.severity, one.pointer, one.message))
}
