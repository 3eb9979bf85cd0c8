/** Some hundred random cases of one seed, compared; what differs first is made as small as it can be. */
import fc from 'fast-check'
import { arbitraryCase } from './arbitrary-case.ts'
import { compare, EVERY_MINUTE, QUICK, type Tally } from './compare.ts'
import { showCase } from './show-case.ts'

export interface ChunkResult {
  /** How many cases were compared before the first that differs, or all. */
  readonly runs: number
  /** What differs, with a case that shows it; null when nothing does. */
  readonly disagreement: string | null
}

/** One in so many cases is tried every minute for ten days, the others more coarsely. */
const THOROUGH_ONE_IN = 100

export function runChunk(seed: number, runs: number, tally: Tally): ChunkResult {
  const property = fc.property(arbitraryCase, fc.integer({ min: 1, max: THOROUGH_ONE_IN }), (given, care) => {
    const difference = compare(given, care === THOROUGH_ONE_IN ? EVERY_MINUTE : QUICK, tally)
    if (difference !== null) throw new Error(difference)
  })
  const found = fc.check(property, { seed, numRuns: runs })
  if (!found.failed) return { runs, disagreement: null }
  const [given] = found.counterexample ?? []
  const { errorInstance } = found
  const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  const shown = given === undefined ? '' : showCase(given)
  return { runs: found.numRuns, disagreement: `${what}\n${shown}\nseed ${seed}` }
}
