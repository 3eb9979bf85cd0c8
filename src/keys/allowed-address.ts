/** Networks a key may be used from, in CIDR notation. */
import { BlockList, isIP, isIPv4 } from 'node:net'
import { z } from 'zod'

export const network = z
  .string()
  .max(49)
  .refine(
    (text) => parseNetwork(text) !== undefined,
    'must be an address or a network such as 203.0.113.0/24',
  )
  .describe('An address, or a network such as `203.0.113.0/24` or `2001:db8::/32`')

/** @returns whether the address lies in one of the networks. What cannot be read lies in none. */
export function isAllowedAddress(address: string, networks: readonly string[]): boolean {
  const plain = withoutMapping(address)
  if (isIP(plain) === 0) return false
  const list = new BlockList()
  for (const text of networks) {
    const parsed = parseNetwork(text)
    if (parsed !== undefined) list.addSubnet(parsed.address, parsed.prefix, parsed.family)
  }
  return list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}

function parseNetwork(
  text: string,
): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [address = '', prefixText, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0 || address.includes('%')) return undefined
  const widest = version === 4 ? 32 : 128
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return undefined
  const prefix = prefixText === undefined ? widest : Number(prefixText)
  return prefix > widest ? undefined : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}

/** A socket that listens on both families shows an IPv4 caller as `::ffff:203.0.113.7`. */
function withoutMapping(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? address
}
