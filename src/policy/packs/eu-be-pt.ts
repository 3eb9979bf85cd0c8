/** Belgium and Portugal: one rule each. */
import { DAY_MS, dayOfDate } from '../calendar.ts'
import type { Pack } from '../pack.ts'
import { ANSWERING_PURPOSES } from '../purposes.ts'
import { BE_BOOK_XIX, EU_AS_OF, eu, persi } from './eu-sources.ts'

const ON = { effect: 'deny', enabled: true } as const
const RECEIVED = (date: string) => ({
  notices: [{ kind: 'first-reminder', atMs: dayOfDate(date) * DAY_MS }],
})
const PERSI = { kind: 'persi', account: 'acct-1' } as const

export const BE_PACK: Pack = {
  id: 'BE',
  title: 'Belgium',
  asOf: EU_AS_OF,
  zones: ['Europe/Brussels'],
  rules: [
    {
      ...ON,
      kind: 'notice-first',
      id: 'BE-XIX',
      title: 'a first reminder, and 14 calendar days after it, come before collection',
      when: { borrowerKinds: ['person'], notPurposes: [...ANSWERING_PURPOSES, 'pre-due-reminder'] },
      notice: { kinds: ['first-reminder'] },
      daysAfter: 15,
      provenance: eu('prohibition', 'press', BE_BOOK_XIX, [
        'The first of the fourteen days is the day after receipt, so the fifteenth day after it is the first open one.',
        'Record the day the reminder was received; how receipt is counted is to be checked in the text.',
        'The first reminder itself goes out as a notice that the law requires.',
      ]),
      examples: [
        { title: 'no reminder', objects: true },
        { title: 'the fourteenth day', facts: RECEIVED('2026-02-24'), objects: true },
        { title: 'the fifteenth', facts: RECEIVED('2026-02-23'), objects: false },
        {
          title: 'the reminder itself',
          ask: { channel: 'letter', purpose: 'statutory-notice' },
          objects: false,
        },
      ],
    },
  ],
  obligations: [
    {
      code: 'first_reminder_free',
      rule: 'BE-XIX',
      text: 'The first reminder is free of charge; no costs before the 14 days are over.',
      enabled: true,
      provenance: eu('prohibition', 'press', BE_BOOK_XIX),
    },
  ],
  alsoAsks: ['EU'],
}

export const PT_PACK: Pack = {
  id: 'PT',
  title: 'Portugal',
  asOf: EU_AS_OF,
  zones: ['Europe/Lisbon', 'Atlantic/Madeira', 'Atlantic/Azores'],
  rules: [
    {
      ...ON,
      kind: 'hold',
      id: 'PT-PERSI',
      title: 'while the procedure runs: no termination, no suit, no assignment',
      when: { purposes: ['legal-step', 'notice-of-intended-remedy'] },
      kinds: ['persi'],
      code: 'hold',
      provenance: eu('prohibition', 'press', persi('Arts 14, 17, 18'), [
        'A hold on escalation, not on contact about the procedure itself, and it stops no more than that.',
        'It ends on day 91, or earlier for a stated cause with a reasoned notice: the hold carries its end.',
        'Entry between day 31 and day 60 past due is unverified (high confidence) and is a duty of the institution.',
      ]),
      examples: [
        {
          title: 'in the procedure',
          facts: { holds: [PERSI] },
          ask: { channel: 'letter', purpose: 'legal-step' },
          objects: true,
        },
        {
          title: 'about the procedure',
          facts: { holds: [PERSI] },
          ask: { purpose: 'debt-solution' },
          objects: false,
        },
      ],
    },
  ],
  // On escalation, not on contact.
  limitedHolds: ['persi'],
  obligations: [
    {
      code: 'persi_notices',
      rule: 'PT-PERSI',
      text:
        'Enter the debtor in the procedure between day 31 and day 60 past due with a written notice; end it with a ' +
        'reasoned one.',
      enabled: true,
      scope: 'institution',
      provenance: eu('duty', 'press', persi('Arts 14, 17, 18'), [
        'The days of entry are unverified (high confidence).',
      ]),
    },
  ],
  alsoAsks: ['EU'],
}
