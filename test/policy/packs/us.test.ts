/** Federal rules of the United States: hours, inconvenient times and places, attorney, cease, media. */
import t from 'tap'
import type { Ask, ConsentFacts, Facts, RefusalFacts } from '../../../src/policy/facts.ts'
import { lintPack } from '../../../src/policy/lint-pack.ts'
import { US_PACK } from '../../../src/policy/packs/us.ts'
import { answer as answerOf, call, march, ms, wrote } from './us-answers.ts'

/** The ordinary contact, on Tuesday 10 March at noon. */
const answer = (facts: Partial<Facts>, ask: Partial<Ask> = {}) =>
  answerOf(facts, { atMs: ms(march(10)), ...ask })

function refusal(change: Partial<RefusalFacts>): Pick<Facts, 'refusals'> {
  const base = { party: 'borrower', atMs: ms('2026-03-02T09:00:00-05:00'), scope: 'channel' } as const
  return { refusals: [{ ...base, ...change }] }
}

t.test('the pack is sound', async (t) => t.strictSame(lintPack(US_PACK), []))

t.test(
  'hours: open after 08:00:00 and before 21:00:00 in every zone, every medium but letters',
  async (t) => {
    const both = ['America/New_York', 'America/Los_Angeles']
    const used = [wrote('2026-03-09T12:00:00-04:00', 'email', 'borrower:email')]
    const email = { channel: 'email', contactPoint: 'borrower:email' } as const
    const rows: readonly (readonly [string, Partial<Facts>, Partial<Ask>, string])[] = [
      ['2026-03-10T08:00:00-04:00', {}, {}, 'US-REGF-HRS 2026-03-10T12:00:01Z'],
      ['2026-03-10T08:00:01-04:00', {}, {}, 'allowed'],
      ['2026-03-10T20:59:59-04:00', {}, {}, 'allowed'],
      ['2026-03-10T21:00:00-04:00', {}, {}, 'US-REGF-HRS 2026-03-11T12:00:01Z'],
      ['2026-03-10T21:00:00-04:00', { attempts: used }, email, 'US-REGF-HRS 2026-03-11T12:00:01Z'],
      ['2026-03-10T23:00:00-04:00', {}, { channel: 'letter' }, 'allowed'],
      ['2026-03-10T23:00:00-04:00', {}, { actor: { kind: 'in-house' } }, 'allowed'],
      ['2026-03-10T23:00:00-04:00', { borrowerKind: 'organisation' }, {}, 'allowed'],
      ['2026-03-10T23:00:00-04:00', {}, { party: 'attorney', contactPoint: 'a:1', person: 'a' }, 'allowed'],
      // The wide country: open from 08:00:01 in the west to before 21:00 in the east.
      ['2026-03-10T11:00:00-04:00', { timeZones: both }, {}, 'US-REGF-HRS 2026-03-10T15:00:01Z'],
      ['2026-03-10T11:00:01-04:00', { timeZones: both }, {}, 'allowed'],
      ['2026-03-10T21:00:00-04:00', { timeZones: both }, {}, 'US-REGF-HRS 2026-03-11T15:00:01Z'],
      // Saturday evening to Sunday: no Sunday rule. The clocks go forward that night, and back on 1 November.
      ['2026-03-07T21:30:00-05:00', {}, {}, 'US-REGF-HRS 2026-03-08T12:00:01Z'],
      ['2026-10-31T21:30:00-04:00', {}, {}, 'US-REGF-HRS 2026-11-01T13:00:01Z'],
    ]
    for (const [at, facts, ask, expected] of rows) {
      t.equal(
        answer(facts, { ...ask, atMs: ms(at) }),
        expected,
        `${at} ${JSON.stringify({ ...facts, ...ask })}`,
      )
    }
  },
)

t.test('consent opens the hours it names only if it was given directly to this collector', async (t) => {
  const at = ms('2026-03-10T21:30:00-04:00')
  const evening = (change: object): Partial<Facts> => ({
    consents: [
      {
        kind: 'contact-hours',
        party: 'borrower',
        givenAtMs: 0,
        from: '21:00',
        to: '22:00',
        ...change,
      } as ConsentFacts,
    ],
  })
  t.equal(answer(evening({ givenTo: 'agency-a' }), { atMs: at }), 'allowed')
  t.match(answer(evening({ givenTo: 'agency-b' }), { atMs: at }), /^US-REGF-HRS/)
  t.match(answer(evening({ givenTo: 'in-house' }), { atMs: at }), /^US-REGF-HRS/)
  t.match(answer(evening({}), { atMs: at }), /^US-REGF-HRS/)
  t.match(answer(evening({ givenTo: 'agency-a', withdrawnAtMs: at }), { atMs: at }), /^US-REGF-HRS/)
})

