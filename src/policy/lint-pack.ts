/** Faults of a pack: what a rule of law must never be without. Runs as a test over every pack. */
import { dayOfDate, isKnownZone } from './calendar.ts'
import type { Provenance } from './decision.ts'
import type { Pack, Rule } from './pack.ts'
import { clockMs } from './windows.ts'

/** One line per fault, empty when sound. */
export function lintPack(pack: Pack): string[] {
  const faults: string[] = []
  if (pack.zones.length === 0) faults.push(`${pack.id}: no zone`)
  for (const zone of pack.zones) if (!isKnownZone(zone)) faults.push(`${pack.id}: unknown zone ${zone}`)
  if (Number.isNaN(dayOfDate(pack.asOf))) faults.push(`${pack.id}: asOf is not a date`)
  const seen = new Set<string>()
  for (const rule of pack.rules) {
    if (seen.has(rule.id)) faults.push(`${rule.id}: id used twice`)
    seen.add(rule.id)
    faults.push(...lintProvenance(rule.id, rule.provenance), ...lintDates(rule), ...lintParameters(rule))
  }
  const codes = new Set<string>()
  for (const obligation of pack.obligations) {
    const key = `${obligation.rule}/${obligation.code}`
    if (codes.has(key)) faults.push(`${key}: obligation listed twice`)
    codes.add(key)
    if (obligation.text === '') faults.push(`${key}: no text`)
    faults.push(...lintProvenance(key, obligation.provenance))
  }
  return faults
}

function lintProvenance(id: string, provenance: Provenance): string[] {
  const faults: string[] = []
  const { citation, evidence, confidence, asOf } = provenance
  if (citation.instrument === '') faults.push(`${id}: no citation`)
  if (Number.isNaN(dayOfDate(asOf))) faults.push(`${id}: no asOf`)
  if (evidence === 'unverified' && confidence === undefined)
    faults.push(`${id}: unverified without confidence`)
  if (evidence !== 'unverified' && confidence !== undefined)
    faults.push(`${id}: confidence belongs to unverified`)
  if (citation.quote !== undefined && citation.lang === undefined)
    faults.push(`${id}: quote without language`)
  return faults
}

function lintDates(rule: Rule): string[] {
  const faults: string[] = []
  const from = rule.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : dayOfDate(rule.effectiveFrom)
  const to = rule.effectiveTo === undefined ? Number.POSITIVE_INFINITY : dayOfDate(rule.effectiveTo)
  if (Number.isNaN(from) || Number.isNaN(to)) faults.push(`${rule.id}: effective date is not a date`)
  if (from > to) faults.push(`${rule.id}: ends before it begins`)
  return faults
}

function lintParameters(rule: Rule): string[] {
  const faults: string[] = []
  switch (rule.kind) {
    case 'contact-hours': {
      if (rule.windows.length === 0) faults.push(`${rule.id}: no window`)
      for (const window of rule.windows) {
        const [from, to] = [clockMs(window.from), clockMs(window.to)]
        if (Number.isNaN(from) || Number.isNaN(to)) faults.push(`${rule.id}: unreadable window`)
        else if (from > to) faults.push(`${rule.id}: window ${window.from} > ${window.to}; write two`)
      }
      if (rule.zone !== undefined && !isKnownZone(rule.zone))
        faults.push(`${rule.id}: unknown zone ${rule.zone}`)
      break
    }
    case 'frequency-cap':
      if (!Number.isInteger(rule.limit) || rule.limit < 0)
        faults.push(`${rule.id}: limit must be a whole number`)
      if (rule.counted.channels.length === 0) faults.push(`${rule.id}: counts no channel`)
      break
    case 'minimum-gap':
      if (!(rule.hours > 0)) faults.push(`${rule.id}: hours must be positive`)
      break
    case 'counterparty':
      if (rule.allow.length === 0) faults.push(`${rule.id}: opens nothing`)
      break
    case 'visit':
      if (rule.minCollectors === undefined && rule.consentPlaces === undefined)
        faults.push(`${rule.id}: demands nothing`)
      break
    case 'closed-days':
      for (const date of Object.values(rule.holidays ?? {}).flat()) {
        if (Number.isNaN(dayOfDate(date))) faults.push(`${rule.id}: ${date} is not a date`)
      }
      break
    default:
      break
  }
  return faults
}
