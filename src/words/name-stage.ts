/** A stage as the strategy labels it in the listener's language. */
import type { Strategy } from '../policy/strategy.ts'
import type { Listener } from './listener.ts'

/** @param ladder the one it stands in; null: any that has such a stage. An unknown stage is called by its id. */
export function nameStage(
  { strategy, language }: Pick<Listener, 'strategy' | 'language'>,
  ladder: string | null,
  stage: string,
): string {
  const found = stageOf(strategy, ladder, stage)
  return found === undefined ? stage : found.label[language]
}

type Ladder = Strategy['ladders'][number]

export function stageOf(strategy: Strategy | null, ladder: string | null, stage: string) {
  const ladders = strategy?.ladders ?? []
  const own = ladders.find((one) => one.id === ladder)
  const found = own === undefined ? undefined : stageIn(own, stage)
  if (found !== undefined) return found
  for (const one of ladders) {
    const elsewhere = stageIn(one, stage)
    if (elsewhere !== undefined) return elsewhere
  }
  return undefined
}

function stageIn({ stages }: Ladder, stage: string) {
  return stages.find((one) => one.id === stage)
}

/** The ladder that a segment climbs; null: not known. */
export function ladderOf(strategy: Strategy | null, segment: string): string | null {
  return strategy?.segments.find((one) => one.id === segment)?.ladder ?? null
}
