/** Mainland China, hours and counts: what the worked cases leave out, both sides of every boundary. */
import t from 'tap'
import type { AttemptFacts, Facts } from '../../../src/policy/facts.ts'
import { CN_PACK } from '../../../src/policy/packs/cn.ts'
import { questionsOf, type Row } from './asian-verdict.ts'

const { ms, attempts, verdict } = questionsOf(CN_PACK, '+08:00', 'online-consumer-loan')
const CALL_TIMES = ['09:00:00', '09:10:00', '09:20:00', '09:30:00', '09:40:00', '09:50:00', '10:00:00']
const calls = (n: number, change: Partial<AttemptFacts> = {}, date = '2026-03-10') =>
  attempts(
    CALL_TIMES.slice(0, n).map((clock) => `${date}T${clock}`),
    change,
  )

t.test('hours: 08:00:00 is open, 22:00:00 is not, on every channel but post', async (t) => {
  const curfew = {
    voice: 'CN-H1 CN-H2',
    'ai-voice': 'CN-H1 CN-H2',
    sms: 'CN-H1 CN-H2 CN-H6',
    im: 'CN-H1 CN-H2 CN-H6',
    email: 'CN-H6',
    push: 'CN-H6',
    visit: 'CN-H1 CN-H2 CN-V4',
  } as const
  for (const [channel, rules] of Object.entries(curfew)) {
    const at = (clock: string) =>
      verdict(
        {},
        {
          channel: channel as keyof typeof curfew,
          at: `2026-03-10T${clock}`,
          place: 'doorstep',
          collectors: 2,
        },
      )
    t.equal(at('07:59:59'), `until 2026-03-10T08:00:00 ${rules}`, channel)
    t.equal(at('08:00:00'), 'allowed', channel)
    t.equal(at('21:59:59'), 'allowed', channel)
    t.equal(at('22:00:00'), `until 2026-03-11T08:00:00 ${rules}`, channel)
  }
  t.equal(verdict({}, { channel: 'letter', at: '2026-03-10T03:00:00' }), 'allowed', 'post is not timed')
})

