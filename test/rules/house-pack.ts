/** A house pack to start from, and the calls of the routes under test. */
import type { FastifyInstance } from 'fastify'
import { bearer } from '../support/books.ts'

export const own = (what: string) => ({
  strength: 'policy',
  evidence: 'text',
  citation: { instrument: `Collections manual of the Test Bank, ${what}`, article: '4.2' },
  asOf: '2026-01-01',
})

/** No contact after 20:00. */
export const evening = {
  id: 'house-evenings-1',
  title: 'no contact after 20:00',
  kind: 'contact-hours',
  windows: [{ from: '08:00', to: '20:00', fromInclusive: true, toInclusive: false }],
  openedByConsent: false,
  provenance: own('quiet evenings'),
  examples: [
    { title: 'one second before', ask: { at: '2026-03-10T19:59:59+08:00' }, objects: false },
    { title: 'at eight', ask: { at: '2026-03-10T20:00:00+08:00' }, objects: true },
  ],
}

export const evenings = {
  id: 'house-evenings',
  title: 'Quiet evenings',
  asOf: '2026-01-01',
  zones: ['Asia/Shanghai'],
  rules: [evening],
}

export async function call(
  app: FastifyInstance,
  key: string,
  method: 'GET' | 'PUT' | 'DELETE',
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
