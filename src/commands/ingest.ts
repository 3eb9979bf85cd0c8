import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type MappingDocument, mappingDocument } from '../intake/mapping.ts'
import type { BatchAnswer } from '../intake/push-batch.ts'
import { CommandError } from './command-error.ts'
import { type Push, pushFile, saveMappingVersion, TactClient } from './tact-client.ts'

const HELP = `tact ingest <file> --business-date <date>... [options]: push a file of overdue accounts through the API

  --business-date <date>   YYYY-MM-DD; several are pushed one after the other; "all": every date the mapping knows
  --mapping <file|name>    how to read the columns of a CSV: a mapping document, or the name of one already uploaded
  --mode delta|snapshot    snapshot: what the file does not name is cured (default delta)
  --expected-count <n>     refuse the push unless it has so many records
  --expected-total <n>     refuse the push unless totalOutstanding sums to this (minor units)
  --max-rejects <n>        a snapshot cures only when no more lines than this are rejected (default 0)
  --allow-borrower-change  take lines that move an account to another borrower
  --show-rejects <n>       print so many rejected lines (default 10)
  --url <url>              the service (default TACT_URL or http://127.0.0.1:8080)
  --key <key>              API key with delinquency:write (default TACT_API_KEY)

The file is NDJSON (.ndjson, .jsonl) or CSV (.csv), gzip (.gz) or not. The push is named after its content: run the same
command again after any interruption, and what was done is not done twice.
`

interface Wanted {
  readonly file: string
  readonly dates: readonly string[]
  readonly mappingRef: string | undefined
  readonly query: Readonly<Record<string, string>>
  readonly format: 'ndjson' | 'csv'
  readonly gzip: boolean
  readonly digest: string
  readonly bytes: number
}

export async function ingestCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      'business-date': { type: 'string', multiple: true },
      mapping: { type: 'string' },
      mode: { type: 'string', default: 'delta' },
      'expected-count': { type: 'string' },
      'expected-total': { type: 'string' },
      'max-rejects': { type: 'string' },
      'allow-borrower-change': { type: 'boolean', default: false },
      'show-rejects': { type: 'string', default: '10' },
      url: { type: 'string', default: process.env.TACT_URL ?? 'http://127.0.0.1:8080' },
      key: { type: 'string', default: process.env.TACT_API_KEY ?? '' },
    },
  })
  const [file, extra] = positionals
  if (values.help === true || file === undefined) {
    process.stdout.write(HELP)
    return values.help === true ? 0 : 2
  }
  if (extra !== undefined) throw new CommandError(`one file at a time; "${extra}" is one too many`)
  if (values.key === '')
    throw new CommandError('no API key: give --key or set TACT_API_KEY (tact keys create)')
  const client = new TactClient(values.url, values.key)
  const query: Record<string, string> = { mode: values.mode }
  if (values['expected-count'] !== undefined) query.expectedCount = values['expected-count']
  if (values['expected-total'] !== undefined) query.expectedTotal = values['expected-total']
  if (values['max-rejects'] !== undefined) query.maxRejects = values['max-rejects']
  if (values['allow-borrower-change']) query.allowBorrowerChange = 'true'

  const mapping = await mappingOf(values.mapping)
  const dates = datesOf(values['business-date'] ?? [], mapping?.document)
  const mappingRef = mapping === undefined ? undefined : await mapping.upload(client)
  const wanted: Wanted = { file, dates, mappingRef, query, ...(await describeFile(file)) }
  return pushAll(client, wanted, Number(values['show-rejects']))
}

async function pushAll(client: TactClient, wanted: Wanted, showRejects: number): Promise<number> {
  let exitCode = 0
  for (const businessDate of wanted.dates) {
    // Named after content, date and reading: the same push has the same name, another one another.
    const name = createHash('sha256')
      .update(JSON.stringify([wanted.digest, businessDate, wanted.mappingRef ?? null, wanted.query]))
      .digest('hex')
      .slice(0, 16)
    const query: Record<string, string> = {
      ...wanted.query,
      businessDate,
      batchId: `${path.basename(wanted.file).slice(0, 80)}-${businessDate}-${name}`,
    }
    if (wanted.mappingRef !== undefined) query.mapping = wanted.mappingRef
    const push: Push = { ...wanted, query, label: businessDate }
    const started = Date.now()
    const { answer, replayed } = await pushFile(client, push)
    const seconds = Math.max((Date.now() - started) / 1000, 0.001)
    const rate = `${seconds.toFixed(1)} s, ${Math.round(answer.received / seconds)}/s`
    const how = replayed ? 'pushed before; nothing was done again' : rate
    process.stdout.write(`${summary(answer)} (${how})\n`)
    if (answer.rejected > 0) {
      exitCode = 1
      await printRejects(client, answer, showRejects)
    }
  }
  return exitCode
}

