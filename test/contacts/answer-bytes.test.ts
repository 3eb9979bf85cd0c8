import t from 'tap'
import { permissionBytes, permitBytes } from '../../src/contacts/answer-bytes.ts'
import { presentDecision } from '../../src/contacts/present-decision.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { ordinaryAsk, ordinaryFacts } from '../policy/ordinary.ts'

const policy = compilePolicy({ packs: PACKS, strategy: null })
const ask = ordinaryAsk({ atMs: Date.parse('2026-03-10T10:00:00+08:00') })
const answerOf = (accountNumber: string, deceased = false) => {
  const facts = ordinaryFacts({ deceased })
  return presentDecision(accountNumber, ask, facts, decideContact(ask, facts, policy))
}

t.test('an answer is spelt as JSON.stringify spells it', async (t) => {
  const names = ['A-1', '借款人 "甲"', '"obligations":0', '\\"obligations\\":0', '"obligations":[', '']
  for (const accountNumber of names) {
    for (const answer of [answerOf(accountNumber), answerOf(accountNumber, true)]) {
      t.equal(permissionBytes(answer).toString(), JSON.stringify(answer), accountNumber)
      const permit = { granted: false, permit: null, decisionId: accountNumber, decision: answer }
      t.equal(permitBytes(permit).toString(), JSON.stringify(permit), accountNumber)
    }
  }
  t.ok(answerOf('A-1').obligations.length > 0, 'there is something to spell')
  t.equal(answerOf('A-1', true).obligations.length, 0, 'and an answer without')
})

t.test('the obligations of two accounts are told apart', async (t) => {
  const [voice, letter] = (['voice', 'letter'] as const).map((channel) => {
    const facts = ordinaryFacts({})
    const asked = { ...ask, channel }
    return presentDecision('A-1', asked, facts, decideContact(asked, facts, policy))
  })
  if (voice === undefined || letter === undefined) throw new Error('two answers')
  t.notSame(voice.obligations, letter.obligations)
  for (const answer of [voice, letter, voice]) {
    t.equal(permissionBytes(answer).toString(), JSON.stringify(answer))
  }
})
