/** Federal rules of the United States: addresses, the state of the debt, the TCPA, and what goes with a contact. */
import t from 'tap'
import type { Ask, ConsentFacts, Facts, RefusalFacts } from '../../../src/policy/facts.ts'
import { AGENCY, answer, BANK, call, decide, MOTHER, march, ms, wrote } from './us-answers.ts'

t.test('e-mail and text: what opens an address, and until when', async (t) => {
  const email = { channel: 'email', contactPoint: 'borrower:email' } as const
  const notice = (kind: string, at: string, change = {}) => ({
    notices: [{ kind, atMs: ms(at), contactPoint: 'borrower:email', ...change }],
  })
  t.equal(answer({}, email), 'US-REGF-EM-OWN never')
  t.equal(answer({ attempts: [wrote(march(2), 'email', 'borrower:email')] }, email), 'allowed')
  t.match(answer({ attempts: [wrote(march(2), 'email', 'borrower:email', 'agency-b')] }, email), /EM-OWN/)
  t.match(answer({ attempts: [wrote(march(2), 'sms', 'borrower:email')] }, email), /EM-OWN/)
  // Sent on 13 February: 35 days later is 20 March, the last day to opt out; the address opens on the 21st.
  t.equal(
    answer(notice('creditor-email-notice', '2026-02-13T10:00:00-05:00'), email),
    'US-REGF-EM-OWN 2026-03-21T12:00:01Z',
  )
  t.equal(answer(notice('creditor-email-notice', '2026-02-12T10:00:00-05:00'), email), 'allowed')
  t.match(
    answer(notice('creditor-email-notice', '2026-02-12T10:00:00-05:00', { undeliverable: true }), email),
    /EM-OWN/,
  )
  t.equal(answer(notice('prior-collector-email', march(2)), email), 'allowed')
  const work = { ...email, place: 'office' } as const
  t.equal(
    answer(notice('creditor-email-notice', '2026-02-12T10:00:00-05:00'), work),
    'US-REGF-WORKMAIL never',
  )
  t.equal(answer(notice('prior-collector-email', march(2)), work), 'allowed')
  t.equal(answer({}, { ...email, actor: BANK }), 'allowed')

  const text = { channel: 'sms' } as const
  const texted = (at: string) => answer({ attempts: [wrote(at, 'sms', 'borrower:mobile')] }, text)
  t.equal(texted('2026-01-19T12:00:00-05:00'), 'allowed', '60 days ago')
  t.equal(texted('2026-01-18T23:59:59-05:00'), 'US-REGF-SMS60 never', '61 days ago')
  t.match(
    answer({ attempts: [call(march(2), { direction: 'inbound', outcome: 'voicemail' })] }, text),
    /SMS60/,
  )
  const agreed = (change: object): ConsentFacts =>
    ({
      kind: 'channel',
      party: 'borrower',
      channels: ['sms'],
      givenAtMs: 0,
      givenTo: 'agency-a',
      ...change,
    }) as ConsentFacts
  const checked = notice('reassigned-number-check', '2026-01-19T12:00:00-05:00', {
    contactPoint: 'borrower:mobile',
  })
  t.equal(answer({ consents: [agreed({})], ...checked }, text), 'allowed')
  t.match(answer({ consents: [agreed({})] }, text), /SMS60/)
  t.match(answer({ consents: [agreed({ givenTo: 'in-house' })], ...checked }, text), /SMS60/)
  t.match(answer({ consents: [agreed({ withdrawnAtMs: 1 })], ...checked }, text), /SMS60/)
  const leaked = {
    holds: [{ kind: 'leaked-address', contactPoint: 'borrower:email' }],
    ...notice('prior-collector-email', march(2)),
  }
  t.match(answer(leaked, email), /US-REGF-BADADDR/)
  t.match(answer(leaked, { ...email, purpose: 'statutory-notice' }), /US-REGF-BADADDR never/)
})

