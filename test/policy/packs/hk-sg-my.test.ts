/** Hong Kong, Singapore, Malaysia: our own hours to the second, and the firm rules. */
import t from 'tap'
import type { Facts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { HK_PACK } from '../../../src/policy/packs/hk.ts'
import { MY_PACK } from '../../../src/policy/packs/my.ts'
import { SG_PACK } from '../../../src/policy/packs/sg.ts'
import { attempt } from '../ordinary.ts'
import { type Row, type Verdicts, verdictsOf } from './verdicts-of.ts'

const PLACES = [
  { pack: HK_PACK, zone: 'Asia/Hong_Kong', rule: 'HK-H1/policy', from: '08:00:00', before: '07:59:59' },
  { pack: SG_PACK, zone: 'Asia/Singapore', rule: 'SG-H1/policy', from: '08:00:00', before: '07:59:59' },
  { pack: MY_PACK, zone: 'Asia/Kuala_Lumpur', rule: 'MY-H1/policy', from: '09:00:00', before: '08:59:59' },
] as const
const NOON = '2026-03-10T12:00:00+08:00'
const agency = { actor: { kind: 'agency', id: 'a' } } as const
const sister = { party: 'family', contactPoint: 'sister:mobile' } as const
const letter = { channel: 'letter', contactPoint: 'borrower:address' } as const

function table(
  t: { equal: (a: unknown, b: unknown, m: string) => unknown },
  { verdict }: Verdicts,
  rows: readonly Row[],
) {
  for (const [title, at, facts, ask, expected] of rows) t.equal(verdict(at, facts, ask), expected, title)
}

for (const { pack, zone, rule, from, before } of PLACES) {
  t.test(`${pack.id}: hours of ours`, async (t) => {
    t.strictSame(lintPack(pack), [])
    const asked = verdictsOf([pack], { jurisdiction: pack.id, timeZones: [zone] })
    const opens = (date: string) => `${new Date(`${date}T${from}+08:00`).toISOString().slice(0, 19)}Z`
    const chat = { channel: 'im', contactPoint: 'borrower:chat' } as const
    const message = attempt('2026-03-10T21:30:00+08:00', {
      ...chat,
      direction: 'inbound',
      outcome: 'delivered',
    })
    const consents: Facts['consents'] = [
      { kind: 'contact-hours', party: 'borrower', givenAtMs: 0, from: '21:00', to: '22:00' },
    ]
    table(t, asked, [
      ['before', `2026-03-10T${before}+08:00`, {}, {}, `until ${opens('2026-03-10')} ${rule}`],
      ['first second', `2026-03-10T${from}+08:00`, {}, {}, 'allowed'],
      ['last second', '2026-03-10T20:59:59+08:00', {}, {}, 'allowed'],
      ['past it', '2026-03-10T21:00:00+08:00', {}, {}, `until ${opens('2026-03-11')} ${rule}`],
      ['Sunday', '2026-03-15T12:00:00+08:00', {}, {}, 'allowed'],
      ['letter', '2026-03-10T23:00:00+08:00', {}, letter, 'allowed'],
      ['consent', '2026-03-10T22:00:00+08:00', { consents }, {}, 'allowed'],
      [
        'past the consent',
        '2026-03-10T22:00:01+08:00',
        { consents },
        {},
        `until ${opens('2026-03-11')} ${rule}`,
      ],
      [
        'reply',
        '2026-03-10T22:30:00+08:00',
        { attempts: [message] },
        { ...chat, purpose: 'reply' },
        'allowed',
      ],
      [
        'reply to nothing',
        '2026-03-10T22:30:00+08:00',
        {},
        { ...chat, purpose: 'reply' },
        `until ${opens('2026-03-11')} ${rule}`,
      ],
    ])
    const found = pack.rules.find((one) => one.id === rule)
    t.equal(found?.provenance.strength, 'policy', 'never shown as law')
  })
}

t.test('Hong Kong', async (t) => {
  const ec = { party: 'emergency-contact', contactPoint: 'ec1:mobile' } as const
  const bankrupt = { acceptedOn: '2026-03-10' }
  const guarantor = { party: 'guarantor', contactPoint: 'g:mobile' } as const
  const noticed = { placement: { agency: 'a', noticeGivenOn: '2026-03-10' } }
  const hk = verdictsOf([HK_PACK], { jurisdiction: 'HK', timeZones: ['Asia/Hong_Kong'] })
  table(t, hk, [
    ['referee asked to pay', NOON, {}, ec, 'denied HK-P1/recovery'],
    ['referee told', NOON, {}, { ...ec, purpose: 'disclose-debt' }, 'denied HK-P1/recovery'],
    ['referee asked where he is', NOON, {}, { ...ec, purpose: 'locate' }, 'denied HK-P1/whereabouts'],
    ['referee asked to pass on', NOON, {}, { ...ec, purpose: 'pass-message' }, 'denied HK-P1/whereabouts'],
    ['referee answered', NOON, {}, { ...ec, purpose: 'reply' }, 'allowed'],
    ['guarantor', NOON, {}, guarantor, 'allowed'],
    [
      'agency to referee',
      NOON,
      noticed,
      { ...ec, ...agency, purpose: 'locate' },
      'denied HK-P2 HK-P1/whereabouts',
    ],
    [
      'poster',
      NOON,
      {},
      { channel: 'visit', place: 'doorstep', purpose: 'post-notice' },
      'denied HK-C1/posters',
    ],
    ['bankrupt from midnight', '2026-03-10T08:00:00+08:00', { bankrupt }, {}, 'denied HK-S1'],
    ['the evening before', '2026-03-09T20:59:59+08:00', { bankrupt }, {}, 'allowed'],
    ['bankrupt: letter', NOON, { bankrupt }, letter, 'denied HK-S1'],
    ['bankrupt: required notice', NOON, { bankrupt }, { ...letter, purpose: 'statutory-notice' }, 'allowed'],
    ['bankrupt: guarantor', NOON, { bankrupt }, guarantor, 'allowed'],
    ['agency, no notice', NOON, { placement: { agency: 'a' } }, agency, 'denied HK-N1'],
    ['agency, told today', NOON, noticed, agency, 'allowed'],
    [
      'agency, told tomorrow',
      NOON,
      { placement: { agency: 'a', noticeGivenOn: '2026-03-11' } },
      agency,
      'until 2026-03-11T00:00:00Z HK-N1',
    ],
  ])
  t.equal(
    hk.verdict(NOON, {}, { ...ec, purpose: 'locate' }, { 'HK-P1/whereabouts': { enabled: false } }),
    'allowed',
    'asking for the whereabouts can be switched on',
  )
  t.strictSame(hk.obligations(NOON), ['true_identity', 'no_persistent_calls'])
})

t.test('Singapore', async (t) => {
  const licensed = (until?: string): Partial<Facts> => ({
    placement: { agency: 'a', ...(until === undefined ? {} : { licensedUntil: until }) },
  })
  const approved = (until: string) => ({ actor: { kind: 'agency', id: 'a', certifiedUntil: until } }) as const
  table(t, verdictsOf([SG_PACK], { jurisdiction: 'SG', timeZones: ['Asia/Singapore'] }), [
    ['the lender', NOON, {}, {}, 'allowed'],
    ['no licence on file', NOON, licensed(), approved('2026-12-31'), 'denied SG-A1'],
    ['last day', '2026-03-10T20:59:59+08:00', licensed('2026-03-10'), approved('2026-12-31'), 'allowed'],
    [
      'the day after',
      '2026-03-11T08:00:00+08:00',
      licensed('2026-03-10'),
      approved('2026-12-31'),
      'denied SG-A1',
    ],
    ['unlicensed letter', NOON, licensed(), { ...agency, ...letter }, 'denied SG-A1'],
    ['approval not on file', NOON, licensed('2026-12-31'), agency, 'denied SG-A1/collector'],
    ['approval ends today', NOON, licensed('2026-12-31'), approved('2026-03-10'), 'allowed'],
    ['a letter needs no collector', NOON, licensed('2026-12-31'), { ...agency, ...letter }, 'allowed'],
    ['relative', NOON, {}, sister, 'denied SG-C1/third-persons'],
    ['relative told', NOON, {}, { ...sister, purpose: 'disclose-debt' }, 'denied SG-C1/third-persons'],
    ['relative asked', NOON, {}, { ...sister, purpose: 'locate' }, 'allowed'],
  ])
  const sg = verdictsOf([SG_PACK], { jurisdiction: 'SG', timeZones: ['Asia/Singapore'] })
  t.equal(sg.warnings(NOON, { limitationEndsOn: '2026-03-09' }), 'SG-L1')
  t.equal(sg.warnings(NOON, { limitationEndsOn: '2026-03-10' }), '')
})

t.test('Malaysia', async (t) => {
  const wife = { party: 'family', contactPoint: 'wife:mobile' } as const
  const my = verdictsOf([MY_PACK], { jurisdiction: 'MY', timeZones: ['Asia/Kuala_Lumpur'] })
  table(t, my, [
    ['spouse', NOON, {}, wife, 'denied MY-P1'],
    ['spouse told', NOON, {}, { ...wife, purpose: 'disclose-debt' }, 'denied MY-P1'],
    ['spouse who borrowed too', NOON, {}, { ...wife, party: 'co-borrower' }, 'allowed'],
    ['spouse who guarantees', NOON, {}, { ...wife, party: 'guarantor' }, 'allowed'],
    [
      'employer told',
      NOON,
      {},
      { party: 'employer', contactPoint: 'hr:line', purpose: 'disclose-debt' },
      'denied MY-P1',
    ],
  ])
  t.strictSame(
    my.obligations(NOON, { placement: { agency: 'a' } }, { ...agency, channel: 'visit', place: 'doorstep' }),
    ['verify_identity_first', 'show_authorisation', 'show_agency_authorisation'],
  )
})
