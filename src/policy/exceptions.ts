/**
 * Exceptions that laws make to rules of many kinds: a reply to the person's own message, a call they asked for, what
 * they agreed to.
 */
import { callConsents, firstWithinMs, isWithin } from './call-consent.ts'
import type { AttemptFacts } from './facts.ts'
import type { CallConsentTerms, ConsentProof, Rule } from './pack.ts'
import { type AskRule, concernsAddressee, type Objection, type Question } from './question.ts'
import { spansOf } from './rules/consent-required.ts'

export function excepted(rule: Rule, given: AskRule): AskRule {
  const ask = rule.exceptWithConsent === undefined ? given : exceptProved(given, rule.exceptWithConsent)
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

/** Messages of the person through this channel that no reply has answered: each answers the latest before it. */
function unansweredMessages(question: Question): number[] {
  const { ask, prepared } = question
  const isInbound = (one: AttemptFacts) => one.direction === 'inbound'
  const talk = prepared.facts.attempts
    .filter(
      (one) =>
        one.channel === ask.channel &&
        (isInbound(one) || one.purpose === 'reply') &&
        concernsAddressee(question, one),
    )
    .sort((a, b) => a.atMs - b.atMs || Number(isInbound(b)) - Number(isInbound(a)))
  const unanswered: number[] = []
  for (const one of talk) {
    if (isInbound(one)) unanswered.push(one.atMs)
    else unanswered.pop()
  }
  return unanswered
}

/** Silent while a proof stands. */
function exceptProved(ask: AskRule, proofs: readonly ConsentProof[]): AskRule {
  return (question, tMs) => {
    const objection = ask(question, tMs)
    if (objection === null) return null
    const provedMs = firstWithinMs(
      proofs.flatMap((proof) => spansOf(question, proof)),
      tMs,
    )
    return provedMs === tMs ? null : until(objection, Math.min(objection.clearsAtMs, provedMs))
  }
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
