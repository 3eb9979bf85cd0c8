/** Shapes of the routes about packs, switches and calendars. */
import { z } from 'zod'
import { instant, localDate, word } from '../platform/rest-schemas.ts'
import { HOUSE_PACK_ID } from './pack-document.ts'
import { provenance } from './rule-terms-document.ts'

const parameters = z.record(z.string(), z.unknown())
const effect = z.enum(['deny', 'warn'])

export const packRef = z.object({ packId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/) })
export const housePackRef = z.object({ packId: z.string().regex(HOUSE_PACK_ID) })
export const ruleRef = z.object({
  ruleId: word(100).describe('A `/` in it is written `%2F`. The id before a `/` means all its parts'),
})
export const calendarRef = z.object({
  calendarId: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .describe('`CN`, `CA-ON`, or a name of your own'),
  year: z.coerce.number().int().min(2000).max(2199),
})

export const switchChange = z
  .strictObject({
    enabled: z.boolean().optional().describe('Absent: as the pack says'),
    effect: effect.optional().describe('Absent: as the pack says'),
    reason: word(500).describe('Why; it stays on record with your name'),
  })
  .refine((change) => change.enabled !== undefined || change.effect !== undefined, {
    message: 'give enabled or effect; to take a switch back, delete it',
  })
  .meta({ id: 'RuleSwitchChange' })

export const reasonQuery = z.object({ reason: word(500).default('taken back') })

const ruleSwitch = z
  .object({
    ruleId: z.string(),
    enabled: z.boolean().nullable().describe('null: as the pack says'),
    effect: effect.nullable(),
    reason: z.string(),
    changedBy: z.string(),
    changedOn: instant,
  })
  .meta({ id: 'RuleSwitch' })

export const switchView = ruleSwitch
export const switchList = z.object({ switches: z.array(ruleSwitch) })
export const switchHistory = ruleSwitch.extend({
  history: z.array(ruleSwitch).describe('Every change, newest first; both null: taken back'),
})

const packSummary = z
  .object({
    packId: z.string(),
    title: z.string(),
    asOf: localDate,
    origin: z
      .enum(['law', 'tact', 'house'])
      .describe("`tact`: holds whatever the law says; `house`: the creditor's own"),
    version: z.int().nullable().describe('Of a house pack'),
    appliesTo: z.array(z.string()).nullable().describe('Of a house pack; null: every jurisdiction'),
    zones: z.array(z.string()),
    counts: z.object({
      rules: z.int(),
      inForce: z.int().describe('Rules that are on, switches counted in'),
      switched: z.int(),
      obligations: z.int(),
      evidence: z.object({ text: z.int(), press: z.int(), weak: z.int(), unverified: z.int() }),
    }),
  })
  .meta({ id: 'PackSummary' })

const ruleView = z
  .object({
    ruleId: z.string(),
    title: z.string(),
    kind: z.string(),
    parameters: parameters.describe('What the kind demands'),
    when: parameters.nullable().describe('Which contacts it looks at; null: every one'),
    effect: effect.describe('As the pack says'),
    enabled: z.boolean().describe('As the pack says'),
    effectiveFrom: localDate.nullable(),
    effectiveTo: localDate.nullable(),
    provenance,
    examples: z.array(
      z.object({
        title: z.string(),
        facts: parameters.nullable(),
        ask: parameters.nullable(),
        objects: z.boolean(),
      }),
    ),
    canSwitch: z.boolean(),
    inForce: z.object({ enabled: z.boolean(), effect }).describe('With the switch counted in'),
    switch: ruleSwitch.nullable(),
  })
  .meta({ id: 'RuleView' })

const obligationView = z.object({
  code: z.string(),
  ruleId: z.string(),
  text: z.string(),
  when: parameters.nullable(),
  scope: z.enum(['contact', 'institution']),
  enabled: z.boolean(),
  inForce: z.object({ enabled: z.boolean() }),
  provenance,
  switch: ruleSwitch.nullable(),
})

export const packList = z.object({ packs: z.array(packSummary) })
export const packView = packSummary
  .extend({ rules: z.array(ruleView), obligations: z.array(obligationView) })
  .meta({ id: 'PackView' })
export type PackView = z.output<typeof packView>

const housePackVersion = z.object({
  packId: z.string(),
  version: z.int(),
  title: z.string().nullable(),
  inForce: z.boolean().describe('false: retired with this version'),
  changedBy: z.string(),
  changedOn: instant,
})

export const housePackSaved = housePackVersion.meta({ id: 'HousePackVersion' })
export const housePackList = z.object({ housePacks: z.array(housePackSaved) })
export const housePackView = housePackVersion.extend({
  document: parameters.nullable().describe('A HousePack as it was saved; null: retired'),
  versions: z.array(housePackSaved),
})

export const calendarYear = z
  .strictObject({
    holidays: z.array(localDate).min(1).max(366),
    workdays: z.array(localDate).max(104).optional().describe('Days of a weekend that are worked'),
    source: word(500).describe('Where the dates come from'),
  })
  .meta({ id: 'HolidayYear' })

export const calendarView = z
  .object({
    calendarId: z.string(),
    year: z.int(),
    origin: z.enum(['uploaded', 'built-in']),
    holidays: z.array(localDate),
    workdays: z.array(localDate),
    source: z.string(),
    uploadedBy: z.string().nullable(),
    uploadedAt: instant.nullable(),
  })
  .meta({ id: 'HolidayCalendar' })

export const calendarList = z.object({ calendars: z.array(calendarView) })
