/** How fast and how lean a push is, beside the bare load that it contains. */
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { TactClient } from '../src/commands/tact-client.ts'
import { madeUpNextDay } from '../src/demo/made-up-next-day.ts'
import { type MadeUpOptions, madeUpRecords } from '../src/demo/made-up-portfolio.ts'
import type { BatchAnswer } from '../src/intake/push-batch.ts'
import type { PushedDelinquencyRecord } from '../src/intake/record.ts'
import { type BareLoad, bareLoad } from './bare-load.ts'
import { type BenchService, startBenchService } from './bench-service.ts'
import { count, print, say } from './tell.ts'

const HELP = `npm run bench -- intake [options]: a push over HTTP against bare COPY + upsert of the same rows

  --accounts <n>        accounts of the made-up book (default 1000000)
  --borrowers <n>       borrowers of it (default 300000, or three tenths of the accounts)
  --seed <n>            another book (default 1)
  --node-flags=<flags>  for the service instead of those of npm start, e.g. "--max-semi-space-size=8"
  --only-push           the first push alone: no bare load, no further pushes

It starts the service on an embedded PostgreSQL in a temporary directory, which it removes at the end, and takes about
a gibibyte of disk for each hundred thousand accounts.
`

const FLOOR = { ratio: 0.25, peakMib: 400 }
const AIM = { ratio: 0.5, peakMib: 250 }
const DAY = '2026-03-10'
const NEXT_DAY = '2026-03-11'

export async function intakeBench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      accounts: { type: 'string', default: '1000000' },
      borrowers: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'node-flags': { type: 'string' },
      'only-push': { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const accounts = wholeNumber('--accounts', values.accounts)
  const borrowers = wholeNumber('--borrowers', values.borrowers ?? String(Math.ceil(accounts * 0.3)))
  const book: MadeUpOptions = { accounts, borrowers, today: DAY, seed: wholeNumber('--seed', values.seed) }
  const service = await startBenchService(values['node-flags']?.split(' ').filter((flag) => flag !== ''))
  try {
    const figures = await measure(service, book, values['only-push'])
    report(figures, book)
    return 0
  } finally {
    await service.stop()
  }
}

interface PushFigures {
  readonly answer: BatchAnswer
  readonly bytes: number
  /** First byte to answer. */
  readonly seconds: number
  /** Until the last byte was handed over; by then all but the last records are staged. */
  readonly uploadSeconds: number
  readonly peakMib: number | null
}

interface Figures {
  readonly first: PushFigures
  readonly bare?: BareLoad
  readonly unchanged?: PushFigures
  readonly delta?: PushFigures
}

async function measure(service: BenchService, book: MadeUpOptions, onlyPush: boolean): Promise<Figures> {
  const file = path.join(service.dir, 'book.ndjson')
  say(`writing ${count(book.accounts)} made-up accounts of ${count(book.borrowers)} borrowers`)
  await writeRecords(file, madeUpRecords(book))
  say('pushing them')
  const first = await push(service, file, DAY)
  if (first.answer.created !== book.accounts)
    throw new Error(`not all were created: ${JSON.stringify(first.answer)}`)
  if (onlyPush) return { first }
  say('loading the same rows with bare COPY + upsert')
  const bare = await bareLoad(service.ownerUrl, service.dir, DAY)
  say('pushing the same file again, as of the next day')
  const unchanged = await push(service, file, NEXT_DAY)
  const deltaFile = path.join(service.dir, 'delta.ndjson')
  await writeRecords(deltaFile, changedRecords(book))
  say('pushing a delta of one account in twenty')
  return { first, bare, unchanged, delta: await push(service, deltaFile, NEXT_DAY) }
}

function* changedRecords(book: MadeUpOptions): Generator<PushedDelinquencyRecord> {
  for (const { fate, record } of madeUpNextDay(book, { cured: 0, changed: 0.05, created: 0 })) {
    if (fate === 'changed') yield record
  }
}

async function writeRecords(file: string, records: Iterable<PushedDelinquencyRecord>): Promise<void> {
  // A few hundred lines at a time: one write for each would take longer than making them.
  function* blocks() {
    let block = ''
    for (const record of records) {
      block += `${JSON.stringify(record)}\n`
      if (block.length > 262_144) {
        yield block
        block = ''
      }
    }
    yield block
  }
  await pipeline(Readable.from(blocks()), createWriteStream(file))
}

