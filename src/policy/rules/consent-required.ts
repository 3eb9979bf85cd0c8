import { dayOfDate, localDay, startOfLocalDayMs } from '../calendar.ts'
import { firstWithinMs, type Span } from '../call-consent.ts'
import { isByWhom, meetsTerms } from '../consent-terms.ts'
import { isAbout } from '../counted-attempts.ts'
import type { NoticeFacts } from '../facts.ts'
import type { ConsentProof, ConsentRequiredRule } from '../pack.ts'
import { latestLocalDay, startOfDayEverywhereMs } from '../prepare-facts.ts'
import { type AskRule, actorLabel, NEVER, type Question } from '../question.ts'

/** The channel is closed until, of every list of proofs, one holds at the same instant. */
export function consentRequired(rule: ConsentRequiredRule): AskRule {
  return (question, tMs) => {
    const lists = rule.needs.map((proofs) => proofs.flatMap((proof) => spansOf(question, proof)))
    let clearsAtMs = tMs
    for (let before = -NEVER; clearsAtMs > before; ) {
      before = clearsAtMs
      for (const spans of lists) {
        clearsAtMs = firstWithinMs(spans, clearsAtMs)
        if (clearsAtMs === NEVER) break
      }
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'consent_missing',
      detail: () => ({
        message: `Consent or a proof of the address is missing: ${rule.title}.`,
        observed: null,
      }),
    }
  }
}

/** When a proof stands. */
export function spansOf(question: Question, proof: ConsentProof): Span[] {
  const { ask, prepared } = question
  const { facts } = prepared
  switch (proof.by) {
    case 'consent': {
      const spans: Span[] = []
      for (const one of facts.consents) {
        if (one.kind !== 'channel' || !meetsTerms(question, one, proof.terms)) continue
        if (one.channels !== undefined && !one.channels.includes(ask.channel)) continue
        if (one.purposes !== undefined && !one.purposes.includes(ask.purpose)) continue
        if (one.account !== undefined && one.account !== facts.account) continue
        if (
          one.contactPoint === undefined
            ? !isByWhom(question, one, proof.terms)
            : one.contactPoint !== ask.contactPoint
        )
          continue
        const first = one.validFrom === undefined ? null : dayOfDate(one.validFrom)
        const last = one.validTo === undefined ? null : dayOfDate(one.validTo)
        if (Number.isNaN(first) || Number.isNaN(last)) continue
        let untilMs = Math.min(
          one.withdrawnAtMs ?? NEVER,
          endOfDays(question, one.givenAtMs, proof.withinDays),
        )
        if (last !== null) untilMs = Math.min(untilMs, startOfDay(question, last + 1))
        const fromMs = first === null ? one.givenAtMs : startOfDayEverywhereMs(prepared, first, one.givenAtMs)
        if (fromMs < untilMs) spans.push({ fromMs, untilMs })
      }
      return spans
    }
    case 'place': {
      const place = ask.place ?? question.point?.place
      const spans: Span[] = []
      for (const one of facts.consents) {
        if (one.kind !== 'place' || one.place !== place || !isByWhom(question, one, proof.terms)) continue
        if (!meetsTerms(question, one, proof.terms)) continue
        const endMs = endOfDays(question, one.givenAtMs, proof.withinDays)
        const untilMs = Math.min(one.withdrawnAtMs ?? NEVER, endMs)
        if (one.givenAtMs < untilMs) spans.push({ fromMs: one.givenAtMs, untilMs })
      }
      return spans
    }
    case 'message':
      return facts.attempts
        .filter(
          (one) =>
            one.direction === 'inbound' &&
            one.channel === ask.channel &&
            one.contactPoint !== undefined &&
            one.contactPoint === ask.contactPoint &&
            (proof.directly !== true || one.by === actorLabel(ask)) &&
            (proof.aboutDebt !== true || isAbout(one, facts.account)),
        )
        .map((one) => ({ fromMs: one.atMs, untilMs: endOfDays(question, one.atMs, proof.withinDays) }))
    case 'notice':
      return (facts.notices ?? [])
        .filter(
          (one) =>
            proof.kinds.includes(one.kind) &&
            one.undeliverable !== true &&
            (one.account === undefined || one.account === facts.account) &&
            (one.contactPoint === undefined || one.contactPoint === ask.contactPoint),
        )
        .map((one) => ({
          fromMs: openFrom(question, one, proof.daysAfter ?? 0),
          untilMs: endOfDays(question, one.atMs, proof.withinDays),
        }))
        .filter((span) => span.fromMs < span.untilMs)
  }
}

/** First instant of the local day `days` after the notice, in every zone, and after its own period. */
function openFrom(question: Question, notice: NoticeFacts, days: number): number {
  const { prepared } = question
  const { atMs, periodEndsOn } = notice
  const last = periodEndsOn === undefined ? -NEVER : dayOfDate(periodEndsOn)
  if (Number.isNaN(last)) return NEVER
  if (days === 0 && last === -NEVER) return atMs
  return startOfDayEverywhereMs(prepared, Math.max(latestLocalDay(prepared, atMs) + days, last + 1), atMs)
}

/** End of the last of so many local days after the event, in the zone where it comes first. */
function endOfDays(question: Question, atMs: number, withinDays: number | undefined): number {
  if (withinDays === undefined) return NEVER
  let endMs = NEVER
  for (const zone of question.prepared.dayZones) {
    endMs = Math.min(endMs, startOfLocalDayMs(zone, localDay(zone, atMs) + withinDays + 1, atMs))
  }
  return endMs
}

function startOfDay(question: Question, day: number): number {
  let first = NEVER
  for (const zone of question.prepared.dayZones) first = Math.min(first, startOfLocalDayMs(zone, day))
  return first
}
