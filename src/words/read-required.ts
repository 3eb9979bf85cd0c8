/** What a missing condition requires, read back from the policy's English. */
import type { Channel, Outcome } from '../policy/facts.ts'
import { CHANNELS, OUTCOMES } from '../policy/facts.ts'
import { isOf } from './read-observed.ts'

export type Requirement =
  | { readonly of: 'words'; readonly words: readonly string[] }
  | { readonly of: 'security'; readonly is: boolean }
  | {
      readonly of: 'attempts'
      readonly gte: number
      readonly channels: readonly Channel[]
      readonly outcomes: readonly Outcome[]
      readonly withinDays: number | null
    }
  | { readonly of: 'notice'; readonly kinds: readonly string[]; readonly minDaysAgo: number | null }
  | { readonly of: 'approval'; readonly kinds: readonly string[] }
  | {
      readonly of: 'range'
      readonly gte: string | null
      readonly lte: string | null
      readonly currency: string | null
    }

export interface ReadRequirement {
  /** It must not hold. */
  readonly isNot: boolean
  /** Null: not to be read. */
  readonly requirement: Requirement | null
}

export function readRequired(required: string): ReadRequirement {
  const isNot = required.startsWith('not ')
  return { isNot, requirement: readPlain(isNot ? required.slice(4) : required) }
}

function readPlain(text: string): Requirement | null {
  if (text === 'secured or guaranteed') return { of: 'security', is: true }
  if (text === 'neither secured nor guaranteed') return { of: 'security', is: false }
  const words = /^one of (.*)$/.exec(text)?.[1]
  if (words !== undefined) return { of: 'words', words: words.split(', ') }
  return readAttempts(text) ?? readRecord(text) ?? readRange(text)
}

function readAttempts(text: string): Requirement | null {
  const match = /^at least (\d+) attempts(?: \(([^)]*)\))?(?: within (\d+) days)?$/.exec(text)
  if (match === null) return null
  const named = (match[2] ?? '').split(/[;/]/).map((word) => word.trim())
  return {
    of: 'attempts',
    gte: Number(match[1]),
    channels: named.filter((word) => isOf(CHANNELS, word)),
    outcomes: named.filter((word) => isOf(OUTCOMES, word)),
    withinDays: match[3] === undefined ? null : Number(match[3]),
  }
}

function readRecord(text: string): Requirement | null {
  const match = /^an? (notice|approval) \(([^)]*)\)(?: at least (\d+) days ago)?$/.exec(text)
  if (match === null) return null
  const kinds = (match[2] ?? '').split('/')
  if (match[1] === 'approval') return { of: 'approval', kinds }
  return { of: 'notice', kinds, minDaysAgo: match[3] === undefined ? null : Number(match[3]) }
}

function readRange(text: string): Requirement | null {
  const match = /^(?:at least (-?[\d.]+))?(?: and )?(?:at most (-?[\d.]+))?(?: ([A-Z]{3}))?$/.exec(text)
  if (match === null) return null
  return { of: 'range', gte: match[1] ?? null, lte: match[2] ?? null, currency: match[3] ?? null }
}
