/** Speaks to a Tact service over its public API, patiently. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { Readable, Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import cliProgress from 'cli-progress'
import type { BatchAnswer } from '../intake/push-batch.ts'

/** The service answered with a problem document. */
export class RefusedError extends Error {
  readonly status: number
  readonly retryAfterMs: number | undefined

  constructor(status: number, body: string, retryAfter: string | undefined) {
    super(describeProblem(status, body))
    this.status = status
    this.retryAfterMs = retryAfter === undefined ? undefined : Number(retryAfter) * 1000
  }
}

function describeProblem(status: number, body: string): string {
  try {
    const problem = JSON.parse(body) as {
      title?: string
      detail?: string
      errors?: { pointer: string; message: string }[]
    }
    const errors = (problem.errors ?? [])
      .slice(0, 10)
      .map((error) => `\n  ${error.pointer}: ${error.message}`)
    return `${status} ${problem.title ?? ''}. ${problem.detail ?? ''}${errors.join('')}`
  } catch {
    return `${status} ${body.slice(0, 200)}`
  }
}

export interface Body {
  readonly headers: Readonly<Record<string, string>>
  readonly stream: () => NodeJS.ReadableStream
}

export class TactClient {
  readonly #base: URL
  readonly #key: string

  constructor(url: string, key: string) {
    this.#base = new URL(url)
    this.#key = key
  }

  async json<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const content = body === undefined ? undefined : JSON.stringify(body)
    return JSON.parse(
      await this.send(
        method,
        path,
        content === undefined
          ? undefined
          : {
              headers: { 'content-type': 'application/json', ...headers },
              stream: () => Readable.from([content]),
            },
      ),
    ) as T
  }

  /** @throws RefusedError for any answer that is not 2xx; system errors when there is none. */
  async send(method: string, path: string, body?: Body): Promise<string> {
    return (await this.exchange(method, path, body)).text
  }

  /** The same, telling also whether the answer was given before. */
  async exchange(method: string, path: string, body?: Body): Promise<{ text: string; replayed: boolean }> {
    const url = new URL(path, this.#base)
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(url, {
      method,
      headers: { authorization: `Bearer ${this.#key}`, accept: 'application/json', ...body?.headers },
    })
    const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve)
      sent.once('error', reject)
    })
    // The service may answer (and refuse) before it has read everything: then the answer is what counts.
    const upload = body === undefined ? Promise.resolve(sent.end()) : pipeline(body.stream(), sent)
    const response = await Promise.race([answered, upload.then(() => answered)]).catch(
      async (error: unknown) => {
        await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 500))])
        const early = await Promise.race([answered.catch(() => undefined), Promise.resolve(undefined)])
        if (early === undefined) throw error
        return early
      },
    )
    upload.catch(() => undefined)
    const content = await text(response)
    const status = response.statusCode ?? 0
    const replayed = response.headers['idempotency-replayed'] === 'true'
    if (status >= 200 && status < 300) return { text: content, replayed }
    throw new RefusedError(status, content, response.headers['retry-after'])
  }
}

export interface Push {
  readonly file: string
  readonly bytes: number
  readonly format: 'ndjson' | 'csv'
  readonly gzip: boolean
  readonly query: Readonly<Record<string, string>>
  /** Shown in front of the progress bar. */
  readonly label: string
}

const RETRIES = 8

/** Pushes a file, and again when the service was away or busy: the name of the push keeps it from happening twice. */
export async function pushFile(
  client: TactClient,
  push: Push,
): Promise<{ answer: BatchAnswer; replayed: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const bar = progressBar(push)
    try {
      const path = `/v1/delinquency-batches?${new URLSearchParams(push.query)}`
      const { text: answer, replayed } = await client.exchange('POST', path, {
        headers: {
          'content-type': push.format === 'csv' ? 'text/csv' : 'application/x-ndjson',
          ...(push.gzip ? { 'content-encoding': 'gzip' } : {}),
        },
        stream: () => createReadStream(push.file).pipe(counting(bar)),
      })
      bar.stop()
      return { answer: JSON.parse(answer) as BatchAnswer, replayed }
    } catch (error) {
      bar.stop()
      const wait = waitBeforeRetry(error, attempt)
      if (wait === undefined || attempt > RETRIES) throw error
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(`${push.label}: ${why} Trying again in ${Math.round(wait / 1000)} s.\n`)
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** @returns undefined when trying again would not help. */
function waitBeforeRetry(error: unknown, attempt: number): number | undefined {
  const backoff = Math.min(1000 * 2 ** (attempt - 1), 30_000)
  if (error instanceof RefusedError) {
    return error.status === 503 || error.status === 409 ? (error.retryAfterMs ?? backoff) : undefined
  }
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ? backoff : undefined
}

/** The same content keeps its version: the idempotency key is made of it. */
export async function saveMappingVersion(client: TactClient, id: string, content: string): Promise<string> {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 32)
  const saved = await client.json<{ mappingId: string; version: number }>(
    'POST',
    `/v1/csv-mappings/${encodeURIComponent(id)}`,
    JSON.parse(content),
    { 'idempotency-key': `mapping-${digest}` },
  )
  return `${saved.mappingId}@${saved.version}`
}

function counting(bar: { increment(bytes: number): void }): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bar.increment(chunk.length)
      done(null, chunk)
    },
  })
}

/** On a terminal a bar; elsewhere nothing, so that logs stay readable. */
function progressBar(push: Push): { increment(bytes: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { increment: () => undefined, stop: () => undefined }
  const bar = new cliProgress.SingleBar(
    { format: `${push.label} {bar} {percentage}% | {mib} of {totalMib} MiB | {phase}`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  )
  const mib = (bytes: number) => (bytes / 1048576).toFixed(1)
  let sent = 0
  bar.start(push.bytes, 0, { mib: '0.0', totalMib: mib(push.bytes), phase: 'sending' })
  return {
    increment(bytes) {
      sent += bytes
      const phase = sent >= push.bytes ? 'the service writes it to the books' : 'sending'
      bar.update(sent, { mib: mib(sent), phase })
    },
    stop: () => bar.stop(),
  }
}
