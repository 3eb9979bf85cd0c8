/** The worked cases of the reference, as they stand, each with the rule that decides it. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { parseFactsDocument } from '../../src/contacts/facts-document.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { PACKS } from '../../src/policy/packs.ts'

interface Case {
  readonly id: string
  readonly title: string
  readonly expected: 'allow' | 'deny'
  readonly because: string
  readonly decidedBy: string
}

const policy = compilePolicy({ packs: PACKS, strategy: null })

const FOLDER = 'test/policy/cases'
/** `AU-FREQ/week` is a part of the rule `AU-FREQ` of the reference. */
const isOf = (rule: string, named: string) => rule === named || rule.startsWith(`${named}/`)

for (const file of readdirSync(FOLDER)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  for (const one of cases) {
    t.test(`${one.id}: ${one.title}`, async (t) => {
      const parsed = parseFactsDocument(one)
      if (!parsed.ok) return void t.fail('the case cannot be read', { errors: parsed.errors })
      const { ask, facts } = parsed.document
      const decision = decideContact(ask, facts, policy, { explain: true })
      t.equal(decision.verdict === 'allowed' ? 'allow' : 'deny', one.expected, one.because)
      const answers = decision.rules.filter((rule) => isOf(rule.rule, one.decidedBy))
      t.not(answers.length, 0, `${one.decidedBy} is a rule`)
      if (one.expected === 'deny') {
        t.ok(
          decision.reasons.some((reason) => isOf(reason.rule, one.decidedBy)),
          `${one.decidedBy} is among the reasons`,
        )
      } else {
        t.notOk(
          answers.some((answer) => answer.answer === 'objects'),
          `${one.decidedBy} does not object`,
        )
      }
      if (decision.nextAllowedAtMs !== null) {
        const then = decideContact({ ...ask, atMs: decision.nextAllowedAtMs }, facts, policy)
        t.equal(then.verdict, 'allowed', 'allowed at nextAllowedAt')
      }
    })
  }
}