t.test('disputes in the validation period, until the answer is sent', async (t) => {
  const validation = { kind: 'validation', atMs: ms('2026-02-09T10:00:00-05:00'), periodEndsOn: '2026-03-18' }
  const dispute = (change: object, notice: object = {}) =>
    answer({
      disputes: [
        { kind: 'debt', atMs: ms(march(18, '23:59:59')), status: 'open', form: 'letter', ...change },
      ],
      notices: [{ ...validation, ...notice }],
    })
  t.equal(dispute({}), 'US-REGF-DISP never')
  t.equal(dispute({ atMs: ms(march(19, '00:00:00')) }), 'allowed', 'one second late')
  t.equal(
    dispute({ atMs: ms(march(19)) }, { undeliverable: true }),
    'US-REGF-DISP never',
    'the notice came back',
  )
  t.equal(dispute({ form: 'oral' }), 'allowed')
  t.equal(dispute({ form: undefined }), 'US-REGF-DISP never')
  t.equal(dispute({ account: 'acct-2' }), 'allowed')
  t.equal(dispute({ status: 'resolved' }), 'allowed')
  t.equal(dispute({ answeredAtMs: ms(march(20)) }), 'allowed', 'sent, not received')
  t.equal(dispute({ answeredAtMs: ms(march(20)) + 1000 }), 'US-REGF-DISP 2026-03-20T16:00:01Z')
  t.equal(dispute({ kind: 'original-creditor' }), 'US-REGF-DISP US-REGF-OCR never')
  t.equal(dispute({ kind: 'duplicative' }), 'US-REGF-DISP US-REGF-DISP-DUP never')
})

t.test('time bar, bankruptcy and foreclosure', async (t) => {
  const suit = { channel: 'letter', contactPoint: 'borrower:home-address', purpose: 'legal-step' } as const
  t.equal(answer({ limitationEndsOn: '2026-03-19' }, suit), 'US-REGF-SOL never')
  t.equal(answer({ limitationEndsOn: '2026-03-20' }, suit), 'allowed')
  t.equal(answer({ limitationEndsOn: '2026-03-19' }), 'allowed', 'asking for payment')
  const bankrupt = { bankrupt: { acceptedOn: '2026-03-20' } }
  for (const actor of [AGENCY, BANK, { kind: 'bot' } as const])
    t.match(answer(bankrupt, { actor }), /^US-BK-STAY/)
  t.match(answer({ ...bankrupt, borrowerKind: 'organisation' }, { actor: BANK }), /^US-BK-STAY/)
  t.equal(answer({ bankrupt: { acceptedOn: '2026-03-21' } }), 'allowed')
  t.equal(answer(bankrupt, { channel: 'letter', purpose: 'statutory-notice' }), 'allowed')
  t.match(answer({ holds: [{ kind: 'bankruptcy-discharge' }] }, { actor: BANK }), /^US-BK-DISCH/)
  const mortgage = (due: string) => ({ product: 'mortgage', oldestUnpaidDueDate: due })
  t.equal(
    answer(mortgage('2025-11-20'), { ...suit, actor: BANK }),
    'US-REGX-120 2026-03-21T04:00:00Z',
    'day 120',
  )
  t.equal(answer(mortgage('2025-11-19'), { ...suit, actor: BANK }), 'allowed', 'day 121')
  t.equal(answer({ oldestUnpaidDueDate: '2026-03-01' }, { ...suit, actor: BANK }), 'allowed', 'no mortgage')
})

