/** A database of its own for a test file, with an application on top and keys for its callers. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Test } from 'tap'
import { type AppDeps, buildApp } from '../../src/app.ts'
import { createKey, ensureCreditor } from '../../src/keys/manage-keys.ts'
import { ROLES, type Role } from '../../src/keys/scopes.ts'
import { SettableClock } from '../../src/platform/clock.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { Vault } from '../../src/platform/vault.ts'
import { onServer, urlOfDatabase } from './test-server.ts'

/** 10:00 on a Tuesday in Shanghai and Taipei: nothing in the law is against calling. */
export const MORNING_MS = Date.parse('2026-03-10T10:00:00+08:00')

/** Of every application of a test, so that two processes open each other's values. */
export const MASTER_KEY = randomBytes(32)

export interface Books {
  readonly url: string
  /** The owner of the tables: for looking behind the service. */
  readonly owner: pg.Client
  readonly database: Database
  readonly vault: Vault
  readonly clock: SettableClock
  readonly app: FastifyInstance
  readonly creditorId: string
  /** A key of the test's creditor with the scopes of a role. */
  key(role: Role, options?: KeyOptions): Promise<string>
}

export interface KeyOptions {
  /** Absent: the role. */
  readonly name?: string
  readonly expiresAt?: Date
  /** Name of another creditor; made when it is not there. */
  readonly creditor?: string
  readonly agencyId?: string
  readonly allowedIps?: readonly string[]
  readonly requestsPerMinute?: number
}

/** Cloned from the template; dropped when the test ends. */
export async function openBooks(
  t: Test,
  settings: Pick<AppDeps, 'requestsPerMinute' | 'signIn' | 'trustProxy'> & {
    /** Whether changes of strategy and rules need two people; absent: one is enough, as most tests want it. */
    readonly fourEyes?: boolean
  } = {},
): Promise<Books> {
  const server = process.env.TACT_TEST_SERVER
  const template = process.env.TACT_TEST_TEMPLATE
  if (server === undefined || template === undefined) throw new Error('Run the tests with npm test.')
  const name = `tact_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(server, `create database ${name} template ${template}`)
  const url = urlOfDatabase(server, name)
  const owner = new pg.Client({ connectionString: url })
  owner.on('error', () => undefined)
  await owner.connect()
  const database = openDatabase(url, 5, () => undefined)
  const vault = new Vault(MASTER_KEY)
  const clock = new SettableClock(MORNING_MS)
  const app = await buildApp({ database, vault, clock, logger: false, ...settings })
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await database.close()
    await owner.end()
    await onServer(server, `drop database if exists ${name} with (force)`)
  })
  const creditor = async (name: string) => {
    const id = await ensureCreditor(owner, name)
    await owner.query(
      `insert into four_eyes_settings (creditor_id, demanded, changed_by, changed_at)
       values ($1, $2, 'test', now()) on conflict do nothing`,
      [id, settings.fourEyes ?? false],
    )
    return id
  }
  const creditorId = await creditor('Test Bank')
  const key: Books['key'] = async (role, options = {}) => {
    const of = options.creditor === undefined ? creditorId : await creditor(options.creditor)
    const { creditor: _, name = role, ...more } = options
    return (await createKey(owner, { creditorId: of, name, scopes: ROLES[role], ...more })).key
  }
  return { url, owner, database, vault, clock, app, creditorId, key }
}

export function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` }
}

/** A complete, ordinary record; change what the test is about. */
export function record(
  accountNumber: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    accountNumber,
    product: 'consumer-loan',
    currency: 'CNY',
    borrower: {
      reference: `B-${accountNumber}`,
      kind: 'person',
      name: '测试人',
      jurisdiction: 'CN',
      timeZones: ['Asia/Shanghai'],
      contactPoints: [
        { channels: ['voice', 'sms'], value: '13812345678', party: 'borrower', source: 'contract' },
      ],
    },
    overduePrincipal: 100_000,
    overdueInterest: 2_000,
    totalOutstanding: 500_000,
    oldestUnpaidDueDate: '2026-02-08',
    ...changes,
  }
}

export function ndjson(records: readonly unknown[]): string {
  return records.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

export interface PushOptions {
  readonly businessDate?: string
  readonly mode?: 'delta' | 'snapshot'
  readonly query?: Record<string, string>
  readonly headers?: Record<string, string>
}

/** Pushes records through the public API. */
export async function push(
  app: FastifyInstance,
  key: string,
  records: readonly unknown[] | string | Buffer,
  options: PushOptions = {},
) {
  const query = new URLSearchParams({
    businessDate: options.businessDate ?? '2026-03-10',
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...options.query,
  })
  const response = await app.inject({
    method: 'POST',
    url: `/v1/delinquency-batches?${query}`,
    headers: { ...bearer(key), 'content-type': 'application/x-ndjson', ...options.headers },
    payload: Array.isArray(records) ? ndjson(records) : (records as string | Buffer),
  })
  return {
    status: response.statusCode,
    body: response.json(),
    text: response.body,
    headers: response.headers,
  }
}

/** Any request, with its headers. */
export async function send(
  app: FastifyInstance,
  key: string,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await app.inject({
    method,
    url,
    headers: {
      ...bearer(key),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return {
    status: response.statusCode,
    body: response.json(),
    text: response.body,
    headers: response.headers,
  }
}

export async function get(app: FastifyInstance, key: string, url: string) {
  const response = await app.inject({ method: 'GET', url, headers: bearer(key) })
  return { status: response.statusCode, body: response.json(), text: response.body }
}

export async function post(
  app: FastifyInstance,
  key: string,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await app.inject({
    method: 'POST',
    url,
    headers: { ...bearer(key), 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  })
  return { status: response.statusCode, body: response.json(), text: response.body }
}
