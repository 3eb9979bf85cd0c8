/** The creditor's own limits as rules, so that they are asked, explained and counted like any law. */
import type { Provenance } from './decision.ts'
import type { Rule } from './pack.ts'
import { ANSWERING_PURPOSES } from './purposes.ts'
import type { Stage, StageChannel, Strategy } from './strategy.ts'

/** The stage in which a limit holds. */
export interface StageLimit {
  readonly ladder: string
  readonly ladderIndex: number
  readonly stageIndex: number
}

export function strategyRules(
  strategy: Strategy,
): readonly { readonly rule: Rule; readonly limit: StageLimit | null }[] {
  const provenance = provenanceOf(strategy)
  const gate: Rule = {
    kind: 'stage-gate',
    id: 'strategy:stage',
    title: 'the channel belongs to the stage the account has earned',
    when: { notPurposes: [...ANSWERING_PURPOSES, 'pre-due-reminder'] },
    effect: 'deny',
    enabled: true,
    provenance,
  }
  const limits = strategy.ladders.flatMap((ladder, ladderIndex) =>
    ladder.stages.flatMap((stage, stageIndex) =>
      stage.channels.flatMap((channel) =>
        limitsOf(ladder.id, stage, channel, provenance).map((rule) => ({
          rule,
          limit: { ladder: ladder.id, ladderIndex, stageIndex },
        })),
      ),
    ),
  )
  return [{ rule: gate, limit: null }, ...limits]
}

function provenanceOf(strategy: Strategy): Provenance {
  return {
    strength: 'policy',
    evidence: 'text',
    citation: {
      instrument: `Strategy ${strategy.id}, version ${strategy.version}`,
      original: strategy.label.zh,
      article: null,
      ...(strategy.effectiveFrom === undefined ? {} : { effectiveFrom: strategy.effectiveFrom }),
      source: "the creditor's own setting, not law",
    },
    asOf: strategy.effectiveFrom ?? '2026-11-21',
  }
}

function limitsOf(
  ladder: string,
  stage: Stage,
  entry: StageChannel,
  provenance: Provenance,
): readonly Rule[] {
  const { channel } = entry
  const base = {
    when: { channels: [channel], notPurposes: ANSWERING_PURPOSES },
    effect: 'deny',
    enabled: true,
    provenance,
  } as const
  const counted = { channels: [channel], per: 'borrower', notPurposes: ANSWERING_PURPOSES } as const
  const id = `strategy:${ladder}/${stage.id}/${channel}`
  const rules: Rule[] = []
  if (entry.maxPerDay !== undefined) {
    const title = `own limit of ${channel} per day in the stage ${stage.id}`
    rules.push({
      ...base,
      kind: 'frequency-cap',
      id: `${id}/day`,
      title,
      limit: entry.maxPerDay,
      window: { unit: 'day' },
      counted,
    })
  }
  if (entry.maxPerWeek !== undefined) {
    const title = `own limit of ${channel} per week in the stage ${stage.id}`
    rules.push({
      ...base,
      kind: 'frequency-cap',
      id: `${id}/week`,
      title,
      limit: entry.maxPerWeek,
      window: { unit: 'week' },
      counted,
    })
  }
  if (entry.everyHours !== undefined) {
    const title = `own interval of ${channel} in the stage ${stage.id}`
    rules.push({ ...base, kind: 'minimum-gap', id: `${id}/gap`, title, hours: entry.everyHours, counted })
  }
  return rules
}