t.test(
  'one reply to a message in the closed time, by the same medium, as long as it stays closed',
  async (t) => {
    const night = ms('2026-03-10T22:30:00-04:00')
    const asked = wrote('2026-03-10T22:00:00-04:00', 'email', 'borrower:email')
    const reply = { channel: 'email', contactPoint: 'borrower:email', purpose: 'reply', atMs: night } as const
    const sent = call('2026-03-10T22:10:00-04:00', {
      channel: 'email',
      contactPoint: 'borrower:email',
      outcome: 'delivered',
      purpose: 'reply',
    })
    t.equal(answer({ attempts: [asked] }, reply), 'allowed')
    t.match(answer({ attempts: [asked] }, { ...reply, purpose: 'demand' }), /^US-REGF-HRS/)
    t.match(answer({ attempts: [asked, sent] }, reply), /^US-REGF-HRS/, 'the second reply')
    t.match(
      answer({ attempts: [asked] }, { ...reply, channel: 'voice', contactPoint: 'borrower:mobile' }),
      /HRS/,
    )
    t.match(answer({}, reply), /US-REGF-HRS/, 'no message at all')
    t.match(
      answer({ attempts: [asked] }, { ...reply, atMs: ms('2026-03-11T22:30:00-04:00') }),
      /HRS/,
      'the next night',
    )
    const daytime = wrote('2026-03-10T20:59:00-04:00', 'email', 'borrower:email')
    t.match(answer({ attempts: [daytime] }, reply), /^US-REGF-HRS/, 'written while it was open')
  },
)

t.test('times and places that are inconvenient, and work', async (t) => {
  const mornings = refusal({ scope: 'time-slot', from: '00:00', to: '15:00', days: ['tue'] })
  t.equal(answer(mornings), 'US-REGF-INCONV/spared 2026-03-10T19:00:00Z')
  t.equal(answer(mornings, { atMs: ms('2026-03-10T15:00:00-04:00') }), 'allowed')
  t.equal(answer(mornings, { atMs: ms('2026-03-11T12:00:00-04:00') }), 'allowed')
  t.equal(answer(mornings, { channel: 'letter' }), 'allowed', 'a letter has no hour')
  t.equal(
    answer({
      refusals: mornings.refusals.map((one) => ({ ...one, liftedAtMs: ms('2026-03-10T12:00:00-04:00') })),
    }),
    'allowed',
  )
  const asked = { attempts: [wrote('2026-03-10T11:00:00-04:00', 'email', 'borrower:email')] }
  const email = { channel: 'email', contactPoint: 'borrower:email' } as const
  t.equal(answer({ ...mornings, ...asked }, { ...email, purpose: 'reply' }), 'allowed')
  t.match(answer({ ...mornings, ...asked }, email), /^US-REGF-INCONV/)

  const notHome = refusal({ scope: 'place', place: 'home' })
  const home = { contactPoint: 'borrower:home', place: 'home' } as const
  t.equal(answer(notHome, home), 'US-REGF-PLACE never')
  t.match(
    answer(notHome, { channel: 'visit', place: 'home', collectors: 1, consentToEnter: true }),
    /^US-REGF-PLACE/,
  )
  t.equal(
    answer(notHome, { channel: 'letter', contactPoint: 'borrower:home-address', place: 'home' }),
    'US-REGF-PLACE never',
  )
  t.equal(answer(notHome), 'allowed', 'the mobile follows the person')
  t.equal(answer({ ...notHome, ...asked }, { ...email, purpose: 'demand' }), 'allowed')
  t.match(answer(notHome, { place: 'home' }), /PLACE/, 'known to be at home')

  const noWork = refusal({ scope: 'employer-prohibits', contactPoint: 'borrower:workplace' })
  t.equal(answer(noWork, { contactPoint: 'borrower:workplace', place: 'office' }), 'US-REGF-WORK never')
  t.match(
    answer(noWork, { contactPoint: 'borrower:desk', place: 'office' }),
    /^US-REGF-WORK/,
    'another line at work',
  )
  t.equal(answer(noWork), 'allowed')
})

t.test(
  'attorney: closed while known to represent, one reply, and the attorney himself is open',
  async (t) => {
    const hold = { kind: 'represented', fromMs: ms('2026-03-02T09:00:00-05:00') }
    const attorney = { party: 'attorney', contactPoint: 'att:line', person: 'att' } as const
    t.equal(answer({ holds: [hold] }), 'US-REGF-ATTY never')
    t.equal(answer({ holds: [{ ...hold, counselKnown: false }] }), 'allowed')
    t.equal(answer({ holds: [{ ...hold, account: 'acct-2' }] }), 'allowed', 'another debt')
    t.equal(
      answer({ holds: [{ ...hold, untilMs: ms('2026-04-02T09:00:00-04:00') }] }),
      'US-REGF-ATTY 2026-04-02T13:00:00Z',
    )
    t.equal(answer({ holds: [hold] }, attorney), 'allowed')
    t.equal(answer({ holds: [hold] }, { ...attorney, purpose: 'locate' }), 'allowed')
    const asked = wrote('2026-03-10T11:00:00-04:00', 'email', 'borrower:email')
    const reply = { channel: 'email', contactPoint: 'borrower:email', purpose: 'reply' } as const
    t.equal(answer({ holds: [hold], attempts: [asked] }, reply), 'allowed')
    t.match(answer({ holds: [hold] }, { purpose: 'requested-call-back' }), /ATTY/)
    const mother = {
      party: 'family',
      contactPoint: 'mother:mobile',
      person: 'mother',
      purpose: 'locate',
    } as const
    t.equal(answer({ holds: [hold] }, mother), 'US-REGF-LOC-ATTY never')
    t.equal(answer({}, mother), 'allowed')
  },
)

