/** A decision as the API tells it: instants as ISO 8601 in UTC, and the borrower's own clock beside them. */
import { isKnownZone, localTimeText } from '../policy/calendar.ts'
import type { Decision, Reason } from '../policy/decision.ts'
import type { Ask, Facts } from '../policy/facts.ts'
import type { PermissionAnswer } from './schemas.ts'

export function presentDecision(
  accountNumber: string,
  ask: Ask,
  facts: Facts,
  decision: Decision,
): PermissionAnswer {
  const timeZones = facts.timeZones.filter(isKnownZone)
  return {
    accountNumber,
    channel: ask.channel,
    party: ask.party,
    contactPointId: ask.contactPoint ?? null,
    purpose: ask.purpose,
    at: iso(decision.atMs),
    localTimes: timeZones.map((zone) => localTimeText(zone, decision.atMs)),
    timeZones,
    verdict: decision.verdict,
    nextAllowedAt: decision.nextAllowedAtMs === null ? null : iso(decision.nextAllowedAtMs),
    bindingRule: decision.bindingRule,
    reasons: decision.reasons.map(presentReason),
    warnings: decision.warnings.map(presentReason),
    obligations: presentObligations(decision.obligations),
    budgets: decision.budgets.map(({ rule, pack, used, limit, resetsAtMs }) => ({
      rule,
      pack,
      used,
      limit,
      resetsAt: resetsAtMs === null ? null : iso(resetsAtMs),
    })),
    alternatives: decision.alternatives.map((alternative) => ({
      channel: alternative.channel,
      party: alternative.party,
      contactPointId: alternative.contactPoint ?? null,
      place: alternative.place ?? null,
    })),
    stage: decision.stage,
    segment: decision.segment,
    daysPastDue: decision.daysPastDue,
    policyVersion: decision.policyVersion,
  }
}

function presentReason(reason: Reason): PermissionAnswer['reasons'][number] {
  // Spelt out: to leave members out of an object costs more than to make one. What is undefined is not written.
  const { code, rule, pack, message, observed, limit, fact, clearsAtMs } = reason
  return {
    code,
    rule,
    pack,
    message,
    observed,
    limit,
    fact,
    clearsAt: clearsAtMs === null ? null : iso(clearsAtMs),
    provenance: presentProvenance(reason.provenance),
  } as PermissionAnswer['reasons'][number]
}

/** A list of obligations is one object for all decisions of a kind: presented once. */
const presented = new WeakMap<Decision['obligations'], PermissionAnswer['obligations']>()

function presentObligations(obligations: Decision['obligations']): PermissionAnswer['obligations'] {
  let known = presented.get(obligations)
  if (known === undefined) {
    known = obligations.map((one) => ({ ...one, provenance: presentProvenance(one.provenance) }))
    presented.set(obligations, known)
  }
  return known
}

/** As it is: nobody changes what the packs say. */
function presentProvenance(
  provenance: Reason['provenance'],
): PermissionAnswer['reasons'][number]['provenance'] {
  return provenance as PermissionAnswer['reasons'][number]['provenance']
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
