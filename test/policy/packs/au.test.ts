/** Australia: both sides of every boundary in several zones, counts, exceptions and their misuse. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { AU_PACK } from '../../../src/policy/packs/au.ts'
import { type Row, verdictsOf } from './verdicts-of.ts'

const { verdict } = verdictsOf([AU_PACK], {
  jurisdiction: 'AU',
  timeZones: ['Australia/Sydney'],
  account: 'card-1',
  product: 'credit-card',
  currency: 'AUD',
  oldestUnpaidDueDate: '2025-12-01',
})
const email = { channel: 'email', contactPoint: 'borrower:email' } as const
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const
const office = { place: 'office', contactPoint: 'borrower:workplace' } as const

function table(t: { equal: (a: unknown, b: unknown, m: string) => unknown }, rows: readonly Row[]) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

t.test('the pack is sound', async (t) => t.strictSame(lintPack(AU_PACK), []))

t.test('telephone hours, to the second, over weekends, holidays and changes of the clock', async (t) => {
  table(t, [
    ['weekday 07:29:59', '2026-02-18T07:29:59+11:00', {}, {}, 'until 2026-02-17T20:30:00Z AU-HRS-TEL'],
    ['weekday 07:30:00', '2026-02-18T07:30:00+11:00', {}, {}, 'allowed'],
    ['weekday 20:59:59', '2026-02-18T20:59:59+11:00', {}, {}, 'allowed'],
    ['weekday 21:00:00', '2026-02-18T21:00:00+11:00', {}, {}, 'until 2026-02-18T20:30:00Z AU-HRS-TEL'],
    ['Friday 21:00:00', '2026-02-20T21:00:00+11:00', {}, {}, 'until 2026-02-20T22:00:00Z AU-HRS-TEL'],
    ['Saturday 08:59:59', '2026-02-21T08:59:59+11:00', {}, {}, 'until 2026-02-20T22:00:00Z AU-HRS-TEL'],
    ['Saturday 09:00:00', '2026-02-21T09:00:00+11:00', {}, {}, 'allowed'],
    ['Sunday 20:59:59', '2026-02-22T20:59:59+11:00', {}, {}, 'allowed'],
    ['Sunday 21:00:00', '2026-02-22T21:00:00+11:00', {}, {}, 'until 2026-02-22T20:30:00Z AU-HRS-TEL'],
    ['a text', '2026-02-18T21:00:00+11:00', {}, { channel: 'sms' }, 'until 2026-02-18T20:30:00Z AU-HRS-TEL'],
    ['an e-mail', '2026-02-18T21:00:00+11:00', {}, email, 'until 2026-02-18T20:30:00Z AU-HRS-TEL/written'],
    ['a letter', '2026-02-18T23:00:00+11:00', {}, letter, 'allowed'],
    [
      'Thursday before Easter 21:00',
      '2026-04-02T21:00:00+11:00',
      {},
      {},
      'until 2026-04-03T22:00:00Z AU-HRS-TEL',
    ],
    ['Good Friday', '2026-04-03T11:00:00+11:00', {}, {}, 'until 2026-04-03T22:00:00Z AU-HRS-TEL/holidays'],
    ['Easter Saturday is open', '2026-04-04T11:00:00+11:00', {}, {}, 'allowed'],
    [
      'Easter Sunday 21:00, clocks gone back',
      '2026-04-05T21:00:00+10:00',
      {},
      {},
      'until 2026-04-06T21:30:00Z AU-HRS-TEL',
    ],
    [
      'e-mail on Easter Monday',
      '2026-04-06T11:00:00+10:00',
      {},
      email,
      'until 2026-04-06T21:30:00Z AU-HRS-TEL/written-holidays',
    ],
    ['letter at Christmas', '2026-12-25T11:00:00+11:00', {}, letter, 'allowed'],
    ['Christmas Eve 21:00', '2026-12-24T21:00:00+11:00', {}, {}, 'until 2026-12-26T22:00:00Z AU-HRS-TEL'],
    [
      'evening before clocks go forward',
      '2026-10-03T21:00:00+10:00',
      {},
      {},
      'until 2026-10-03T22:00:00Z AU-HRS-TEL',
    ],
    ['morning after', '2026-10-04T09:00:00+11:00', {}, {}, 'allowed'],
    [
      'no daylight saving in Brisbane',
      '2026-02-18T07:29:59+10:00',
      { timeZones: ['Australia/Brisbane'] },
      {},
      'until 2026-02-17T21:30:00Z AU-HRS-TEL',
    ],
    [
      'half an hour off in Adelaide',
      '2026-02-18T07:30:00+10:30',
      { timeZones: ['Australia/Adelaide'] },
      {},
      'allowed',
    ],
    [
      'Sydney or Perth',
      '2026-02-18T09:10:00+11:00',
      { timeZones: ['Australia/Sydney', 'Australia/Perth'] },
      {},
      'until 2026-02-17T23:30:00Z AU-HRS-TEL',
    ],
    [
      'a third party',
      '2026-02-18T21:00:00+11:00',
      {},
      { party: 'family', contactPoint: 'sister:mobile', purpose: 'locate' },
      'until 2026-02-18T20:30:00Z AU-HRS-TEL',
    ],
    ['a year without calendar', '2060-03-10T11:00:00+11:00', {}, {}, 'denied AU-HRS-TEL/holidays'],
    [
      'a fixed holiday of a year without calendar',
      '2060-12-25T11:00:00+11:00',
      {},
      {},
      'denied AU-HRS-TEL/holidays',
    ],
  ])
})

t.test('a recorded request widens, for its hours, its person and its channel', async (t) => {
  const consents: Facts['consents'] = [
    {
      kind: 'contact-hours',
      party: 'borrower',
      givenAtMs: 0,
      from: '21:00',
      to: '22:00',
      channels: ['voice'],
    },
  ]
  table(t, [
    ['inside', '2026-02-18T21:30:00+11:00', { consents }, {}, 'allowed'],
    ['its end', '2026-02-18T22:00:00+11:00', { consents }, {}, 'allowed'],
    ['past it', '2026-02-18T22:00:01+11:00', { consents }, {}, 'until 2026-02-18T20:30:00Z AU-HRS-TEL'],
    ['a holiday', '2026-12-25T21:30:00+11:00', { consents }, {}, 'allowed'],
    [
      'a text',
      '2026-02-18T21:30:00+11:00',
      { consents },
      { channel: 'sms' },
      'until 2026-02-18T20:30:00Z AU-HRS-TEL',
    ],
    [
      'the guarantor',
      '2026-02-18T21:30:00+11:00',
      { consents },
      { party: 'guarantor', contactPoint: 'g:mobile' },
      'until 2026-02-18T20:30:00Z AU-HRS-TEL',
    ],
  ])
})

t.test('face to face and at work', async (t) => {
  const home = { channel: 'visit', place: 'doorstep', consentToEnter: true } as const
  const asked: Facts['consents'] = [
    { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '18:00', to: '20:00' },
  ]
  table(t, [
    ['visit 08:59:59', '2026-02-18T08:59:59+11:00', {}, home, 'until 2026-02-17T22:00:00Z AU-HRS-F2F'],
    ['visit 09:00:00', '2026-02-18T09:00:00+11:00', {}, home, 'allowed'],
    ['visit on Sunday 20:59:59', '2026-02-22T20:59:59+11:00', {}, home, 'allowed'],
    ['visit 21:00:00', '2026-02-22T21:00:00+11:00', {}, home, 'until 2026-02-22T22:00:00Z AU-HRS-F2F'],
    [
      'visit on Anzac Day',
      '2026-04-25T11:00:00+10:00',
      {},
      home,
      'until 2026-04-25T23:00:00Z AU-HRS-F2F/holidays',
    ],
    ['work 08:59:59', '2026-02-18T08:59:59+11:00', {}, office, 'until 2026-02-17T22:00:00Z AU-HRS-WORK'],
    ['work 09:00:00', '2026-02-18T09:00:00+11:00', {}, office, 'allowed'],
    ['work 16:59:59', '2026-02-18T16:59:59+11:00', {}, office, 'allowed'],
    ['work 17:00:00', '2026-02-18T17:00:00+11:00', {}, office, 'until 2026-02-18T22:00:00Z AU-HRS-WORK'],
    ['work on Saturday', '2026-02-21T12:00:00+11:00', {}, office, 'until 2026-02-22T22:00:00Z AU-HRS-WORK'],
    ['work before Easter', '2026-04-02T17:00:00+11:00', {}, office, 'until 2026-04-06T23:00:00Z AU-HRS-WORK'],
    [
      'e-mail to work',
      '2026-02-18T17:00:00+11:00',
      {},
      { ...email, place: 'office' },
      'until 2026-02-18T22:00:00Z AU-HRS-WORK',
    ],
    ['letter to work', '2026-02-21T12:00:00+11:00', {}, { ...letter, place: 'office' }, 'allowed'],
    ['he asked for it', '2026-02-18T19:00:00+11:00', { consents: asked }, office, 'allowed'],
    [
      'visit without permission',
      '2026-02-18T11:00:00+11:00',
      {},
      { channel: 'visit', place: 'doorstep' },
      'denied AU-F2F',
    ],
    [
      'visit with recorded permission',
      '2026-02-18T11:00:00+11:00',
      { consents: [{ kind: 'place', party: 'borrower', givenAtMs: 0, place: 'doorstep' }] },
      { channel: 'visit', place: 'doorstep' },
      'allowed',
    ],
    ['place not known', '2026-02-18T11:00:00+11:00', {}, { channel: 'visit' }, 'denied AU-F2F'],
    [
      'asked for',
      '2026-02-18T11:00:00+11:00',
      {},
      { channel: 'visit', purpose: 'requested-call-back' },
      'allowed',
    ],
  ])
})

t.test('known working hours take the place of nine to five at work, and only there', async (t) => {
  const working = (...hours: NonNullable<Facts['workingHours']>): Partial<Facts> => ({ workingHours: hours })
  const late = working({ party: 'borrower', from: '12:00', to: '20:00', days: ['tue', 'wed', 'sat'] })
  const early = working({ party: 'borrower', from: '05:00', to: '09:00' })
  const night = working({ party: 'borrower', from: '22:00', to: '06:00' })
  const visit = { channel: 'visit', place: 'office', consentToEnter: true } as const
  table(t, [
    ['11:59:59', '2026-02-18T11:59:59+11:00', late, office, 'until 2026-02-18T01:00:00Z AU-HRS-WORK'],
    ['12:00:00', '2026-02-18T12:00:00+11:00', late, office, 'allowed'],
    ['19:59:59', '2026-02-18T19:59:59+11:00', late, office, 'allowed'],
    ['20:00:00', '2026-02-18T20:00:00+11:00', late, office, 'until 2026-02-21T01:00:00Z AU-HRS-WORK'],
    ['works on Saturday', '2026-02-21T12:00:00+11:00', late, office, 'allowed'],
    [
      'does not work on Thursday',
      '2026-02-19T14:00:00+11:00',
      late,
      office,
      'until 2026-02-21T01:00:00Z AU-HRS-WORK',
    ],
    ['e-mail to work', '2026-02-18T19:00:00+11:00', late, { ...email, place: 'office' }, 'allowed'],
    ['visit to work', '2026-02-18T19:00:00+11:00', late, visit, 'allowed'],
    ['the mobile is not bound by them', '2026-02-18T11:00:00+11:00', late, {}, 'allowed'],
    ['nor opened by them', '2026-02-18T06:00:00+11:00', early, {}, 'until 2026-02-17T20:30:00Z AU-HRS-TEL'],
    [
      'telephone hours hold at work too',
      '2026-02-18T06:00:00+11:00',
      early,
      office,
      'until 2026-02-17T20:30:00Z AU-HRS-TEL',
    ],
    [
      'a night shift shares no hour with the telephone',
      '2026-02-18T12:00:00+11:00',
      night,
      office,
      'denied AU-HRS-WORK',
    ],
    [
      'two shifts',
      '2026-02-18T08:00:00+11:00',
      working(...(late.workingHours ?? []), ...(early.workingHours ?? [])),
      office,
      'allowed',
    ],
    [
      "somebody else's",
      '2026-02-18T10:00:00+11:00',
      working({ party: 'guarantor', from: '12:00', to: '20:00' }),
      office,
      'allowed',
    ],
    [
      'hours that cannot be read open nothing',
      '2026-02-18T10:00:00+11:00',
      working({ party: 'borrower', from: 'noon', to: '20:00' }),
      office,
      'denied AU-HRS-WORK',
    ],
    [
      'a public holiday at work',
      '2026-01-26T14:00:00+11:00',
      working({ party: 'borrower', from: '12:00', to: '20:00' }),
      office,
      'until 2026-01-27T01:00:00Z AU-HRS-TEL/holidays',
    ],
  ])
})

t.test('wishes of the debtor', async (t) => {
  const only: Facts['consents'] = [
    {
      kind: 'contact-hours-only',
      party: 'borrower',
      givenAtMs: 0,
      from: '14:00',
      to: '20:00',
      days: ['mon', 'fri'],
    },
  ]
  const notAtWork: Facts['refusals'] = [{ scope: 'place', party: 'borrower', atMs: 0, place: 'office' }]
  table(t, [
    [
      '13:59:59',
      '2026-02-20T13:59:59+11:00',
      { consents: only },
      {},
      'until 2026-02-20T03:00:00Z AU-HRS-WISH/only',
    ],
    ['14:00:00', '2026-02-20T14:00:00+11:00', { consents: only }, {}, 'allowed'],
    ['20:00:00', '2026-02-20T20:00:00+11:00', { consents: only }, {}, 'allowed'],
    [
      '20:00:01',
      '2026-02-20T20:00:01+11:00',
      { consents: only },
      {},
      'until 2026-02-23T03:00:00Z AU-HRS-WISH/only',
    ],
    [
      'a wish opens no night',
      '2026-02-20T21:30:00+11:00',
      {
        consents: [
          { kind: 'contact-hours-only', party: 'borrower', givenAtMs: 0, from: '20:00', to: '23:00' },
        ],
      },
      {},
      'until 2026-02-21T09:00:00Z AU-HRS-TEL',
    ],
    ['not at work', '2026-02-18T11:00:00+11:00', { refusals: notAtWork }, office, 'denied AU-LOC/place'],
    ['not at work: mobile', '2026-02-18T11:00:00+11:00', { refusals: notAtWork }, {}, 'allowed'],
  ])
})
