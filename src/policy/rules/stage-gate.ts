import type { StageGateRule } from '../pack.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'
import { isOpenStage, nextStandingChangeMs, type Standing, standInStage } from '../stand-in-stage.ts'

/** The channel belongs to the stage the account has earned at the instant of the contact. */
export function stageGate(_rule: StageGateRule): AskRule {
  return (question, tMs) => {
    const { strategy, prepared } = question
    if (strategy === null) return null
    const now = standInStage(prepared, strategy, tMs)
    if (isOpen(now, question)) return null
    let clearsAtMs = NEVER
    for (let standing = now; question.seeksClearing; ) {
      const nextMs = nextStandingChangeMs(strategy, standing)
      if (nextMs === null || nextMs > question.horizonMs) break
      standing = standInStage(prepared, strategy, nextMs)
      if (!isOpen(standing, question)) continue
      clearsAtMs = nextMs
      break
    }
    const { channel } = question.ask
    const stage = now.ladder?.stages[now.stageIndex]?.stage.id ?? null
    const later = now.ladder?.stages.find((one) => one.index > now.stageIndex && one.channels.has(channel))
    return {
      clearsAtMs,
      code: later === undefined && stage !== null ? 'channel_not_in_stage' : 'stage_not_reached',
      detail: () => ({
        message:
          later === undefined
            ? `The strategy does not use ${channel} in this stage.`
            : `The strategy uses ${channel} from the stage ${later.stage.id} on.`,
        observed: stage,
        limit: later?.stage.id ?? null,
      }),
    }
  }
}

function isOpen(standing: Standing, question: Question): boolean {
  const { channel, party } = question.ask
  for (const stage of standing.ladder?.stages ?? []) {
    const entry = stage.channels.get(channel)
    if (entry === undefined || !isOpenStage(standing, stage.index)) continue
    if (entry.parties?.includes(party) ?? true) return true
  }
  return false
}
