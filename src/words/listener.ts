/** Who an explanation is for. */
import type { Strategy } from '../policy/strategy.ts'
import type { Language } from './language.ts'

export interface Listener {
  readonly language: Language
  /** Every IANA zone the borrower may be in; unknown names are passed over. */
  readonly timeZones: readonly string[]
  /** The listener's own clock, an IANA zone; null: UTC. */
  readonly ownZone: string | null
  /** Names the stages; null: they are called by their ids. */
  readonly strategy: Strategy | null
}
