/** Two exceptions that laws make to rules of many kinds: a reply to the person's own message, a call they asked for. */
import { callConsents, firstWithinMs, isWithin } from './call-consent.ts'
import type { CallConsentTerms, Rule } from './pack.ts'
import { type AskRule, concernsAddressee, type Objection, type Question } from './question.ts'

export function excepted(rule: Rule, ask: AskRule): AskRule {
  const replies = rule.exceptReplies === true ? exceptReplies(ask) : ask
  return rule.exceptConsentedCalls === undefined
    ? replies
    : exceptConsented(replies, rule.exceptConsentedCalls)
}

/** A reply is let through while the rule has stood in the way without a break since the message came in. */
function exceptReplies(ask: AskRule): AskRule {
  return (given, tMs) => {
    if (given.ask.purpose !== 'reply') return ask(given, tMs)
    // Whether it stood in the way without a break shows in when it clears.
    const question = given.seeksClearing ? given : { ...given, seeksClearing: true }
    const objection = ask(question, tMs)
    if (objection === null) return null
    let { clearsAtMs } = objection
    for (const atMs of unansweredMessages(question)) {
      if (atMs > tMs) clearsAtMs = Math.min(clearsAtMs, atMs)
      else {
        const then = ask(question, atMs)
        if (then !== null && then.clearsAtMs > tMs) return null
      }
    }
    return until(objection, clearsAtMs)
  }
}

/** Messages of the person through this channel that no reply has followed. */
function unansweredMessages(question: Question): number[] {
  const { ask, prepared } = question
  const same = prepared.facts.attempts.filter(
    (one) => one.channel === ask.channel && concernsAddressee(question, one),
  )
  const lastReplyMs = Math.max(
    ...same.filter((one) => one.direction === 'outbound' && one.purpose === 'reply').map((one) => one.atMs),
  )
  return same.filter((one) => one.direction === 'inbound' && one.atMs > lastReplyMs).map((one) => one.atMs)
}

function exceptConsented(ask: AskRule, terms: CallConsentTerms): AskRule {
  return (question, tMs) => {
    const objection = ask(question, tMs)
    const { channel } = question.ask
    if (objection === null || (channel !== 'voice' && channel !== 'ai-voice')) return objection
    const consents = callConsents(question, terms)
    if (consents.length === 0) return objection
    if (isWithin(consents, tMs, question.ask)) return null
    return until(objection, Math.min(objection.clearsAtMs, firstWithinMs(consents, tMs, question.ask)))
  }
}

function until(objection: Objection, clearsAtMs: number): Objection {
  return clearsAtMs === objection.clearsAtMs ? objection : { ...objection, clearsAtMs }
}
