import type { HoldFacts } from '../facts.ts'
import type { HoldRule } from '../pack.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'

/** A recorded reason to stop, from its start until before its end. */
export function hold(rule: HoldRule): AskRule {
  const kinds = rule.kinds === undefined ? null : new Set(rule.kinds)
  const notKinds = new Set(rule.notKinds ?? [])
  const forms = rule.forms === undefined ? null : new Set(rule.forms)
  const binds = (question: Question, one: HoldFacts): boolean => {
    if ((kinds !== null && !kinds.has(one.kind)) || notKinds.has(one.kind)) return false
    if (rule.counselKnown === true && one.counselKnown === false) return false
    if (forms !== null && one.form !== undefined && !forms.has(one.form)) return false
    return covers(question, one)
  }
  return (question, tMs) => {
    const { holds } = question.prepared.facts
    if (holds.length === 0) return null
    let clearsAtMs = tMs
    for (let before = -NEVER; clearsAtMs > before && clearsAtMs !== NEVER; ) {
      before = clearsAtMs
      for (const one of holds) {
        if (!isInForce(one, clearsAtMs) || !binds(question, one)) continue
        // An end that is no instant is no known end.
        clearsAtMs = one.untilMs === undefined || Number.isNaN(one.untilMs) ? NEVER : one.untilMs
      }
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: rule.code,
      detail: () => {
        const standing = holds.filter((one) => isInForce(one, tMs) && binds(question, one))
        const [kind = ''] = standing.map((one) => one.kind).sort()
        return { message: `A hold (${kind}) stops this contact.`, observed: kind }
      },
    }
  }
}

function isInForce(one: HoldFacts, tMs: number): boolean {
  return !(tMs < (one.fromMs ?? -NEVER) || tMs >= (one.untilMs ?? NEVER))
}

function covers(question: Question, one: HoldFacts): boolean {
  const { ask, prepared } = question
  if (one.account !== undefined && one.account !== prepared.facts.account) return false
  if (one.channels !== undefined && !one.channels.includes(ask.channel)) return false
  if (one.notPurposes?.includes(ask.purpose)) return false
  return one.contactPoint === undefined || one.contactPoint === ask.contactPoint
}
