/** A pack as a document: what `Pack` of the policy module says, checked; and what a creditor's own pack may say. */
import { z } from 'zod'
import type { HolidayCalendar } from '../policy/holidays.ts'
import { findExampleFaults } from '../policy/lint-examples.ts'
import { findPackFaults, type PackFault } from '../policy/lint-pack.ts'
import type { HousePack, Pack } from '../policy/pack.ts'
import { ruleDocument } from './rule-document.ts'
import * as terms from './rule-terms-document.ts'

const jurisdiction = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,8}){0,3}$/, 'must be a jurisdiction such as CN or US-MA')

const obligation = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be snake_case'),
  rule: z.string().min(1).max(100),
  when: terms.when.optional(),
  text: terms.sentence,
  enabled: z.boolean().default(true),
  scope: z.enum(['contact', 'institution']).optional(),
  provenance: terms.provenance,
})

const base = {
  title: terms.sentence,
  asOf: terms.date,
  zones: z.array(terms.name).min(1).max(50),
  rules: z.array(ruleDocument).max(500),
  obligations: z.array(obligation).max(500).default([]),
}

/** Any pack, a pack of law included. */
export const packDocument = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and - (at most 64)'),
  ...base,
  alsoAsks: z.array(jurisdiction).min(1).max(10).optional(),
  standsAlone: z.boolean().optional(),
  limitedHolds: terms.names.optional(),
})

export const HOUSE_PACK_ID = /^house-[a-z0-9][a-z0-9-]{0,47}$/

/** The creditor's own: asked on top of the law, so it can only be stricter. Its version is the service's to give. */
export const housePackDocument = z
  .strictObject({
    id: z.string().regex(HOUSE_PACK_ID, 'must begin with house- and go on in small letters, digits and -'),
    ...base,
    appliesTo: z.array(jurisdiction).min(1).max(100).optional(),
  })
  .meta({
    id: 'HousePack',
    description:
      "The creditor's own rules on top of the law, in the shape of a pack. They can only object, so they can only be " +
      'stricter. Rule ids begin with the id of the pack, every rule is of strength `policy`. A worked file is ' +
      'examples/house-pack.json.',
  })

export type HousePackDocument = z.output<typeof housePackDocument>

/** The same as the policy reads it. */
export function toHousePack(document: HousePackDocument, version: number): HousePack {
  return { ...document, version }
}

/** Kinds that are no creditor's to write: the strategy makes the one, no answer is possible without the other. */
const NOT_FOR_HOUSE: Readonly<Record<string, string>> = {
  'stage-gate': 'the stages of a strategy are its own gate: write a strategy instead',
  'fact-known': 'the facts that an answer needs are the same for everybody',
}

/**
 * Everything wrong with a house pack that has the right shape, each with its place: what any pack must have, what a
 * creditor's own must keep to, and examples that say something else than the rule does.
 */
export function findHousePackFaults(
  document: HousePackDocument,
  law: { readonly packs: readonly Pack[]; readonly calendars: readonly HolidayCalendar[] },
): readonly PackFault[] {
  const pack = toHousePack(document, 0)
  const faults = [...findPackFaults(pack, law.calendars), ...findOwnFaults(document, law.packs)]
  // An unsound pack cannot be run.
  return faults.length > 0 ? faults : findExampleFaults(pack, law)
}

function findOwnFaults(document: HousePackDocument, packs: readonly Pack[]): readonly PackFault[] {
  const faults: PackFault[] = []
  const add = (pointer: string, subject: string, message: string) =>
    faults.push({ pointer, subject, message })
  document.rules.forEach((rule, index) => {
    const pointer = `/rules/${index}`
    if (!belongsTo(rule.id, document.id))
      add(`${pointer}/id`, rule.id, `the id must begin with that of the pack, such as ${document.id}-1`)
    if (rule.provenance.strength !== 'policy')
      add(`${pointer}/provenance/strength`, rule.id, "a creditor's own rule is policy, never law")
    const why = NOT_FOR_HOUSE[rule.kind]
    if (why !== undefined)
      add(`${pointer}/kind`, rule.id, `a house pack has no rule of kind ${rule.kind}: ${why}`)
  })
  document.obligations.forEach((one, index) => {
    const pointer = `/obligations/${index}`
    if (!belongsTo(one.rule, document.id))
      add(`${pointer}/rule`, one.rule, `the id must begin with that of the pack, such as ${document.id}-1`)
    if (one.provenance.strength !== 'policy')
      add(`${pointer}/provenance/strength`, one.rule, "a creditor's own obligation is policy, never law")
  })
  document.appliesTo?.forEach((one, index) => {
    if (!packs.some((pack) => one === pack.id || one.startsWith(`${pack.id}-`)))
      add(`/appliesTo/${index}`, document.id, `no pack covers ${one}, so nothing is permitted there anyway`)
  })
  return faults
}

function belongsTo(ruleId: string, packId: string): boolean {
  return ruleId.startsWith(packId) && /^[-./:_]./.test(ruleId.slice(packId.length))
}
