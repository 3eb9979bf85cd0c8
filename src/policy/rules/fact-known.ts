import type { FactKnownRule } from '../pack.ts'
import { type AskRule, missing } from '../question.ts'

/** Without the jurisdiction no law is known, without the zone no hour: neither ever becomes a default. */
export function factKnown(rule: FactKnownRule): AskRule {
  if (rule.fact === 'jurisdiction') {
    return (question) => {
      const { jurisdiction } = question.prepared.facts
      if (jurisdiction === null)
        return missing('jurisdiction', "give the jurisdiction of the borrower's place, such as CN")
      return question.covered !== 'no'
        ? null
        : missing('jurisdiction', `no rules are loaded for ${jurisdiction}: add its pack`)
    }
  }
  if (rule.fact === 'overlay') {
    return (question) => {
      if (question.covered !== 'partly') return null
      const { jurisdiction } = question.prepared.facts
      return missing('pack', `the rules of every part of ${jurisdiction}: add the packs that are missing`)
    }
  }
  return (question) => {
    const { prepared } = question
    if (prepared.zones.length > 0 && !prepared.hasUnknownZone) return null
    const unknown = prepared.hasUnknownZone
      ? 'every zone must be an IANA name such as Asia/Shanghai'
      : 'give at least one'
    return missing('timeZones', `${unknown}: all zones the person contacted may be in`)
  }
}
