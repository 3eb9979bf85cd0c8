/** A form of another site can sign nobody in or out: browsers say where a form came from. */
import type { FastifyRequest } from 'fastify'
import { Problem } from '../platform/problems.ts'

/**
 * What is no browser says nothing, and has no cookie to protect.
 * @throws Problem `invalid_request`
 */
export function requireSameOrigin({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  const isOurs = origin === undefined || isOriginOf(origin, host)
  if (isOurs && (site === undefined || site === 'same-origin' || site === 'none')) return
  throw new Problem('invalid_request', 'This form was sent from another site.')
}

/** In the scheme of the origin: a proxy may have taken off the TLS. A port that goes without saying is none. */
function isOriginOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  const here = `${protocol}//${host}`
  return URL.canParse(here) && new URL(here).host === from
}
