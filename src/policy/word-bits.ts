/**
 * Words as bits, so that a rule compares a record with a list of words by one `&`. A word that is none of the known ones
 * has a bit of its own, which only a rule without a list takes.
 */
import { type AttemptFacts, CHANNELS, OUTCOMES, PURPOSES } from './facts.ts'

export interface WordBits {
  readonly bit: (word: string) => number
  /** The words that `only` lists (absent: all, known or not) without those that `not` lists. */
  readonly mask: (only?: readonly string[], not?: readonly string[]) => number
}

function wordBits(words: readonly string[]): WordBits {
  const bits = new Map(words.map((word, index) => [word, 1 << index]))
  const other = 1 << words.length
  const sum = (some: readonly string[]) => some.reduce((mask, word) => mask | (bits.get(word) ?? 0), 0)
  return {
    bit: (word) => bits.get(word) ?? other,
    mask: (only, not = []) => (only === undefined ? sum(words) | other : sum(only)) & ~sum(not),
  }
}

export const CHANNEL_BITS = wordBits(CHANNELS)
export const OUTCOME_BITS = wordBits(OUTCOMES)
export const PURPOSE_BITS = wordBits(PURPOSES)
/** Of an attempt whose purpose is not on record: it may be any, so every rule takes it. */
export const PURPOSE_UNKNOWN = 1 << (PURPOSES.length + 1)

const OUTBOUND = 1
const INBOUND = 2

/** 0 for a word that is no direction. */
export function directionBit(direction: AttemptFacts['direction']): number {
  return direction === 'outbound' ? OUTBOUND : direction === 'inbound' ? INBOUND : 0
}
