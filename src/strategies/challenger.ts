/** A strategy version that decides for a share of the borrowers, beside the one in force: its document and the draw. */
import { z } from 'zod'
import type { Facts } from '../policy/facts.ts'

const STATES = ['deceased', 'incapable', 'bankrupt'] as const

/** Who is told what in an experiment must not be those who can bear it least. A minor is on record as incapable. */
const PROTECTED_STATES = [...STATES]
const PROTECTED_HOLDS = [
  'vulnerable',
  'mental-capacity',
  'hardship',
  'hardship-notice',
  'debt-adviser',
  'financial-counsellor',
]

const slug = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/)

export const challenger = z
  .strictObject({
    experimentId: slug.describe(
      'Draws the borrowers: the same id draws the same ones, a larger share adds to them',
    ),
    strategyId: slug,
    version: z.int().min(1).max(1_000_000),
    shareBasisPoints: z.int().min(1).max(10_000).describe('Of the borrowers; 500 is five percent'),
    protectedStates: z
      .array(z.enum(STATES))
      .max(STATES.length)
      .default(PROTECTED_STATES)
      .describe('Borrowers in one of these states stay with the champion'),
    protectedHolds: z
      .array(slug)
      .max(100)
      .default(PROTECTED_HOLDS)
      .describe('So do those on whom a hold of one of these kinds was ever put, and not by mistake'),
  })
  .meta({
    id: 'Challenger',
    examples: [{ experimentId: 'earlier-calls', strategyId: 'two-steps', version: 1, shareBasisPoints: 500 }],
  })

export type Challenger = z.output<typeof challenger>

/** Who is drawn, ready to be asked millions of times. */
export interface Draw {
  readonly seed: number
  /** Of 2^32. */
  readonly below: number
  readonly states: ReadonlySet<(typeof STATES)[number]>
  readonly holds: ReadonlySet<string>
}

export function drawOf(creditorId: string, document: Challenger): Draw {
  return {
    seed: hashOn(0x811c9dc5, `${creditorId}/${document.experimentId}/`),
    below: (document.shareBasisPoints / 10_000) * 2 ** 32,
    states: new Set(document.protectedStates),
    holds: new Set(document.protectedHolds),
  }
}

/**
 * The same for all accounts of a borrower, in every process and for good: it rests on ids, and on what the facts say of
 * the borrower apart from any single account. A hold that is over protects as well, so that nobody is moved to and fro.
 */
export function isDrawn(draw: Draw, borrowerId: string, facts: Facts): boolean {
  if (spread(hashOn(draw.seed, borrowerId)) >= draw.below) return false
  const { states, holds } = draw
  if (facts.deceased && states.has('deceased')) return false
  if (facts.capacity !== 'full' && states.has('incapable')) return false
  if (facts.bankrupt !== null && states.has('bankrupt')) return false
  return !facts.holds.some((hold) => holds.has(hold.kind))
}

/** FNV-1a, 32 bits, from a state on: no cryptography is needed to draw lots, and it takes nanoseconds. */
function hashOn(state: number, text: string): number {
  let hash = state
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

/** Every bit of the hash into every other (the end of MurmurHash3): the share is cut off at the top. */
function spread(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