async function push(service: BenchService, file: string, businessDate: string): Promise<PushFigures> {
  await checkpoint(service.ownerUrl)
  await service.resetPeak()
  const client = new TactClient(service.url, service.key)
  const { size } = await stat(file)
  const began = performance.now()
  let uploadedAt = began
  const stream = () =>
    createReadStream(file).once('close', () => {
      uploadedAt = performance.now()
    })
  const answer = await client.send('POST', `/v1/delinquency-batches?businessDate=${businessDate}`, {
    headers: { 'content-type': 'application/x-ndjson' },
    stream,
  })
  const ended = performance.now()
  return {
    answer: JSON.parse(answer) as BatchAnswer,
    bytes: size,
    seconds: (ended - began) / 1000,
    uploadSeconds: (uploadedAt - began) / 1000,
    peakMib: await service.peakMib(),
  }
}

/** Each measurement begins with nothing left to write back from the one before. */
async function checkpoint(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('checkpoint')
  await owner.end()
}

function report({ first, bare, unchanged, delta }: Figures, book: MadeUpOptions): void {
  const perSecond = book.accounts / first.seconds
  print('')
  print(pushLine('push over HTTP', first))
  if (unchanged !== undefined) print(pushLine('same file, next day', unchanged))
  if (delta !== undefined) print(pushLine('delta, 5% changed', delta))
  const ratio = bare === undefined ? null : perSecond / (book.accounts / bare.seconds)
  if (bare !== undefined && ratio !== null) {
    const rate = count(Math.round(book.accounts / bare.seconds)).padStart(9)
    print(
      `${'bare COPY + upsert'.padEnd(20)}${rate} accounts/s  ${fixed(bare.seconds)} s: ` +
        `${fixed(bare.copySeconds)} copying, ${fixed(bare.seconds - bare.copySeconds)} upserting (${count(bare.rows)} rows)`,
    )
    print('')
    print(
      `ratio to bare  ${ratio.toFixed(3)}  floor ${reached(ratio >= FLOOR.ratio, FLOOR.ratio)}, aim ${reached(ratio >= AIM.ratio, AIM.ratio)}`,
    )
  }
  const peak = first.peakMib
  if (peak !== null) {
    print(
      `peak memory    ${peak} MiB  floor ${reached(peak <= FLOOR.peakMib, FLOOR.peakMib)}, aim ${reached(peak <= AIM.peakMib, AIM.peakMib)}`,
    )
  }
  print(
    JSON.stringify({
      bench: 'intake',
      perSecond: Math.round(perSecond),
      baselinePerSecond: bare === undefined ? null : Math.round(book.accounts / bare.seconds),
      ratio: ratio === null ? null : Number(ratio.toFixed(3)),
      peakMiB: peak,
      accounts: book.accounts,
      borrowers: book.borrowers,
      seconds: Number(fixed(first.seconds)),
      uploadSeconds: Number(fixed(first.uploadSeconds)),
      mergeSeconds: Number(fixed(first.seconds - first.uploadSeconds)),
      ...(unchanged === undefined
        ? {}
        : { unchangedPerSecond: rateOf(unchanged), unchangedPeakMiB: unchanged.peakMib }),
      ...(delta === undefined ? {} : { deltaPerSecond: rateOf(delta), deltaPeakMiB: delta.peakMib }),
    }),
  )
}

function pushLine(label: string, { answer, seconds, uploadSeconds, peakMib }: PushFigures): string {
  const { created, updated, unchanged } = answer
  return (
    `${label.padEnd(20)}${count(rateOf({ answer, seconds })).padStart(9)} accounts/s  ${fixed(seconds)} s: ` +
    `${fixed(uploadSeconds)} receiving and staging, ${fixed(seconds - uploadSeconds)} merging ` +
    `(${count(created)} created, ${count(updated)} updated, ${count(unchanged)} unchanged), peak ${peakMib ?? '?'} MiB`
  )
}

function rateOf({ answer, seconds }: Pick<PushFigures, 'answer' | 'seconds'>): number {
  return Math.round(answer.received / seconds)
}

function reached(isReached: boolean, figure: number): string {
  return `${figure} ${isReached ? 'reached' : 'MISSED'}`
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`${option} takes a whole number from 1, not "${text}"`)
  return number
}

function fixed(seconds: number): string {
  return seconds.toFixed(2)
}