t.test('cease: written, on receipt, per debt, three purposes', async (t) => {
  const cease = refusal({ scope: 'no-contact', form: 'letter', account: 'acct-1' })
  const letter = { channel: 'letter', contactPoint: 'borrower:home-address' } as const
  t.equal(answer(cease), 'US-REGF-CEASE never')
  t.equal(answer(cease, { atMs: ms('2026-03-02T09:00:00-05:00') - 1000 }), 'allowed')
  t.equal(answer(cease, { atMs: ms('2026-03-02T09:00:00-05:00') }), 'US-REGF-CEASE never')
  t.equal(answer(refusal({ scope: 'no-contact', form: 'oral' })), 'allowed')
  for (const form of ['email', 'web-portal', 'registered-mail', 'electronic', 'written'])
    t.equal(answer(refusal({ scope: 'no-contact', form })), 'US-REGF-CEASE never', form)
  t.equal(answer(refusal({ scope: 'no-contact', form: 'letter', account: 'acct-2' })), 'allowed')
  t.equal(answer(cease, { ...letter, purpose: 'notice-of-intended-remedy' }), 'allowed')
  t.equal(answer(cease, { ...letter, purpose: 'statutory-notice' }), 'allowed')
  for (const purpose of ['reply', 'requested-call-back', 'debt-solution', 'repayment-info'] as const)
    t.match(answer(cease, { ...letter, purpose }), /^US-REGF-CEASE/, purpose)
  // The exceptions still obey hours and media.
  const night = ms('2026-03-10T22:00:00-04:00')
  t.match(answer(cease, { purpose: 'notice-of-intended-remedy', atMs: night }), /^US-REGF-HRS/)
  const both = { refusals: [...cease.refusals, ...refusal({ channel: 'voice' }).refusals] }
  t.match(answer(both, { purpose: 'notice-of-intended-remedy' }), /^US-REGF-MEDIA/)
  t.equal(answer(cease, { actor: { kind: 'in-house' } }), 'allowed', "the bank's own staff are not bound")
})

t.test('media: a medium everywhere, an address alone, and what stays open', async (t) => {
  const text = { channel: 'sms' } as const
  const texts = [wrote('2026-03-01T12:00:00-05:00', 'sms', 'borrower:mobile')]
  const stop = refusal({
    channel: 'sms',
    contactPoint: 'borrower:mobile',
    account: 'acct-2',
    form: 'electronic',
  })
  t.match(answer({ ...stop, attempts: texts }, text), /^US-REGF-MEDIA\/electronic never/)
  t.match(
    answer({ ...stop, attempts: texts }, { ...text, purpose: 'statutory-notice' }),
    /MEDIA/,
    'not even that',
  )
  t.equal(answer(stop), 'allowed', 'a live call to the same number')
  const confirmed = [...texts, wrote('2026-03-02T09:00:00-05:00', 'sms', 'borrower:mobile')]
  const reply = { ...text, purpose: 'reply', atMs: ms('2026-03-02T09:01:00-05:00') } as const
  t.equal(answer({ ...stop, attempts: confirmed }, reply), 'allowed', 'the confirmation')
  const noCalls = refusal({ channel: 'voice' })
  t.match(answer(noCalls), /^US-REGF-MEDIA\/other/)
  t.match(answer(noCalls, { contactPoint: 'borrower:home' }), /^US-REGF-MEDIA\/other/)
  t.match(answer(noCalls, { channel: 'ai-voice', line: 'landline' }), /^US-REGF-MEDIA\/other/)
  t.equal(answer({ ...noCalls, attempts: texts }, text), 'allowed')
  t.equal(answer(refusal({ channel: 'voice', contactPoint: 'borrower:home' })), 'allowed', 'that number only')
  t.match(answer(refusal({ onlyChannels: ['email'] })), /^US-REGF-MEDIA\/other/)
  const mother = {
    party: 'family',
    contactPoint: 'mother:mobile',
    person: 'mother',
    purpose: 'locate',
  } as const
  t.match(
    answer(refusal({ party: 'family', person: 'mother', channel: 'voice' }), mother),
    /MEDIA/,
    'any person',
  )
})
