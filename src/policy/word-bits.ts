/**
 * Words as bits, so that a rule compares a record with a list of words by one `&`. A word that is none of the known ones
 * has a bit of its own, which only a rule without a list takes.
 */
import { type AttemptFacts, CHANNELS, OUTCOMES, PARTIES, PLACES, PURPOSES } from './facts.ts'

export interface WordBits {
  readonly bit: (word: string) => number
  readonly knows: (word: string) => boolean
  /** The words that `only` lists (absent: all, known or not) without those that `not` lists. */
  readonly mask: (only?: readonly string[], not?: readonly string[]) => number
}

function wordBits(words: readonly string[]): WordBits {
  const other = 1 << words.length
  const factor = factorFor(words)
  const wordIn = new Array<string>(SLOTS).fill('')
  const bitIn = new Array<number>(SLOTS).fill(other)
  words.forEach((word, index) => {
    wordIn[slotOf(word, factor)] = word
    bitIn[slotOf(word, factor)] = 1 << index
  })
  const bit = (word: string): number => {
    const slot = slotOf(word, factor)
    return wordIn[slot] === word ? (bitIn[slot] ?? other) : other
  }
  const knows = (word: string): boolean => wordIn[slotOf(word, factor)] === word && word !== ''
  const sum = (some: readonly string[]) => some.reduce((mask, word) => mask | (bit(word) & ~other), 0)
  return {
    bit,
    knows,
    mask: (only, not = []) => (only === undefined ? sum(words) | other : sum(only)) & ~sum(not),
  }
}

const SLOTS = 256

/** A place of its own for each word, from its length and two letters: less than half the time of a map. */
function slotOf(word: string, factor: number): number {
  const { length } = word
  if (length === 0) return 0
  return (length * factor + word.charCodeAt(0) * 7 + word.charCodeAt(length >> 1) * 31) & (SLOTS - 1)
}

/** The first factor with which no two of the words share a place: a test sees that there is one for every list. */
function factorFor(words: readonly string[]): number {
  const factors = Array.from({ length: SLOTS }, (_, index) => index)
  const isPerfect = (factor: number) =>
    new Set(words.map((word) => slotOf(word, factor))).size === words.length
  return factors.find(isPerfect) ?? 0
}

export const CHANNEL_BITS = wordBits(CHANNELS)
export const OUTCOME_BITS = wordBits(OUTCOMES)
export const PURPOSE_BITS = wordBits(PURPOSES)
export const PARTY_BITS = wordBits(PARTIES)
export const PLACE_BITS = wordBits(PLACES)
/** Of an attempt whose purpose is not on record: it may be any, so every rule takes it. */
export const PURPOSE_UNKNOWN = 1 << (PURPOSES.length + 1)

const OUTBOUND = 1
const INBOUND = 2

/** 0 for a word that is no direction. */
export function directionBit(direction: AttemptFacts['direction']): number {
  return direction === 'outbound' ? OUTBOUND : direction === 'inbound' ? INBOUND : 0
}
