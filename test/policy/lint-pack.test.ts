import t from 'tap'
import { findExampleFaults } from '../../src/policy/lint-examples.ts'
import { findPackFaults } from '../../src/policy/lint-pack.ts'
import type { HousePack, Pack, PackObligation, Rule } from '../../src/policy/pack.ts'
import { HOLIDAY_CALENDARS } from '../../src/policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../../src/policy/packs.ts'
import { TACT_PACK } from '../../src/policy/tact-rules.ts'

const provenance = {
  strength: 'policy',
  evidence: 'text',
  citation: { instrument: 'Manual', article: null },
  asOf: '2026-01-01',
} as const
const base = { id: 'X-1', title: 'x', effect: 'deny', enabled: true, provenance } as const
const CALLS = { channels: ['voice'], per: 'borrower' } as const
const CLOSED = { ...base, kind: 'closed-days', movableHolidaysNeeded: false, openedByConsent: false } as const
const DAY = { from: '08:00', to: '20:00', fromInclusive: true, toInclusive: false } as const
const HOURS = { ...base, kind: 'contact-hours', openedByConsent: false } as const
const pack = (rules: readonly Rule[], obligations: readonly PackObligation[] = []): Pack => ({
  id: 'X',
  title: 'x',
  asOf: '2026-01-01',
  zones: ['Asia/Shanghai'],
  rules,
  obligations,
})

t.test('the shipped packs are sound, the calendars they name are there', async (t) => {
  for (const one of [...PACKS, TACT_PACK]) t.same(findPackFaults(one, HOLIDAY_CALENDARS), [], one.id)
})

t.test('parameters that make a rule say nothing, or never stop', async (t) => {
  const rows: [Rule, string][] = [
    // rule                                                                      fault
    [{ ...HOURS, windows: [] }, 'no window'],
    [{ ...HOURS, windows: [{ ...DAY, to: 'noon' }] }, 'unreadable window'],
    [{ ...HOURS, windows: [{ ...DAY, from: '21:00' }] }, 'window 21:00 > 20:00; write two'],
    [{ ...HOURS, windows: [{ ...DAY, to: '08:00' }] }, 'window 08:00 to 08:00 opens nothing'],
    [{ ...HOURS, windows: [{ ...DAY, guardSeconds: 43_200 }] }, 'window 08:00 to 20:00 opens nothing'],
    [{ ...HOURS, windows: [DAY], zone: 'Mars/Olympus' }, 'unknown zone Mars/Olympus'],
    [{ ...CLOSED }, 'closes no day'],
    [{ ...CLOSED, fixedHolidays: ['02-30'] }, '02-30 is not a day of the year'],
    [{ ...CLOSED, holidays: { 2026: ['2027-01-01'] } }, '2027-01-01 is not in 2026'],
    [{ ...CLOSED, calendar: 'ZZ' }, 'unknown calendar ZZ'],
    [
      { ...CLOSED, weekdays: ['sun'], movableHolidaysNeeded: true },
      'needs holidays and has none: name a calendar or give them by year',
    ],
    [
      { ...base, kind: 'frequency-cap', limit: 1.5, window: { unit: 'day' }, counted: CALLS },
      'limit must be a whole number',
    ],
    [
      { ...base, kind: 'frequency-cap', limit: 1, window: { rollingDays: 0 }, counted: CALLS },
      'rollingDays must be a whole number from 1',
    ],
    [{ ...base, kind: 'minimum-gap', hours: 0, counted: CALLS }, 'hours must be positive'],
    [
      { ...base, kind: 'cool-down', rest: { days: 1 }, counted: { ...CALLS, channels: [] } },
      'counts no channel',
    ],
    [
      { ...base, kind: 'refusal', honours: 'channel', lastsDays: 0 },
      'lastsDays must be a whole number from 1',
    ],
    [{ ...base, kind: 'approval', needs: '' }, 'no kind of approval'],
    [{ ...base, kind: 'consent-required', needs: [] }, 'asks for no proof'],
    [{ ...base, kind: 'consent-required', needs: [[]] }, 'a proof that cannot be given'],
    [{ ...base, kind: 'notice-first', notice: { kinds: [] }, daysAfter: 0 }, 'no notice would do'],
    [{ ...base, kind: 'notice-first', daysAfter: 5, workingDays: { calendar: 'ZZ' } }, 'unknown calendar ZZ'],
    [{ ...base, kind: 'hold', code: 'hold', forms: [] }, 'looks at no hold'],
    [{ ...base, kind: 'visit' }, 'demands nothing'],
    [
      { ...base, kind: 'recording', when: { channels: ['sms'], notChannels: ['sms'] } },
      'channels leaves nothing to look at',
    ],
    [
      { ...base, kind: 'recording', when: { daysPastDue: { gte: 5, lte: 4 } } },
      'daysPastDue leaves nothing to look at',
    ],
    [
      { ...base, kind: 'recording', provenance: { ...provenance, evidence: 'unverified' } },
      'unverified without confidence',
    ],
    [
      { ...base, kind: 'recording', provenance: { ...provenance, evidence: 'weak', confidence: 'low' } },
      'confidence belongs to unverified',
    ],
  ]
  for (const [rule, message] of rows) {
    t.same(
      findPackFaults(pack([rule]), HOLIDAY_CALENDARS).map((fault) => fault.message),
      [message],
      `${rule.kind}: ${message}`,
    )
  }
})

t.test('obligations stand on a rule, once', async (t) => {
  const one = { code: 'record_call', rule: 'X-1', text: 'Record the call.', enabled: true, provenance }
  const found = (...obligations: PackObligation[]) =>
    findPackFaults(pack([], obligations)).map(({ pointer, message }) => `${pointer} ${message}`)
  t.same(found(one), [])
  t.same(found(one, one), ['/obligations/1 obligation listed twice'])
  t.same(found({ ...one, rule: '' }), ['/obligations/0/rule obligation without rule'])
  t.same(found({ ...one, code: 'Record call' }), ['/obligations/0/code code is not snake_case'])
  t.same(found({ ...one, text: '' }), ['/obligations/0/text no text'])
})

t.test('examples are run with the pack in force, switched on or not', async (t) => {
  const law = { packs: PACKS, calendars: HOLIDAY_CALENDARS }
  const at = (clock: string) => ({ atMs: Date.parse(`2026-03-10T${clock}+08:00`) })
  const rule: Rule = {
    ...HOURS,
    enabled: false,
    windows: [DAY],
    examples: [
      { title: 'inside', ask: at('19:59:59'), objects: false },
      { title: 'outside', ask: at('20:00:00'), objects: true },
    ],
  }
  const house = (one: Rule): HousePack => ({ ...pack([one]), version: 1 })
  t.same(findExampleFaults(house(rule), law), [])
  const wrong = { ...rule, examples: [{ title: 'noon', ask: at('12:00:00'), objects: true }] }
  t.match(findExampleFaults(house(wrong), law), [
    { pointer: '/rules/0/examples/0', message: 'the rule should object and does not in the example "noon"' },
  ])
})
