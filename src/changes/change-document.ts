/** What can be proposed: everything that changes what is decided, and the setting that asks for two people. */
import { z } from 'zod'
import { housePackDocument } from '../rules/pack-document.ts'
import { calendarRef, calendarYear, housePackRef, ruleRef, switchChange } from '../rules/schemas.ts'
import { challenger } from '../strategies/challenger.ts'

const { enabled, effect } = switchChange.shape

export const changeDocument = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('strategy').describe('Put a saved version in force'),
      strategyId: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
      version: z.int().min(1).max(1_000_000),
      challenger: challenger.nullable().default(null).describe('null: nobody is drawn for another version'),
    }),
    z.strictObject({
      kind: z.literal('rule-switch').describe('Neither enabled nor effect: the switch is taken back'),
      ruleId: ruleRef.shape.ruleId,
      enabled,
      effect,
    }),
    z.strictObject({
      kind: z.literal('house-pack'),
      packId: housePackRef.shape.packId,
      document: housePackDocument.nullable().describe('null: the pack is retired'),
    }),
    z.strictObject({
      kind: z.literal('holiday-calendar'),
      calendarId: calendarRef.shape.calendarId,
      year: z.int().min(2000).max(2199),
      ...calendarYear.shape,
    }),
    z.strictObject({
      kind: z.literal('four-eyes'),
      demanded: z.boolean().describe('Whether changes need a preview and a second person'),
    }),
  ])
  .meta({ id: 'PolicyChangeDocument' })

export type ChangeDocument = z.output<typeof changeDocument>
