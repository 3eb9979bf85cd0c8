/**
 * A slow second implementation of the decision: which rules stand in the way at one instant, read straight from the
 * documents. It shares nothing with `src/policy` but types, knows no search and no clearing times; whoever wants to
 * know when a contact is open asks it instant by instant.
 */
import type { Rule } from '../../../src/policy/pack.ts'
import type { Strategy } from '../../../src/policy/strategy.ts'
import { type Case, isAddressee, type Scene, sceneOf } from './case.ts'
import { isCallConsented } from './consents.ts'
import { type Answer, coolDown, frequencyCap, minimumGap } from './counting.ts'
import { MINUTE, SECOND } from './local-time.ts'
import {
  approval,
  consentRequired,
  dispute,
  hold,
  isProved,
  noticeFirst,
  promisePending,
  refusal,
} from './rules-of-record.ts'
import {
  borrowerState,
  certification,
  contactPoint,
  counterparty,
  debtOwed,
  factKnown,
  limitation,
  placeConsent,
  placement,
  visit,
} from './rules-of-state.ts'
import { closedDays, contactHours, requestedHours } from './rules-of-time.ts'
import { isInForce, rulesAsked, type StandingRule } from './scope.ts'
import { standingAt } from './stages.ts'

/** One rule that looks at the ask, and what it says at an instant. */
export interface Voice {
  readonly id: string
  readonly isDenying: boolean
  readonly at: (ms: number) => Answer
}

/** Every rule that looks at the ask. */
export function voicesOf(given: Case): readonly Voice[] {
  const scene = sceneOf(given)
  const law = rulesAsked(scene).map((standing) => {
    const at = (ms: number) => (isInForce(scene, standing, ms) ? answer(scene, standing.rule, ms) : 'open')
    return voiceOf(scene, standing, at)
  })
  return [...law, ...strategyVoices(scene)]
}

function voiceOf(scene: Scene, { rule, isDenying }: StandingRule, at: (ms: number) => Answer): Voice {
  const { ask } = scene
  const { channel, purpose } = ask
  const { exceptWithConsent } = rule
  let says = at
  if (exceptWithConsent !== undefined)
    says = (ms) => (exceptWithConsent.some((proof) => isProved(scene, proof, ms)) ? 'open' : at(ms))
  if (rule.exceptReplies === true && purpose === 'reply') says = exceptReplies(scene, says)
  const terms = rule.exceptConsentedCalls
  if (terms !== undefined && (channel === 'voice' || channel === 'ai-voice')) {
    const before = says
    says = (ms) => {
      const one = before(ms)
      return one !== 'open' && isCallConsented(scene, ms, terms, { channel, purpose }) ? 'open' : one
    }
  }
  return { id: rule.id, isDenying, at: says }
}

/**
 * Open for one reply to a message while the rule stands in the way without a break since the message came in. All
 * that is generated begins on a whole minute or a second later, so a break shows there.
 */
function exceptReplies(scene: Scene, at: (ms: number) => Answer): (ms: number) => Answer {
  const talk = scene.facts.attempts.filter(
    (one) => one.channel === scene.ask.channel && isAddressee(scene, one),
  )
  const replies = talk.filter((one) => one.direction === 'outbound' && one.purpose === 'reply')
  // Each reply answers the latest message before it that none has answered.
  const unanswered = new Set(talk.filter((one) => one.direction === 'inbound'))
  for (const reply of replies.toSorted((a, b) => a.atMs - b.atMs)) {
    const open = [...unanswered].filter((one) => one.atMs <= reply.atMs)
    const [latest] = open.sort((a, b) => b.atMs - a.atMs)
    if (latest !== undefined) unanswered.delete(latest)
  }
  /** For each message how far the rule has been followed, and when it was first seen to let go. */
  const followed = new Map(
    [...unanswered].map((one) => {
      const overMs = at(one.atMs) === 'open' ? one.atMs : Infinity
      return [one, { ms: one.atMs, overMs }]
    }),
  )
  const standsSince = (message: { ms: number; overMs: number }, ms: number) => {
    while (message.overMs === Infinity && message.ms < ms) {
      const minute = Math.floor(message.ms / MINUTE) * MINUTE
      message.ms = message.ms < minute + SECOND ? minute + SECOND : minute + MINUTE
      if (message.ms > ms) {
        message.ms = ms
        break
      }
      if (at(message.ms) === 'open') message.overMs = message.ms
    }
    // Times are not asked for in order: what let go later stood until then.
    return ms < message.overMs
  }
  return (ms) => {
    const one = at(ms)
    if (one === 'open') return one
    const isReply = [...followed].some(([{ atMs }, message]) => atMs <= ms && standsSince(message, ms))
    return isReply ? 'open' : one
  }
}

