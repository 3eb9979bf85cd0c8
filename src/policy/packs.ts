/** The packs there are, one line each. */
import type { Pack } from './pack.ts'
import { AU_PACK } from './packs/au.ts'
import { CA_PACKS } from './packs/ca.ts'
import { CN_PACK } from './packs/cn.ts'
import { EU_PACKS } from './packs/eu.ts'
import { GB_PACK } from './packs/gb.ts'
import { HK_PACK } from './packs/hk.ts'
import { ID_PACK } from './packs/id.ts'
import { IN_PACK } from './packs/in.ts'
import { JP_PACK } from './packs/jp.ts'
import { KR_PACK } from './packs/kr.ts'
import { MY_PACK } from './packs/my.ts'
import { PH_PACK } from './packs/ph.ts'
import { SG_PACK } from './packs/sg.ts'
import { TW_PACK } from './packs/tw.ts'
import { US_PACK } from './packs/us.ts'
import { US_STATE_PACKS } from './packs/us-states.ts'
import { VN_PACK } from './packs/vn.ts'

export const PACKS: readonly Pack[] = [
  AU_PACK,
  ...CA_PACKS,
  CN_PACK,
  ...EU_PACKS,
  GB_PACK,
  HK_PACK,
  ID_PACK,
  IN_PACK,
  JP_PACK,
  KR_PACK,
  MY_PACK,
  PH_PACK,
  SG_PACK,
  TW_PACK,
  US_PACK,
  ...US_STATE_PACKS,
  VN_PACK,
]

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

/** Whether every part of the jurisdiction has a pack: `US-NY-NYC` needs `US`, `US-NY` and `US-NY-NYC`. */
export function isWhollyCovered(jurisdiction: string, packs: readonly Pack[]): boolean {
  const parts = jurisdiction.split('-')
  return parts.every((_, index) => {
    const id = parts.slice(0, index + 1).join('-')
    return packs.some((pack) => pack.id === id)
  })
}
