/** The policy reads no clock, draws no lots and imports nothing but itself. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { compilePolicy } from '../../src/policy/compile.ts'
import { decideContact } from '../../src/policy/decide-contact.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { planAccount } from '../../src/policy/plan-next-action.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { arbitraryAsk, arbitraryFacts } from './arbitrary-facts.ts'

const FOLDER = 'src/policy'

t.test('imports: relative ones only, luxon in calendar.ts only', async (t) => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  t.ok(files.length > 30)
  for (const file of files) {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8')
    for (const [, from = ''] of text.matchAll(/from '([^']+)'/g)) {
      const isInside = from.startsWith('.') && !path.join(path.dirname(file), from).startsWith('..')
      const isLuxon = from === 'luxon' && file === 'calendar.ts'
      t.ok(
        isInside || isLuxon,
        `${file} imports ${from}: the policy imports only itself; luxon belongs in calendar.ts`,
      )
    }
    t.notMatch(
      text,
      /\bnew Date\b|\bDate\.|Math\.random|\bawait\b|\basync\b|\bthrow\b|import\(/,
      `${file} is pure`,
    )
    // Packs are data, which the house rules bound.
    const most = file.startsWith('packs/') ? 700 : 330
    t.ok(text.split('\n').length <= most, `${file} has grown too long: split it`)
  }
})

t.test('a poisoned clock is never touched', async (t) => {
  const policy = compilePolicy({ packs: PACKS, strategy: DEFAULT_STRATEGY })
  const samples = fc.sample(fc.tuple(arbitraryAsk, arbitraryFacts), 500)
  const real = { Date: globalThis.Date, random: Math.random, performance: globalThis.performance.now }
  const poison = () => {
    throw new Error('the policy touched the clock or the dice')
  }
  class Poisoned extends real.Date {
    constructor(...args: [] | [number]) {
      if (args.length === 0) poison()
      super(args[0] as number)
    }
    static override now(): number {
      return poison()
    }
  }
  let error: unknown = null
  globalThis.Date = Poisoned as DateConstructor
  Math.random = poison
  try {
    for (const [ask, facts] of samples) {
      decideContact(ask, facts, policy, { explain: true })
      planAccount(facts, policy, ask.atMs)
    }
  } catch (caught) {
    error = caught
  } finally {
    globalThis.Date = real.Date
    Math.random = real.random
  }
  t.equal(error, null)
})