function answer(scene: Scene, rule: Rule, ms: number): Answer {
  switch (rule.kind) {
    case 'contact-hours':
      return contactHours(scene, rule, ms)
    case 'requested-hours':
      return requestedHours(scene, rule, ms)
    case 'closed-days':
      return closedDays(scene, rule, ms)
    case 'frequency-cap':
      return frequencyCap(scene, rule, ms)
    case 'minimum-gap':
      return minimumGap(scene, rule, ms)
    case 'cool-down':
      return coolDown(scene, rule, ms)
    case 'counterparty':
      return counterparty(scene, rule, ms)
    case 'refusal':
      return refusal(scene, rule, ms)
    case 'hold':
      return hold(scene, rule, ms)
    case 'dispute':
      return dispute(scene, rule, ms)
    case 'plan-performing':
      return scene.facts.plan?.status === 'performing' ? 'closed' : 'open'
    case 'promise-pending':
      return promisePending(scene, rule, ms)
    case 'borrower-state':
      return borrowerState(scene, rule, ms)
    case 'debt-owed':
      return debtOwed(scene, rule, ms)
    case 'notice-first':
      return noticeFirst(scene, rule, ms)
    case 'approval':
      return approval(scene, rule, ms)
    case 'consent-required':
      return consentRequired(scene, rule, ms)
    case 'placement':
      return placement(scene, rule, ms)
    case 'certification':
      return certification(scene, rule, ms)
    case 'visit':
      return visit(scene, rule, ms)
    case 'place-consent':
      return placeConsent(scene, rule, ms)
    case 'recording':
      return scene.facts.recordingAvailable === false ? 'closed' : 'open'
    case 'content-class':
      return 'closed'
    case 'contact-point':
      return contactPoint(scene, rule)
    case 'fact-known':
      return factKnown(scene, rule)
    case 'limitation':
      return limitation(scene, rule, ms)
    case 'stage-gate':
      return isChannelOpen(scene, ms) ? 'open' : 'closed'
  }
}

const ANSWERS = ['reply', 'complaint-reply', 'requested-call-back', 'statutory-notice'] as const

/** What is not collecting is outside the plan. */
function isAnswering(purpose: string): boolean {
  return ANSWERS.some((one) => one === purpose)
}

function isChannelOpen(scene: Scene, ms: number): boolean {
  const standing = standingAt(scene, ms)
  if (standing === null) return true
  return standing.open.some((stage) =>
    stage.channels.some(
      (way) => way.channel === scene.ask.channel && (way.parties?.includes(scene.ask.party) ?? true),
    ),
  )
}

/** The creditor's own plan: the gate of the stage, and the limits of its ways of contact while they are open. */
function strategyVoices(scene: Scene): readonly Voice[] {
  const { strategy } = scene.given
  const { channel, purpose } = scene.ask
  if (strategy === null || isAnswering(purpose)) return []
  const gate: Voice = {
    id: 'strategy:stage',
    isDenying: true,
    at: (ms) => (isChannelOpen(scene, ms) ? 'open' : 'closed'),
  }
  const limits = limitsOf(strategy).filter((one) => one.channel === channel)
  return [
    ...(purpose === 'pre-due-reminder' ? [] : [gate]),
    ...limits.map(({ rule, ladder, stage }): Voice => {
      const at = (ms: number) => {
        const standing = standingAt(scene, ms)
        const isOpen = standing?.ladder?.id === ladder && standing.open.some((one) => one.id === stage)
        return isOpen ? answer(scene, rule, ms) : 'open'
      }
      return { id: rule.id, isDenying: true, at }
    }),
  ]
}

function limitsOf(strategy: Strategy) {
  return strategy.ladders.flatMap((ladder) =>
    ladder.stages.flatMap((stage) =>
      stage.channels.flatMap((way) => {
        const { channel, maxPerDay, maxPerWeek, everyHours } = way
        const counted = { channels: [channel], per: 'borrower', notPurposes: ANSWERS } as const
        const base = {
          title: '',
          effect: 'deny',
          enabled: true,
          provenance: NO_PROVENANCE,
          counted,
        } as const
        const id = `strategy:${ladder.id}/${stage.id}/${channel}`
        const rules: Rule[] = []
        if (maxPerDay !== undefined) {
          const window = { unit: 'day' } as const
          rules.push({ ...base, kind: 'frequency-cap', id: `${id}/day`, limit: maxPerDay, window })
        }
        if (maxPerWeek !== undefined) {
          const window = { unit: 'week' } as const
          rules.push({ ...base, kind: 'frequency-cap', id: `${id}/week`, limit: maxPerWeek, window })
        }
        if (everyHours !== undefined)
          rules.push({ ...base, kind: 'minimum-gap', id: `${id}/gap`, hours: everyHours })
        return rules.map((rule) => ({ rule, channel, ladder: ladder.id, stage: stage.id }))
      }),
    ),
  )
}

const NO_PROVENANCE: Rule['provenance'] = {
  strength: 'policy',
  evidence: 'text',
  citation: { instrument: 'the plan', article: null },
  asOf: '2026-01-01',
}
