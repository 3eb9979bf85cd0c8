/**
 * One push of overdue accounts, from the stream to the books. Read and staged chunk by chunk in constant memory, then
 * merged in one transaction: all of it, or nothing.
 */
import type pg from 'pg'
import { announceChanges } from '../accounts/announce-changes.ts'
import type { Clock } from '../platform/clock.ts'
import { copyRows } from '../platform/copy-rows.ts'
import { beginAs, type Database, type Tx } from '../platform/database.ts'
import { answerOf, keepAnswer, type StoredAnswer } from '../platform/idempotency.ts'
import { newId } from '../platform/new-id.ts'
import { Problem, type ProblemCode } from '../platform/problems.ts'
import type { Vault } from '../platform/vault.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { IntakeFileError } from './intake-file-error.ts'
import type { MappingDocument } from './mapping.ts'
import { keepRejects, type MergeCounts, mergeBatch } from './merge-batch.ts'
import { type ReadReject, readRecords } from './read-records.ts'
import { type StagingContext, stageChunk } from './stage-chunk.ts'
import { createStagingTables, REJECT_COLUMNS } from './staging-tables.ts'

export interface PushDeps {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
}

export interface PushRequest {
  readonly creditorId: string
  readonly format: 'ndjson' | 'csv'
  readonly businessDate: string
  readonly mode: 'delta' | 'snapshot'
  readonly mapping?: MappingDocument
  /** The sender's own name of the push: the same name again gets the first answer. */
  readonly clientBatchId?: string
  readonly idempotencyKey?: string
  /** Who pushes, as far as it is kept. */
  readonly pusher?: { readonly name: string; readonly apiKeyId: string }
  readonly expectedCount?: number
  readonly expectedTotal?: bigint
  readonly maxRejects?: number
  readonly allowBorrowerChange: boolean
}

/** Why absent accounts were or were not cured. */
export type Curing = 'not_asked' | 'done' | 'skipped_rejects'

export interface BatchAnswer extends MergeCounts {
  readonly batchId: string
  readonly clientBatchId: string | null
  readonly businessDate: string
  readonly mode: 'delta' | 'snapshot'
  readonly status: 'completed' | 'refused'
  readonly received: number
  readonly accepted: number
  readonly rejected: number
  readonly curing: Curing
}

export const PUSH_OPERATION = 'push-delinquency-batch'

interface Staged {
  received: number
  rejectedLines: number
  total: bigint
}

/**
 * @param body decoded bytes of the push.
 * @throws Problem for anything that concerns the push as a whole; nothing is changed then.
 */
export async function pushBatch(
  deps: PushDeps,
  request: PushRequest,
  body: AsyncIterable<Buffer>,
): Promise<StoredAnswer> {
  const client = await deps.database.connect()
  try {
    // For the whole life of this connection, which nobody else will use.
    await client.query(
      "select set_config('tact.creditor_id', $1, false), set_config('work_mem', '64MB', false)",
      [request.creditorId],
    )
    await lockCreditor(client, request.creditorId)
    const fingerprint = deps.vault.fingerprint(request.creditorId).update(fingerprintHead(request))
    const hashed = hashing(body, fingerprint)
    for (const key of keysOf(request)) {
      const first = await answerOf(client, request.creditorId, PUSH_OPERATION, key)
      if (first === undefined) continue
      for await (const _ of hashed) {
        // Read to the end, so that the fingerprint covers the whole body.
      }
      return first.replay(fingerprint.digest())
    }
    return await receive(deps, request, client, hashed, () => fingerprint.digest())
  } catch (error) {
    throw error instanceof IntakeFileError ? fileProblem(error) : error
  } finally {
    // Ends the temporary tables and the lock with it, whatever state they are in.
    await client.end().catch(() => undefined)
  }
}

async function receive(
  deps: PushDeps,
  request: PushRequest,
  client: pg.Client,
  body: AsyncIterable<Buffer>,
  fingerprint: () => Buffer,
): Promise<StoredAnswer> {
  const startedAtMs = deps.clock.now()
  await createStagingTables(client)
  const ctx: StagingContext = {
    client,
    creditorId: request.creditorId,
    businessDate: request.businessDate,
    nowMs: startedAtMs,
    policies: await policiesInForce(client, request.creditorId),
    vault: deps.vault,
    allowBorrowerChange: request.allowBorrowerChange,
  }
  const staged = await stage(ctx, request, body)
  const tx = await beginAs(client, request.creditorId)
  const batchId = newId()
  const refusal = refusalOf(request, staged)
  if (refusal !== undefined) {
    await recordBatch(
      tx,
      request,
      { ...emptyAnswer(request, batchId, staged), status: 'refused' },
      startedAtMs,
      deps,
    )
    await keepRejects(tx, batchId)
    await client.query('commit')
    throw new Problem(refusal.code, refusal.detail, {
      errors: refusal.errors,
      extra: { batchId, rejected: staged.rejectedLines },
    })
  }
  const cureAbsent = request.mode === 'snapshot' && staged.rejectedLines <= (request.maxRejects ?? 0)
  const { businessDate } = request
  const counts = await mergeBatch(tx, { batchId, businessDate, cureAbsent, nowMs: startedAtMs })
  const answer: BatchAnswer = {
    ...emptyAnswer(request, batchId, staged),
    ...counts,
    status: 'completed',
    curing: request.mode === 'delta' ? 'not_asked' : cureAbsent ? 'done' : 'skipped_rejects',
  }
  await recordBatch(tx, request, answer, startedAtMs, deps)
  await keepRejects(tx, batchId)
  const stored: StoredAnswer = { status: 201, body: JSON.stringify(answer) }
  const digest = fingerprint()
  for (const key of keysOf(request)) await keepAnswer(tx, PUSH_OPERATION, key, digest, stored)
  await announceChanges(tx, 'everything')
  await client.query('commit')
  return stored
}

