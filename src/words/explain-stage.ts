/** Where an account stands and why, and what is still missing for the next stage. */
import type { StandingWhy } from '../policy/stand-in-stage.ts'
import type { Listener } from './listener.ts'
import { nameStage } from './name-stage.ts'
import type { ToldStage } from './told.ts'
import { wordsOf } from './words-of.ts'

export function explainStage(
  { ladder, stage, why, daysPastDue, next }: ToldStage,
  listener: Listener,
): string {
  const { phrases, stageWhys } = wordsOf(listener.language)
  const named = (id: string) => nameStage(listener, ladder, id)
  const standing = stage === null ? null : named(stage)
  const head = [
    daysPastDue === null || daysPastDue <= 0
      ? phrases.stage(standing)
      : phrases.standing(daysPastDue, standing),
    why === null ? '' : (stageWhys[why as StandingWhy] ?? ''),
  ].filter((part) => part !== '')
  if (next === null || next.missing.length === 0) return head.join(phrases.gap)
  const missing = next.missing.map((one) => `- ${phrases.missing(one)}`)
  return [head.join(phrases.gap), phrases.nextStage(named(next.stage)), ...missing].join('\n')
}