t.test('TCPA: binds the bank and its bot', async (t) => {
  const ai = { channel: 'ai-voice', actor: { kind: 'bot' } } as const
  const consents = (channels: readonly string[], change = {}): Pick<Facts, 'consents'> => ({
    consents: [{ kind: 'channel', party: 'borrower', channels, givenAtMs: 0, ...change } as ConsentFacts],
  })
  t.equal(answer({}, ai), 'US-TCPA-CELL/artificial never')
  t.equal(answer({}, { ...ai, line: 'mobile' }), 'US-TCPA-CELL/artificial never')
  t.equal(answer(consents(['ai-voice']), ai), 'allowed')
  t.match(answer(consents(['ai-voice'], { contactPoint: 'borrower:other' }), ai), /CELL/)
  t.match(answer(consents(['ai-voice'], { withdrawnAtMs: 1 }), ai), /CELL/)
  t.equal(answer({}, { actor: BANK }), 'allowed')
  t.equal(answer({}, { actor: BANK, dialling: 'automatic' }), 'US-TCPA-CELL/automatic never')
  t.equal(answer({}, { actor: BANK, dialling: 'automatic', channel: 'sms' }), 'US-TCPA-CELL/automatic never')
  t.equal(answer({}, { actor: BANK, dialling: 'automatic', line: 'landline' }), 'allowed')

  const landline = { ...ai, contactPoint: 'borrower:home', line: 'landline' } as const
  const robot = (at: string, change = {}) =>
    call(at, { channel: 'ai-voice', by: 'bot', contactPoint: 'borrower:home', ...change })
  const two = [robot(march(1)), robot(march(2), { by: 'agency-b', account: 'acct-2' })]
  const february = (day: number) => `2026-02-${day}T12:00:00-05:00`
  t.equal(answer({ attempts: two }, landline), 'allowed', 'the third')
  t.equal(answer({ attempts: [...two, robot(february(19))] }, landline), 'US-TCPA-PRE3 2026-03-21T04:00:00Z')
  t.equal(answer({ attempts: [...two, robot(february(18))] }, landline), 'allowed', 'out of the 30 days')
  t.equal(
    answer({ attempts: [...two, robot(march(3), { contactPoint: 'borrower:office' })] }, landline),
    'allowed',
  )

  const stop = (change: Partial<RefusalFacts>): Pick<Facts, 'refusals'> => ({
    refusals: [{ party: 'borrower', atMs: ms(march(2)), scope: 'channel', channel: 'sms', ...change }],
  })
  t.equal(answer(stop({}), { actor: BANK, channel: 'sms' }), 'US-TCPA-REV/text never')
  t.equal(answer(stop({ account: 'acct-2' }), { actor: BANK, channel: 'sms' }), 'allowed')
  t.equal(answer({ ...stop({}), ...consents(['ai-voice']) }, ai), 'US-TCPA-REV/voice never')
  const other = { actor: BANK, channel: 'sms', contactPoint: 'borrower:mobile' } as const
  t.equal(answer(stop({ account: 'acct-2' }), { ...other, atMs: ms('2027-01-30T23:59:59-05:00') }), 'allowed')
  t.equal(
    answer(stop({ account: 'acct-2' }), { ...other, atMs: ms('2027-01-31T00:00:00-05:00') }),
    'US-TCPA-REVALL never',
  )

  const offer = (clock: string) =>
    answer({}, { actor: BANK, purpose: 'debt-solution', atMs: ms(march(20, clock)) })
  t.equal(offer('07:59:59'), 'US-TCPA-HRS 2026-03-20T12:00:00Z')
  t.equal(offer('08:00:00'), 'allowed')
  t.equal(offer('21:00:00'), 'allowed')
  t.equal(offer('21:00:01'), 'US-TCPA-HRS 2026-03-21T12:00:00Z')
})

t.test('obligations go with the contact they belong to', async (t) => {
  const codes = (facts: Partial<Facts>, ask: Partial<Ask>) =>
    new Set(decide(facts, ask).obligations.map((one) => one.code))
  const toBorrower = codes({}, {})
  for (const code of ['initial_disclosure', 'identify_caller', 'validation_information'])
    t.ok(toBorrower.has(code), code)
  t.notOk(toBorrower.has('location_words'))
  t.notOk(toBorrower.has('no_sale_of_dead_debts'), 'a standing duty is not listed with a contact')
  const enquiry = codes({}, { ...MOTHER, purpose: 'locate' })
  t.ok(enquiry.has('location_words'))
  t.notOk(enquiry.has('initial_disclosure'), 'a location enquiry never states a debt')
  t.notOk(codes({}, { actor: BANK }).has('initial_disclosure'))
})