function summary(answer: BatchAnswer): string {
  const parts = [
    `${answer.received} received`,
    `${answer.created} created`,
    `${answer.updated} updated`,
    `${answer.unchanged} unchanged`,
    `${answer.cured} cured`,
    `${answer.rejected} rejected`,
  ]
  if (answer.stale > 0) parts.push(`${answer.stale} stale`)
  if (answer.duplicates > 0) parts.push(`${answer.duplicates} duplicates`)
  const curing = answer.curing === 'skipped_rejects' ? '; nothing cured, because lines were rejected' : ''
  return `${answer.businessDate} ${answer.mode}: ${parts.join(', ')}${curing}`
}

async function printRejects(client: TactClient, answer: BatchAnswer, most: number): Promise<void> {
  if (!(most > 0)) return
  const limit = Math.min(most, 1000)
  const page = await client.json<{
    rejects: { line: number; path: string; code: string; message: string }[]
  }>('GET', `/v1/delinquency-batches/${answer.batchId}/rejects?limit=${limit}`)
  for (const reject of page.rejects) {
    process.stderr.write(`  line ${reject.line} ${reject.path} ${reject.code}: ${reject.message}\n`)
  }
  process.stderr.write(`  all of them: GET /v1/delinquency-batches/${answer.batchId}/rejects\n`)
}

/** A file is uploaded (once: the same content keeps its version), anything else is the name of a mapping. */
async function mappingOf(given: string | undefined) {
  if (given === undefined) return undefined
  let text: string
  try {
    text = await readFile(given, 'utf8')
  } catch (error) {
    if (/[./\\]/.test(given))
      throw new CommandError(`the mapping ${given} cannot be read: ${messageOf(error)}`)
    return { document: undefined, upload: async () => given }
  }
  const document = parseMapping(given, text)
  const id = path
    .basename(given)
    .replace(/\.json$/, '')
    .replace(/[^A-Za-z0-9._-]/g, '-')
  return { document, upload: (client: TactClient) => saveMappingVersion(client, id, text) }
}

function parseMapping(file: string, text: string): MappingDocument {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new CommandError(`the mapping ${file} is not JSON: ${messageOf(error)}`)
  }
  const parsed = mappingDocument.safeParse(json)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  /${issue.path.join('/')}: ${issue.message}`)
  throw new CommandError(`the mapping ${file} does not fit:\n${lines.join('\n')}`)
}

function datesOf(given: readonly string[], mapping: MappingDocument | undefined): string[] {
  const dates = given.flatMap((text) => text.split(','))
  if (dates.length === 0) throw new CommandError('of which day is the file? Give --business-date YYYY-MM-DD')
  if (dates.length === 1 && dates[0] === 'all') {
    const known = mapping?.businessDates ?? []
    if (known.length === 0) throw new CommandError('"all" needs a mapping file that lists its businessDates')
    return [...known].sort()
  }
  const wrong = dates.find((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date))
  if (wrong !== undefined) throw new CommandError(`"${wrong}" is not a date like 2026-01-31`)
  return dates
}

async function describeFile(file: string) {
  const gzip = file.endsWith('.gz')
  const bare = gzip ? file.slice(0, -3) : file
  const format = /\.(ndjson|jsonl)$/.test(bare) ? 'ndjson' : bare.endsWith('.csv') ? 'csv' : undefined
  if (format === undefined)
    throw new CommandError(`${file}: the name must end in .ndjson, .jsonl or .csv (and .gz)`)
  try {
    const { size } = await stat(file)
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer)
    return { format: format as 'ndjson' | 'csv', gzip, digest: hash.digest('hex'), bytes: size }
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${messageOf(error)}`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
