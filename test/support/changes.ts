/** Changes of strategy and rules as two people make them. */
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { PREVIEW_QUEUE, type PreviewJob, runPreview } from '../../src/changes/run-preview.ts'
import { startJobs } from '../../src/platform/jobs.ts'
import { type Books, get, openBooks, post } from './books.ts'

export interface TwoPeople {
  readonly books: Books
  readonly maker: string
  readonly checker: string
}

export async function twoPeople(t: Test): Promise<TwoPeople> {
  const books = await openBooks(t, { fourEyes: true })
  const maker = await books.key('admin', { name: 'maker' })
  const checker = await books.key('compliance', { name: 'checker' })
  return { books, maker, checker }
}

export const strategyChange = (strategyId: string, version: number, more: object = {}) => ({
  change: { kind: 'strategy', strategyId, version, ...more },
  reason: 'test',
})

/** Proposed and previewed. @returns the preview as the API tells it. */
export async function previewed({ books, maker }: TwoPeople, change: object) {
  const proposed = await post(books.app, maker, '/v1/policy-changes', change)
  if (proposed.status !== 202) throw new Error(proposed.text)
  const { previewId } = proposed.body
  await runPreview(books, { creditorId: books.creditorId, previewId })
  return (await get(books.app, maker, `/v1/policy-previews/${previewId}`)).body
}

/** A service on the same books that makes its previews itself, as a running one does. */
export async function appWithJobs(t: Test, books: Books): Promise<FastifyInstance> {
  const jobs = await startJobs({ url: books.url, logger: pino({ level: 'silent' }) })
  t.teardown(() => jobs.stop())
  await jobs.work<PreviewJob>(PREVIEW_QUEUE, (job, signal) => runPreview(books, job, signal))
  const { database, vault, clock } = books
  const app = await buildApp({ database, vault, clock, logger: false, jobs })
  t.teardown(() => app.close())
  return app
}

export function approve({ books, checker }: TwoPeople, changeId: string, digest: string, key = checker) {
  return post(books.app, key, `/v1/policy-changes/${changeId}/approve`, { digest })
}
