import type { HoldFacts } from '../facts.ts'
import type { HoldRule } from '../pack.ts'
import { type AskRule, NEVER, type Question } from '../question.ts'

/** A recorded reason to stop, from its start until before its end. */
export function hold(rule: HoldRule): AskRule {
  const kinds = rule.kinds === undefined ? null : new Set(rule.kinds)
  const notKinds = new Set(rule.notKinds ?? [])
  const forms = rule.forms === undefined ? null : new Set(rule.forms)
  return (question, tMs) => {
    const { holds } = question.prepared.facts
    if (holds.length === 0) return null
    let clearsAtMs = tMs
    let kind = ''
    for (let before = -NEVER; clearsAtMs > before && clearsAtMs !== NEVER; ) {
      before = clearsAtMs
      for (const one of holds) {
        if ((kinds !== null && !kinds.has(one.kind)) || notKinds.has(one.kind) || !covers(question, one))
          continue
        if (rule.counselKnown === true && one.counselKnown === false) continue
        if (forms !== null && one.form !== undefined && !forms.has(one.form)) continue
        if (clearsAtMs < (one.fromMs ?? -NEVER) || clearsAtMs >= (one.untilMs ?? NEVER)) continue
        // An end that is no instant is no known end.
        clearsAtMs = one.untilMs === undefined || Number.isNaN(one.untilMs) ? NEVER : one.untilMs
        if (kind === '' || one.kind < kind) kind = one.kind
      }
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: rule.code,
      detail: () => ({ message: `A hold (${kind}) stops this contact.`, observed: kind }),
    }
  }
}

function covers(question: Question, one: HoldFacts): boolean {
  const { ask, prepared } = question
  if (one.account !== undefined && one.account !== prepared.facts.account) return false
  if (one.channels !== undefined && !one.channels.includes(ask.channel)) return false
  if (one.notPurposes?.includes(ask.purpose)) return false
  return one.contactPoint === undefined || one.contactPoint === ask.contactPoint
}
