/** The language files are complete both ways: nothing that can be told is missing, and nothing is left over. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { PROBLEMS } from '../../src/platform/problems.ts'
import { REASON_CODES } from '../../src/policy/decision.ts'
import { CHANNELS, OUTCOMES, PARTIES, PLACES, PURPOSES, WEEKDAYS } from '../../src/policy/facts.ts'
import type { Pack, Rule } from '../../src/policy/pack.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { TACT_PACK } from '../../src/policy/tact-rules.ts'
import { DEFAULT_STRATEGY } from '../../src/strategies/defaults.ts'
import { EN_FACTS } from '../../src/words/en-facts.ts'
import { readWindows } from '../../src/words/read-observed.ts'
import { wordsOf } from '../../src/words/words-of.ts'
import { ZH_FACTS } from '../../src/words/zh-facts.ts'
import { ZH_INSTRUMENTS } from '../../src/words/zh-instruments.ts'
import { ZH_LAW } from '../../src/words/zh-law.ts'
import { latinIn } from './latin-in.ts'

const ALL: readonly Pack[] = [...PACKS, TACT_PACK]
const RULES: readonly Rule[] = ALL.flatMap((pack) => pack.rules)
const SOURCE = path.resolve(import.meta.dirname, '../../src/policy')
const EN = wordsOf('en')
const ZH = wordsOf('zh')

/** What agencies are told of others' contacts, and a kept decision of rules that are gone. */
const OF_NO_PACK = ['Tact', 'A rule that this edition of the service no longer has']

const sorted = (words: Iterable<string>) => [...new Set(words)].sort()

t.test('every rule and every obligation has its Chinese, and no other has', async (t) => {
  // What an agency is told of contacts that others made stands in no pack.
  const rules = [...RULES.map((rule) => rule.id), 'tact-budget']
  t.strictSame(sorted(Object.keys(ZH_LAW.rules)), sorted(rules))
  const obligations = ALL.flatMap((pack) => pack.obligations.map(({ rule, code }) => `${rule} ${code}`))
  t.strictSame(sorted(Object.keys(ZH_LAW.obligations)), sorted(obligations))
})

t.test('every instrument is named in Chinese: by its own name where that is Chinese', async (t) => {
  const cited = ALL.flatMap((pack) =>
    [...pack.rules, ...pack.obligations].map(({ provenance: { citation } }) => ({ pack: pack.id, citation })),
  )
  const others = cited
    .filter(({ pack, citation }) => !['CN', 'TW'].includes(pack) || citation.original === undefined)
    .map(({ citation }) => citation.instrument)
  t.strictSame(sorted(Object.keys(ZH_INSTRUMENTS)), sorted([...others, ...OF_NO_PACK]))
})

t.test('the tables of words have exactly the words of the policy', async (t) => {
  for (const words of [EN, ZH]) {
    t.strictSame(sorted(Object.keys(words.channels)), sorted(CHANNELS))
    t.strictSame(sorted(Object.keys(words.parties)), sorted(PARTIES))
    t.strictSame(sorted(Object.keys(words.purposes)), sorted(PURPOSES))
    t.strictSame(sorted(Object.keys(words.outcomes)), sorted(OUTCOMES))
    t.strictSame(sorted(Object.keys(words.places)), sorted(PLACES))
    t.strictSame(sorted(Object.keys(words.weekdays)), sorted(WEEKDAYS))
    t.strictSame(sorted(Object.keys(words.reasons)), sorted([...REASON_CODES, 'budget_used']))
    t.strictSame(sorted(Object.keys(words.remedies)), sorted([...REASON_CODES, 'budget_used']))
    t.strictSame(sorted(Object.keys(words.problems)), sorted(Object.keys(PROBLEMS)))
  }
})

/** What of a source file is written as a code: `why: 'just_paid'`, or `'just_paid', 'A sentence.'`. */
function codesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(path.join(SOURCE, file), 'utf8').matchAll(pattern)].map((match) => match[1] ?? '')
}

t.test('every reason for a stage or a next action is said', async (t) => {
  const standing = codesIn('stand-in-stage.ts', /^ {2}\| '([a-z_]+)'$/gm)
  t.strictSame(sorted(Object.keys(ZH.stageWhys)), sorted(standing))
  const planned = codesIn(
    'plan-next-action.ts',
    /(?<=why: (?:isRest \? )?|tMs \? |'permitted_now' : |tMs, )'([a-z]+(?:_[a-z_]+)?)'/g,
  )
  t.ok(planned.length > 8, 'the codes of the planner were found')
  t.strictSame(sorted(Object.keys(ZH.nextWhys)), sorted([...standing, ...planned]))
  t.strictSame(sorted(Object.keys(EN.nextWhys)), sorted(Object.keys(ZH.nextWhys)))
  t.strictSame(sorted(Object.keys(EN.stageWhys)), sorted(Object.keys(ZH.stageWhys)))
  t.strictSame(sorted(Object.keys(EN.conditions)), sorted(Object.keys(ZH.conditions)))
})

