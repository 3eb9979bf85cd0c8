/** Sends a made-up book to the service as a bank would: one file, gzip NDJSON, through the public API. */
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pushFile, type TactClient } from '../commands/tact-client.ts'
import type { BatchAnswer } from '../intake/push-batch.ts'
import type { PushedDelinquencyRecord } from '../intake/record.ts'
import type { LocalDate } from '../policy/facts.ts'

export interface Pushed {
  readonly answer: BatchAnswer
  readonly bytes: number
  readonly seconds: number
}

/** @param file is written, and left to the caller. */
export async function pushPortfolio(
  client: TactClient,
  file: string,
  records: Iterable<PushedDelinquencyRecord>,
  businessDate: LocalDate,
): Promise<Pushed> {
  await pipeline(Readable.from(linesOf(records)), createGzip({ level: 1 }), createWriteStream(file))
  const { size: bytes } = await stat(file)
  const began = performance.now()
  const { answer } = await pushFile(client, {
    file,
    bytes,
    format: 'ndjson',
    gzip: true,
    query: { businessDate, mode: 'snapshot', batchId: `demo-${businessDate}` },
    label: businessDate,
  })
  return { answer, bytes, seconds: (performance.now() - began) / 1000 }
}

function* linesOf(records: Iterable<PushedDelinquencyRecord>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}