async function stage(
  ctx: StagingContext,
  request: PushRequest,
  body: AsyncIterable<Buffer>,
): Promise<Staged> {
  const staged: Staged = { received: 0, rejectedLines: 0, total: 0n }
  const { format, businessDate, mapping } = request
  let stored = Promise.resolve()
  for await (const chunk of readRecords(body, { format, businessDate, mapping })) {
    let sum = 0n
    for (const { record } of chunk.records) sum += BigInt(record.totalOutstanding)
    // The chunk before was written while this one was read.
    await stored
    let late: ReadReject[] = []
    if (chunk.records.length > 0) {
      const chunkStaged = await stageChunk(ctx, chunk.records)
      late = chunkStaged.rejects
      stored = chunkStaged.stored
      // Awaited with the next chunk; should reading it fail first, that failure is the one to tell.
      stored.catch(() => undefined)
    }
    const rejects = [...chunk.rejects, ...late]
    if (rejects.length > 0) await stored
    const lines = await stageRejects(ctx.client, rejects)
    staged.received += chunk.records.length + lines - late.length
    staged.rejectedLines += lines
    staged.total += sum
  }
  await stored
  return staged
}

/** @returns the number of lines that the rejects are about. */
async function stageRejects(client: pg.ClientBase, rejects: readonly ReadReject[]): Promise<number> {
  const ordinals = new Map<number, number>()
  const rows = rejects.map((reject) => {
    const ordinal = (ordinals.get(reject.line) ?? 0) + 1
    ordinals.set(reject.line, ordinal)
    return [reject.line, ordinal, reject.accountNumber ?? null, reject.path, reject.code, reject.message]
  })
  await copyRows(client, 'staged_rejects', REJECT_COLUMNS, rows)
  return ordinals.size
}

function refusalOf(request: PushRequest, staged: Staged) {
  const errors = []
  if (request.expectedCount !== undefined && request.expectedCount !== staged.received) {
    const message = `${request.expectedCount} records were announced, ${staged.received} arrived.`
    errors.push({ pointer: '/query/expectedCount', code: 'count_mismatch', message })
  }
  if (request.expectedTotal !== undefined && request.expectedTotal !== staged.total) {
    const message = `The total outstanding announced is ${request.expectedTotal}, the valid records sum to ${staged.total}.`
    errors.push({ pointer: '/query/expectedTotal', code: 'total_mismatch', message })
  }
  if (errors.length > 0) {
    const detail = `${errors.map((error) => error.message).join(' ')} Nothing of the push was taken.`
    return { code: 'control_total_mismatch' as const, detail, errors }
  }
  if (request.mode === 'snapshot' && staged.received === 0 && request.expectedCount !== 0) {
    const detail =
      'A snapshot without records cures every account. If that is meant, say so with expectedCount=0.'
    return { code: 'empty_snapshot' as const, detail, errors: [] }
  }
  return undefined
}

function emptyAnswer(request: PushRequest, batchId: string, staged: Staged): BatchAnswer {
  return {
    batchId,
    clientBatchId: request.clientBatchId ?? null,
    businessDate: request.businessDate,
    mode: request.mode,
    status: 'refused',
    received: staged.received,
    accepted: staged.received - staged.rejectedLines,
    created: 0,
    updated: 0,
    unchanged: 0,
    stale: 0,
    duplicates: 0,
    cured: 0,
    rejected: staged.rejectedLines,
    curing: 'not_asked',
  }
}

async function recordBatch(
  tx: Tx,
  request: PushRequest,
  answer: BatchAnswer,
  startedAtMs: number,
  deps: PushDeps,
): Promise<void> {
  await tx.client.query(
    `insert into delinquency_batches
       (creditor_id, batch_id, client_batch_id, business_date, mode, status, started_at, finished_at, answer,
        pushed_by, pushed_by_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.creditorId,
      answer.batchId,
      answer.clientBatchId,
      request.businessDate,
      request.mode,
      answer.status,
      new Date(startedAtMs),
      new Date(deps.clock.now()),
      JSON.stringify(answer),
      request.pusher?.name ?? null,
      request.pusher?.apiKeyId ?? null,
    ],
  )
}

/** One push at a time for a creditor: two at once could not both be right about what is absent. */
async function lockCreditor(client: pg.Client, creditorId: string): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('intake ' || $1, 0)) as locked",
    [creditorId],
  )
  if (rows[0]?.locked !== true) {
    const detail =
      'Another push of this creditor is being received. Nothing was taken of this one; send it again.'
    throw new Problem('batch_in_progress', detail, { retryAfterSeconds: 10 })
  }
}

/** What is wrong with the file as a whole, under the code of its first fault. */
function fileProblem(error: IntakeFileError): Problem {
  const where = error.line === undefined ? '' : ` (line ${error.line})`
  return new Problem(error.code as ProblemCode, `${error.message}${where} Nothing of the push was taken.`, {
    errors: error.problems.map(({ pointer, code, message }) => ({ pointer, code, message })),
  })
}

function keysOf(request: PushRequest): string[] {
  const keys = []
  if (request.idempotencyKey !== undefined) keys.push(`key ${request.idempotencyKey}`)
  if (request.clientBatchId !== undefined) keys.push(`batch ${request.clientBatchId}`)
  return keys
}

function fingerprintHead(request: PushRequest): string {
  return JSON.stringify([request.format, request.businessDate, request.mode, request.mapping ?? null])
}

async function* hashing(
  body: AsyncIterable<Buffer>,
  digest: { update(bytes: Buffer): unknown },
): AsyncGenerator<Buffer> {
  for await (const bytes of body) {
    digest.update(bytes)
    yield bytes
  }
}
