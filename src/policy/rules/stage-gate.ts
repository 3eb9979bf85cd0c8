import type { CompiledStage, CompiledStrategy } from '../compile-strategy.ts'
import type { StageGateRule } from '../pack.ts'
import { type AskRule, NEVER, type Objection, type Question } from '../question.ts'
import { isOpenStage, nextStandingChangeMs, type Standing, standInStage } from '../stand-in-stage.ts'

/** The channel belongs to the stage the account has earned at the instant of the contact. */
export function stageGate(_rule: StageGateRule): AskRule {
  return (question, tMs) => {
    const { strategy, prepared } = question
    if (strategy === null) return null
    const now = standInStage(prepared, strategy, tMs)
    if (isOpen(now, question)) return null
    return notInStage(question, now, question.seeksClearing ? opensAtMs(strategy, now, question) : NEVER)
  }
}

/** Apart, so that nothing is made to be captured where the stage uses the channel. */
function notInStage({ ask: { channel } }: Question, now: Standing, clearsAtMs: number): Objection {
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

function isOpen(standing: Standing, question: Question): boolean {
  if (standing.ladder === null) return false
  for (const stage of standing.ladder.stages) {
    if (usesChannel(stage, question) && isOpenStage(standing, stage.index)) return true
  }
  return false
}

function usesChannel(stage: CompiledStage, { ask, channelBit }: Question): boolean {
  if ((stage.channelBits & channelBit) === 0) return false
  if ((stage.partialChannelBits & channelBit) === 0) return true
  return stage.channels.get(ask.channel)?.parties?.includes(ask.party) ?? true
}

function opensAtMs(strategy: CompiledStrategy, now: Standing, question: Question): number {
  const boundMs = notOpenBeforeMs(strategy, now, question)
  if (boundMs > question.horizonMs) return NEVER
  let standing = boundMs > now.context.tMs ? standInStage(question.prepared, strategy, boundMs) : now
  while (!isOpen(standing, question)) {
    const nextMs = nextStandingChangeMs(strategy, standing)
    if (nextMs === null || nextMs > question.horizonMs) return NEVER
    standing = standInStage(question.prepared, strategy, nextMs)
  }
  return standing.context.tMs
}

/** Before it no stage with the channel is stood in: none can be entered, and the one on file has no such channel. */
function notOpenBeforeMs(strategy: CompiledStrategy, now: Standing, question: Question): number {
  const onFile = question.prepared.current?.stage
  let boundMs = NEVER
  for (const ladder of strategy.hasTimedSegments ? strategy.ladders : [now.ladder]) {
    for (const stage of ladder?.stages ?? []) {
      if (!usesChannel(stage, question)) continue
      if (stage.stage.id === onFile) return now.context.tMs
      boundMs = Math.min(boundMs, stage.notEnteredBeforeMs(now.context))
    }
  }
  return boundMs
}
