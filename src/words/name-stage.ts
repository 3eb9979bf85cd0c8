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

export function stageOf(strategy: Strategy | null, ladder: string | null, stage: string) {
  const ladders = strategy?.ladders ?? []
  const own = ladders.filter((one) => one.id === ladder)
  return [...own, ...ladders].flatMap((one) => one.stages).find((one) => one.id === stage)
}

/** The ladder that a segment climbs; null: not known. */
export function ladderOf(strategy: Strategy | null, segment: string): string | null {
  return strategy?.segments.find((one) => one.id === segment)?.ladder ?? null
}