t.test('every fact that can be missing is known', async (t) => {
  const files = [
    ...readdirSync(SOURCE),
    ...readdirSync(path.join(SOURCE, 'rules')).map((file) => `rules/${file}`),
  ]
  const names = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...codesIn(file, /missing\([`']([\w.[\]]+)/g),
      ...codesIn(file, /\bname: '(ask\.\w+)'/g),
    ])
  t.strictSame(sorted(Object.keys(ZH_FACTS)), sorted(names))
  t.strictSame(sorted(Object.keys(EN_FACTS)), sorted(names))
})

t.test('holds of the packs and tasks of the built-in strategy are named in both languages', async (t) => {
  const holds = RULES.flatMap((rule) => (rule.kind === 'hold' ? (rule.kinds ?? []) : []))
  for (const kind of [...holds, ...PACKS.flatMap((pack) => pack.limitedHolds ?? [])]) {
    t.ok(EN.holds[kind], `hold ${kind} in English`)
    t.ok(ZH.holds[kind], `hold ${kind} in Chinese`)
  }
  t.strictSame(sorted(Object.keys(EN.holds)), sorted(Object.keys(ZH.holds)))
  const tasks = DEFAULT_STRATEGY.ladders.flatMap((ladder) =>
    ladder.stages.flatMap((stage) => stage.task ?? []),
  )
  t.strictSame(sorted(Object.keys(ZH.tasks)), sorted(tasks))
  t.strictSame(sorted(Object.keys(EN.tasks)), sorted(tasks))
  for (const one of [
    ...DEFAULT_STRATEGY.segments,
    ...DEFAULT_STRATEGY.ladders.flatMap((l) => [l, ...l.stages]),
  ])
    t.strictSame(latinIn(one.label.zh), [], one.id)
})

t.test('no English is left in what is Chinese, and every sentence ends', async (t) => {
  const texts = [
    ...Object.values(ZH_LAW.rules),
    ...Object.values(ZH_INSTRUMENTS),
    ...Object.values(ZH_FACTS).flatMap(({ name, supply }) => [name, supply]),
    ...Object.values(ZH.problems),
    ...Object.values(ZH.holds),
    ...Object.values(ZH.tasks),
    ...[ZH.channels, ZH.parties, ZH.purposes, ZH.outcomes, ZH.places, ZH.weekdays, ZH.conditions].flatMap(
      (table) => Object.values(table),
    ),
  ]
  for (const text of texts) {
    t.match(text, /\p{Script=Han}/u)
    t.strictSame(latinIn(text), [], text)
    t.notMatch(text, /。$|\.$/, `${text}: a phrase has no full stop`)
  }
  const sentences = [
    ...Object.values(ZH_LAW.obligations),
    ...Object.values(ZH.stageWhys),
    ...Object.values(ZH.nextWhys),
    ...[...Object.values(ZH.remedies), ...Object.values(ZH.evidence)].filter((text) => text !== ''),
  ]
  for (const text of sentences) {
    t.strictSame(latinIn(text), [], text)
    t.match(text, /。$/, `${text}: a sentence has one`)
    t.notMatch(text, /[,;!?]/, `${text}: Chinese marks`)
  }
})

t.test('two rules of one pack with different titles are not called the same', async (t) => {
  for (const pack of ALL) {
    const english = new Map<string, string>()
    for (const { id, title } of pack.rules) {
      const chinese = ZH_LAW.rules[id] ?? ''
      t.ok([undefined, title].includes(english.get(chinese)), `${id} is called as another rule: ${chinese}`)
      english.set(chinese, title)
    }
  }
})

/** As figures or as Chinese numerals. */
const NUMBERS = { three: /3|三/, five: /5|五/, six: /6|六/, seven: /7|七/, ten: /10|十/, thirty: /30|三十/ }

t.test('numbers and hours of a title are those of the English one', async (t) => {
  for (const { id, title } of RULES) {
    const chinese = ZH_LAW.rules[id] ?? ''
    const clocks = [...title.matchAll(/\b0?(\d{1,2}:\d\d)\b/g)].map((match) => match[1] ?? '')
    for (const clock of clocks) t.ok(chinese.includes(clock), `${id}: ${clock} in ${chinese}`)
    for (const [word, figure] of Object.entries(NUMBERS)) {
      if (new RegExp(`\\b${word}\\b`).test(title)) t.match(chinese, figure, `${id}: ${word} in ${chinese}`)
    }
  }
})

t.test('the windows of every rule of hours can be read back', async (t) => {
  for (const rule of RULES) {
    if (rule.kind !== 'contact-hours') continue
    const limit = rule.windows
      .map((one) => {
        const days = one.days === undefined ? '' : `${one.days.join('/')} `
        const channels = one.channels === undefined ? '' : ` for ${one.channels.join('/')}`
        return `${days}${one.fromInclusive ? 'from' : 'after'} ${one.from} ${one.toInclusive ? 'to' : 'before'} ${one.to}${channels}`
      })
      .join(', ')
    t.equal(readWindows(limit)?.length, rule.windows.length, `${rule.id}: ${limit}`)
  }
})
