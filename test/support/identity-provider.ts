/** A real identity provider, as far as a service that checks tokens needs one: its keys over HTTP. */
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import type { Test } from 'tap'

export const ISSUER = 'https://id.bank.example'
export const AUDIENCE = 'tact'
const CLAIMS = { creditor: 'tact_creditor', roles: 'tact_roles', agency: 'tact_agency' }

export async function openIdentityProvider(t: Test) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' }]
  let isAway = false
  const server = createServer((_request, response) => {
    response.writeHead(isAway ? 500 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    settings: {
      issuer: ISSUER,
      audience: AUDIENCE,
      jwksUrl: `http://127.0.0.1:${port}/jwks`,
      claims: CLAIMS,
    },
    privateKey,
    stranger: stranger.privateKey,
    goAway: () => {
      isAway = true
    },
  }
}
