/** The document of a rule says what the policy's `Rule` says, kind by kind and field by field. */
import t from 'tap'
import type { z } from 'zod'
import type { Rule, RuleKind } from '../../src/policy/pack.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { TACT_PACK } from '../../src/policy/tact-rules.ts'
import { housePackDocument, packDocument } from '../../src/rules/pack-document.ts'
import { type RULE_DOCUMENTS, type RuleDocument, ruleDocument } from '../../src/rules/rule-document.ts'
import { evenings, evening as rule } from './house-pack.ts'

type Written = { [K in RuleKind]: z.output<(typeof RULE_DOCUMENTS)[K]> }
type OfKind<K extends RuleKind> = Omit<Extract<Rule, { kind: K }>, 'examples'>

/** Fields of fields, `counted.channels`. */
type Paths<T> = T extends readonly (infer One)[]
  ? Paths<One>
  : T extends object
    ? { [K in keyof T & string]-?: K | `${K}.${Paths<NonNullable<T[K]>>}` }[keyof T & string]
    : never
/** The same type with lists that may be written to, as documents have them. */
type Mutable<T> = T extends readonly (infer One)[]
  ? Mutable<One>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T

/** Kinds with a field, or a word allowed in one, that the document does not know; none. */
type Missing = { [K in RuleKind]: Exclude<Paths<OfKind<K>>, Paths<Written[K]>> }[RuleKind]
type Narrower = {
  [K in RuleKind]: Mutable<OfKind<K>> extends Omit<Written[K], 'examples'> ? never : K
}[RuleKind]
const nothingIsMissing: [Missing] extends [never] ? true : Missing = true
const nothingIsNarrower: [Narrower] extends [never] ? true : Narrower = true
const isAssignable = (rule: RuleDocument): Rule => rule

t.test('every rule of every pack survives being written down and read again', async (t) => {
  t.ok(nothingIsMissing && nothingIsNarrower)
  for (const pack of [...PACKS, TACT_PACK]) {
    for (const rule of pack.rules) {
      const written: unknown = JSON.parse(JSON.stringify(rule))
      const read = ruleDocument.safeParse(written)
      t.ok(read.success, `${rule.id}: ${read.error?.message ?? ''}`)
      if (read.success) t.same(JSON.parse(JSON.stringify(isAssignable(read.data))), written, rule.id)
    }
    const whole = packDocument.safeParse(JSON.parse(JSON.stringify(pack)))
    t.ok(whole.success, `${pack.id}: ${whole.error?.message ?? ''}`)
  }
})

t.test('a kind knows its own fields only', async (t) => {
  t.ok(ruleDocument.safeParse(rule).success)
  t.notOk(ruleDocument.safeParse({ ...rule, limit: 3 }).success, 'a parameter of another kind')
  const unknown = ruleDocument.safeParse({ ...rule, kind: 'horoscope' })
  t.match(unknown.error?.issues, [{ path: ['kind'], message: /must be one of contact-hours, / }])
})

t.test('what a house pack may leave out is filled in; an instant may be written as one', async (t) => {
  const document = housePackDocument.parse(evenings)
  t.match(document, {
    obligations: [],
    rules: [
      {
        effect: 'deny',
        enabled: true,
        examples: [{ ask: { atMs: Date.parse('2026-03-10T19:59:59+08:00') } }, {}],
      },
    ],
  })
})
