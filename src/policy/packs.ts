/** The packs there are, one line each. */
import type { Pack } from './pack.ts'
import { CN_PACK } from './packs/cn.ts'
import { TW_PACK } from './packs/tw.ts'

export const PACKS: readonly Pack[] = [CN_PACK, TW_PACK]

/**
 * Packs for a jurisdiction, base first: `US-NY-NYC` asks `US`, `US-NY` and `US-NY-NYC`, as far as they exist, `GR` asks
 * `EU` as well. Null when the base is not covered: then no law is known and nothing can be permitted.
 */
export function packsFor(jurisdiction: string, packs: readonly Pack[] = PACKS): readonly Pack[] | null {
  const parts = jurisdiction.split('-')
  const found = parts.flatMap((_, index) => {
    const id = parts.slice(0, index + 1).join('-')
    return packs.filter((pack) => pack.id === id)
  })
  const [base] = found
  if (base === undefined || base.id !== parts[0] || base.standsAlone === false) return null
  const above = found.flatMap((pack) => pack.alsoAsks ?? [])
  return [...packs.filter((pack) => above.includes(pack.id)), ...found]
}
