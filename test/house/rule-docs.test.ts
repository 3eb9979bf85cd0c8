/** The pages of docs/rules follow the packs, and say what a reader must know of every rule. */
import t from 'tap'
import { PACKS } from '../../src/policy/packs.ts'
import { ruleDocsDrift, rulePages } from '../../src/write-rule-docs.ts'

t.test('no drift', async (t) => {
  t.strictSame(await ruleDocsDrift(), [], 'npm run docs:rules')
})

t.test('every rule is on its page with its evidence, and no sentence has a hole', async (t) => {
  const pages = rulePages()
  for (const pack of PACKS) {
    const page = pages.get(`${pack.id.toLowerCase()}.md`) ?? ''
    for (const rule of pack.rules) {
      t.ok(page.includes(`### ${rule.id}: `), rule.id)
      t.ok(page.includes(`evidence \`${rule.provenance.evidence}\``), `${rule.id} has its evidence`)
    }
    t.notMatch(page, /undefined|\[object|NaN/, pack.id)
  }
})
