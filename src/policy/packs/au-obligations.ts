/** Australia: what goes with an allowed contact, and standing duties of the institution. */
import type { PackObligation } from '../pack.ts'
import { au, creditCode, HARASSMENT, rg96 } from './au-sources.ts'

const ON = { enabled: true } as const
const STANDING = { enabled: true, scope: 'institution' } as const
const VISIT = { channels: ['visit'] } as const

export const AU_OBLIGATIONS: readonly PackObligation[] = [
  {
    ...ON,
    code: 'establish_identity_first',
    rule: 'AU-ID',
    when: { channels: ['voice', 'ai-voice', 'visit', 'im'] },
    text: 'Establish that the person is the debtor before revealing anything; then say who calls, for whom and why.',
    provenance: au('guidance', 'text', rg96('part 2 s.1')),
  },
  {
    ...ON,
    code: 'reasonable_purpose',
    rule: 'AU-CONTACT',
    text: 'Contact for a reasonable purpose and only as necessary; discuss several accounts in one contact.',
    provenance: au(
      'guidance',
      'text',
      rg96('part 2 ss.2, 3, 5(a)', 'you will have made three separate contacts with the debtor'),
    ),
  },
  {
    ...ON,
    code: 'thread_is_voluntary',
    rule: 'AU-THREAD',
    when: { purposes: ['reply'] },
    text:
      'A chain is one contact only while the debtor takes part of his own accord, has shown no dissatisfaction and was ' +
      'not prompted for the reply.',
    provenance: au('guidance', 'text', rg96('part 2 s.3', "a single 'thread' of communication")),
  },
  {
    ...ON,
    code: 'no_rapid_redial',
    rule: 'AU-FREQ-ATT',
    when: { channels: ['voice', 'ai-voice'] },
    text: 'Attempts must not be unreasonably frequent: a dialler does not return the number to its queue too soon.',
    provenance: au('guidance', 'text', rg96('part 2 s.5(d)', 'Unreasonably frequent attempted contact'), [
      'No number in the text; a gap between attempts is the strategy of the creditor.',
    ]),
  },
  {
    ...ON,
    code: 'offer_call_back_at_work',
    rule: 'AU-LOC',
    when: { places: ['office'] },
    text: 'Take care with a switchboard and offer another number or time to talk. Try home by letter or phone first.',
    provenance: au('guidance', 'text', rg96('part 2 s.6')),
  },
  {
    ...ON,
    code: 'visit_conduct',
    rule: 'AU-F2F',
    when: VISIT,
    text: 'A visit is a last resort and is not threatened as part of a demand. Permission first; leave when asked.',
    provenance: au('guidance', 'text', rg96('part 2 s.7')),
  },
  {
    ...ON,
    code: 'keep_hardship_open',
    rule: 'AU-NCC-72',
    when: { purposes: ['demand', 'debt-solution', 'repayment-info', 'reply'] },
    text: 'A hardship notice may be oral or written: take it as one and pass it on.',
    provenance: au('duty', 'text', creditCode('s.72')),
  },
  {
    ...ON,
    code: 'no_harassment',
    rule: 'AU-HARASS',
    text: 'No undue harassment or coercion.',
    provenance: au('prohibition', ['unverified', 'high'], HARASSMENT),
  },
  {
    ...STANDING,
    code: 'decide_hardship',
    rule: 'AU-NCC-72',
    text:
      'Within 21 days of a hardship notice ask for information, then decide and notify; a refusal gives reasons and ' +
      'names the complaints scheme.',
    provenance: au('duty', 'text', creditCode('s.72'), ['The contents of the notice were read in part.']),
  },
  {
    ...STANDING,
    code: 'default_notice',
    rule: 'AU-NCC-88',
    text: 'Send the default notice before enforcement.',
    provenance: au('duty', 'text', creditCode('s.88')),
  },
  {
    ...STANDING,
    code: 'contact_log',
    rule: 'AU-RECORDS',
    text: 'Keep a log of contacts that shows every contact and attempt.',
    provenance: au('guidance', ['unverified', 'high'], rg96('section on records')),
  },
]
