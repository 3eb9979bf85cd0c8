/** Whose words a rule is, by the pack it stands in. */
import { PACKS } from '../policy/packs.ts'
import type { Origin } from './language-file.ts'

const LAW: ReadonlySet<string> = new Set(PACKS.map((pack) => pack.id))

export function originOf(pack: string): Origin {
  if (pack === 'tact' || pack === 'strategy') return pack
  return LAW.has(pack) ? 'law' : 'house'
}