const CONSENT = {
  kind: 'contact-hours',
  party: 'borrower',
  givenAtMs: 0,
  from: '22:00',
  to: '23:00',
} as const
const AGREED: Partial<Facts> = { consents: [{ ...CONSENT, channels: ['voice'] }] }
const OVER_MIDNIGHT: Partial<Facts> = {
  consents: [{ ...CONSENT, from: '22:00', to: '01:00', days: ['fri'] }],
}
const URUMQI: Partial<Facts> = { timeZones: ['Asia/Urumqi'] }
const NIGHT = 'CN-H1 CN-H2'
const HOURS: readonly Row[] = [
  ['Sunday', {}, { at: '2026-03-15T10:00:00' }, 'allowed'],
  ['National Day, no ban on holidays is known', {}, { at: '2026-10-01T10:00:00' }, 'allowed'],
  ['consent, in a year without a calendar: none is needed', AGREED, { at: '2031-03-10T22:30:00' }, 'allowed'],
  ['both ends of consented hours are open', AGREED, { at: '2026-03-10T23:00:00' }, 'allowed'],
  ['a second after them', AGREED, { at: '2026-03-10T23:00:01' }, `until 2026-03-11T08:00:00 ${NIGHT}`],
  [
    'another channel than the one agreed to',
    AGREED,
    { at: '2026-03-10T22:30:00', channel: 'ai-voice' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'consent withdrawn that very second',
    { consents: [{ ...CONSENT, withdrawnAtMs: ms('2026-03-10T22:30:00') }] },
    { at: '2026-03-10T22:30:00' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'consent withdrawn a second later',
    { consents: [{ ...CONSENT, withdrawnAtMs: ms('2026-03-10T22:30:01') }] },
    { at: '2026-03-10T22:30:00' },
    'allowed',
  ],
  [
    'a guarantor did not consent to the hours of the borrower',
    AGREED,
    { at: '2026-03-10T22:30:00', party: 'guarantor', contactPoint: 'guarantor:mobile' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'a contact person cannot open the night',
    {
      ...AGREED,
      deceased: true,
      consents: [{ ...CONSENT, party: 'emergency-contact' }],
    },
    {
      at: '2026-03-10T22:30:00',
      party: 'emergency-contact',
      contactPoint: 'ec1:mobile',
      purpose: 'reach-heirs',
    },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'hours over midnight belong to the day they start on',
    OVER_MIDNIGHT,
    { at: '2026-03-14T00:59:59' },
    'allowed',
  ],
  [
    'and not to the night before',
    OVER_MIDNIGHT,
    { at: '2026-03-13T00:59:59' },
    `until 2026-03-13T08:00:00 ${NIGHT}`,
  ],
  [
    'the caps hold in consented hours',
    { ...AGREED, attempts: calls(3, { outcome: 'conversation' }) },
    { at: '2026-03-10T22:30:00' },
    'until 2026-03-11T08:00:00 CN-F1 CN-F2',
  ],
  ['Xinjiang keeps the clock of Shanghai: before 22:00', URUMQI, { at: '2026-03-10T21:59:59' }, 'allowed'],
  [
    'Xinjiang: 22:00 in Shanghai is 20:00 on the local sun, and closed',
    URUMQI,
    { at: '2026-03-10T22:00:00' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  ['Xinjiang: 08:00 in Shanghai is open', URUMQI, { at: '2026-03-10T08:00:00' }, 'allowed'],
  [
    'an address abroad has its own clock',
    { timeZones: ['America/New_York'] },
    { at: '2026-03-10T11:00:00' },
    `until 2026-03-10T20:00:00 ${NIGHT}`,
  ],
  [
    'of two possible zones both are open',
    { timeZones: ['Asia/Shanghai', 'Asia/Tokyo'] },
    { at: '2026-03-10T21:00:00' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'abroad in the night the clocks go back: the first 07:59:59 is closed',
    { timeZones: ['America/New_York'], oldestUnpaidDueDate: '2026-02-03' },
    { at: '2026-11-01T20:59:59' },
    `until 2026-11-01T21:00:00 ${NIGHT}`,
  ],
  [
    'e-mail with what is needed to pay is a bare statement',
    {},
    { at: '2026-03-10T23:00:00', channel: 'email', purpose: 'repayment-info' },
    'allowed',
  ],
  [
    'the same by SMS is not outside the curfew',
    {},
    { at: '2026-03-10T23:00:00', channel: 'sms', purpose: 'repayment-info' },
    `until 2026-03-11T08:00:00 ${NIGHT}`,
  ],
  [
    'a reminder before the due date keeps the curfew',
    { oldestUnpaidDueDate: '2026-03-12' },
    { at: '2026-03-10T22:00:00', channel: 'sms', purpose: 'pre-due-reminder' },
    `until 2026-03-11T08:00:00 ${NIGHT} CN-H6`,
  ],
  [
    'a reminder before the due date at 21:59:59',
    { oldestUnpaidDueDate: '2026-03-12' },
    { at: '2026-03-10T21:59:59', channel: 'sms', purpose: 'pre-due-reminder' },
    'allowed',
  ],
]
t.test('hours: consent, zones and statements', async (t) => {
  for (const [title, facts, ask, expected] of HOURS) t.equal(verdict(facts, ask), expected, title)
})

const TALK = { outcome: 'conversation' } as const
const FULL = 'until 2026-03-11T08:00:00 CN-F1 CN-F2'
const TALKS: readonly Row[] = [
  ['the third talk of the day', { attempts: calls(2, TALK) }, {}, 'allowed'],
  ['the fourth', { attempts: calls(3, TALK) }, {}, FULL],
  ['the fourth by a machine', { attempts: calls(3, TALK) }, { channel: 'ai-voice' }, FULL],
  ['three talks with the machine', { attempts: calls(3, { ...TALK, channel: 'ai-voice' }) }, {}, FULL],
  ['on other accounts', { attempts: calls(3, { ...TALK, account: 'acct-9' }) }, {}, FULL],
  ['by an agency', { attempts: calls(3, { ...TALK, by: 'agency-b' }) }, {}, FULL],
  ['on another number', { attempts: calls(3, { ...TALK, contactPoint: 'borrower:home' }) }, {}, FULL],
  ['he asked to be left alone', { attempts: calls(3, { outcome: 'refused' }) }, {}, FULL],
  ['permits still open', { attempts: calls(3, { outcome: 'reserved' }) }, {}, FULL],
  ['he called', { attempts: calls(3, { ...TALK, direction: 'inbound' }) }, {}, 'allowed'],
  ['voicemail', { attempts: calls(3, { outcome: 'voicemail' }) }, {}, 'allowed'],
  ['broke off after seconds', { attempts: calls(3, { outcome: 'hung-up' }) }, {}, 'allowed'],
  ['somebody else answered', { attempts: calls(3, { outcome: 'wrong-party' }) }, {}, 'allowed'],
  ['yesterday', { attempts: calls(3, TALK, '2026-03-09') }, { at: '2026-03-10T08:00:00' }, 'allowed'],
  [
    'with the guarantor',
    { attempts: calls(3, { ...TALK, party: 'guarantor', contactPoint: 'guarantor:mobile' }) },
    {},
    'allowed',
  ],
  [
    'the guarantor has a count of his own',
    { attempts: calls(3, { ...TALK, party: 'guarantor', contactPoint: 'guarantor:mobile' }) },
    { party: 'guarantor', contactPoint: 'guarantor:mobile' },
    FULL,
  ],
  ['a message after the third', { attempts: calls(3, TALK) }, { channel: 'sms' }, 'allowed'],
  ['a letter', { attempts: calls(3, TALK) }, { channel: 'letter' }, 'allowed'],
  [
    'a visit',
    { attempts: calls(3, TALK) },
    { channel: 'visit', place: 'doorstep', collectors: 2 },
    'allowed',
  ],
  ['visits are no calls', { attempts: calls(3, { ...TALK, channel: 'visit' }) }, {}, 'allowed'],
  [
    'reminders before the due date are not counted',
    { attempts: calls(3, { ...TALK, purpose: 'pre-due-reminder' }) },
    {},
    'allowed',
  ],
  [
    'two played notifications and two talks',
    { attempts: [...calls(2, TALK), ...calls(2, { channel: 'ai-voice', outcome: 'delivered' })] },
    {},
    'until 2026-03-11T08:00:00 CN-F2',
  ],
  [
    'a played notification and a talk',
    { attempts: [...calls(1, TALK), ...calls(1, { channel: 'ai-voice', outcome: 'delivered' })] },
    {},
    'allowed',
  ],
  [
    'three played notifications',
    { attempts: calls(3, { channel: 'ai-voice', outcome: 'delivered' }) },
    {},
    'until 2026-03-11T08:00:00 CN-F2',
  ],
]
const SILENT = { outcome: 'no-answer' } as const
const UNANSWERED_FULL = 'until 2026-03-11T08:00:00 CN-F3'
const UNANSWERED: readonly Row[] = [
  ['the sixth unanswered try', { attempts: calls(5, SILENT) }, {}, 'allowed'],
  ['the seventh', { attempts: calls(6, SILENT) }, {}, UNANSWERED_FULL],
  ['busy', { attempts: calls(6, { outcome: 'busy' }) }, {}, UNANSWERED_FULL],
  ['not in service', { attempts: calls(6, { outcome: 'not-in-service' }) }, {}, UNANSWERED_FULL],
  ['voicemail', { attempts: calls(6, { outcome: 'voicemail' }) }, {}, UNANSWERED_FULL],
  ['broken off', { attempts: calls(6, { outcome: 'hung-up' }) }, {}, UNANSWERED_FULL],
  ['by the machine', { attempts: calls(6, { ...SILENT, channel: 'ai-voice' }) }, {}, UNANSWERED_FULL],
  ['by an agency', { attempts: calls(6, { ...SILENT, by: 'agency-b' }) }, {}, UNANSWERED_FULL],
  ['on another account', { attempts: calls(6, { ...SILENT, account: 'acct-9' }) }, {}, UNANSWERED_FULL],
  ['another number', { attempts: calls(6, SILENT) }, { contactPoint: 'borrower:home' }, 'allowed'],
  ['a message to that number', { attempts: calls(6, SILENT) }, { channel: 'sms' }, 'allowed'],
  ['messages are no tries', { attempts: calls(7, { ...SILENT, channel: 'sms' }) }, {}, 'allowed'],
  ['he called', { attempts: calls(7, { ...SILENT, direction: 'inbound' }) }, {}, 'allowed'],
  [
    'two talks and five tries: each limit alone',
    { attempts: [...calls(2, TALK), ...calls(5, SILENT)] },
    {},
    'allowed',
  ],
  ['yesterday', { attempts: calls(6, SILENT, '2026-03-09') }, { at: '2026-03-10T08:00:00' }, 'allowed'],
  [
    'tries to a contact person are not tries to the debtor',
    { attempts: calls(6, { ...SILENT, party: 'emergency-contact', contactPoint: 'ec1:mobile' }) },
    {},
    'allowed',
  ],
]

t.test('counts per local day', async (t) => {
  for (const [title, facts, ask, expected] of [...TALKS, ...UNANSWERED]) {
    t.equal(verdict(facts, ask), expected, title)
  }
  t.equal(
    verdict({ attempts: calls(6, SILENT) }, {}, { 'CN-F3': { effect: 'warn' } }),
    'allowed',
    'the soft limit is switchable to a warning',
  )
  t.equal(
    verdict({ attempts: [...calls(2, TALK), ...calls(4, SILENT)] }, {}, { 'CN-F3x': { enabled: true } }),
    'until 2026-03-11T08:00:00 CN-F3x',
    'the stricter reading of the press is a switch',
  )
})
