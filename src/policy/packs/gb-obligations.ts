/** United Kingdom: what goes with an allowed contact, and standing duties of the institution. */
import type { PackObligation } from '../pack.ts'
import { conc, consumerCreditAct, DISP_1_6, gb, gbHistoric, mcob, respite } from './gb-sources.ts'

const ON = { enabled: true } as const
const STANDING = { enabled: true, scope: 'institution' } as const
const VISIT = { channels: ['visit'] } as const
const MORTGAGE = { products: ['mortgage'] } as const

const AT_CONTACT: readonly PackObligation[] = [
  {
    ...ON,
    code: 'regard_work_pattern_and_faith',
    rule: 'GB-MCOB-HRS',
    when: MORTGAGE,
    text: 'No excessive calls or letters; have regard to what is known of the work pattern and faith of the customer.',
    provenance: gb('guidance', 'text', mcob('13.5.3R, 13.5.4G'), [
      'Excessive is judged on the facts: no number.',
    ]),
  },
  {
    ...ON,
    code: 'no_pretext',
    rule: 'GB-CONC-MISLEAD',
    text: 'Nothing that makes the customer call under a misunderstanding, such as a card about a missed delivery.',
    provenance: gb('prohibition', 'text', conc('7.9.2R, 7.9.3G')),
  },
  {
    ...ON,
    code: 'establish_identity_first',
    rule: 'GB-CONC-3P',
    when: { channels: ['voice', 'ai-voice', 'visit'] },
    text: 'No details before the person is established to be the customer or to act for the customer.',
    provenance: gb('prohibition', 'text', conc('7.9.6R-7.9.11G')),
  },
  {
    ...ON,
    code: 'mark_post_private',
    rule: 'GB-CONC-3P',
    when: { channels: ['letter'] },
    text: 'Mark the letter private; nothing outside tells of the debt.',
    provenance: gb('duty', 'text', conc('7.9.6R-7.9.11G')),
  },
  {
    ...ON,
    code: 'explain_visit',
    rule: 'GB-CONC-VISIT-NOTICE',
    when: VISIT,
    text: 'Explain the purpose and the intended outcome of the visit.',
    provenance: gb('duty', 'text', conc('7.9.12R')),
  },
  {
    ...ON,
    code: 'visit_conduct',
    rule: 'GB-CONC-VISIT',
    when: VISIT,
    text:
      'Do not threaten. Leave when asked, and when the customer is unduly distressed, turns out to be vulnerable or ' +
      'may lack capacity.',
    provenance: gb('prohibition', 'press', conc('7.9.14R')),
  },
  {
    ...ON,
    code: 'no_threat_of_visit',
    rule: 'GB-CONC-VISIT-DISP',
    when: { purposes: ['demand', 'reply', 'complaint-reply'] },
    text: 'No threat of a visit while the debt is deadlocked, queried or disputed.',
    provenance: gb('prohibition', 'press', conc('7.9.14R')),
  },
  {
    ...ON,
    code: 'no_undue_pressure',
    rule: 'GB-CONC-FORB',
    when: { purposes: ['demand', 'repayment-info', 'debt-solution'] },
    text:
      'Consider suspending interest and token payments; no pressure to pay in one or few unreasonably large payments; ' +
      'point to free debt advice.',
    provenance: gb('duty', 'text', conc('7.3.3G-7.3.14R'), ['Read in part.']),
  },
  {
    ...ON,
    code: 'no_premium_rate_number',
    rule: 'GB-CONC-CALLBACK',
    text: 'No premium-rate number to call back.',
    provenance: gb('prohibition', 'text', conc('7.9.5R; GEN 7')),
  },
]

const STANDING_DUTIES: readonly PackObligation[] = [
  {
    ...STANDING,
    code: 'investigate_dispute',
    rule: 'GB-CONC-DISP',
    text: 'Investigate the dispute, give details, and report the outcome; the burden is on the firm.',
    provenance: gb('duty', 'text', conc('7.14.3R, 7.14.5R')),
  },
  {
    ...STANDING,
    code: 'tell_agent_of_moratorium',
    rule: 'GB-BS-AGENT',
    text: 'Tell the agent of the moratorium; pass moratorium and dispute information both ways.',
    provenance: gb('duty', 'text', respite('reg 12; CONC 7.14')),
  },
  {
    ...STANDING,
    code: 'freeze_interest_and_fees',
    rule: 'GB-BS-EFFECT',
    text: 'Interest and fees on the moratorium debt are frozen.',
    provenance: gb('prohibition', 'text', { ...respite('reg 7'), source: 'government guidance' }),
  },
  {
    ...STANDING,
    code: 'record_moratorium_dates',
    rule: 'GB-BS-DUR',
    text:
      'Record the day of entry on the register and the instant of notification. Standard: 60 days from the day after ' +
      'entry, midway review on days 25 to 35, once in 12 months. Mental-health crisis: no end until it is notified ' +
      '(treatment and 30 days), no limit on repeats; never compute it.',
    provenance: gb(
      'legal-effect',
      'text',
      { ...respite('regs 24, 26, 27, 32'), source: 'government guidance' },
      ['The numbers of the regulations are unverified (medium confidence).'],
    ),
  },
  {
    ...STANDING,
    code: 'mortgage_arrears_information',
    rule: 'GB-MCOB-ARREARS',
    when: MORTGAGE,
    text: 'Arrears information within 15 business days of becoming aware; then a statement at least quarterly.',
    provenance: gbHistoric('duty', mcob('13.4.1R, 13.5.1R'), ['13.4.1R was read in the version of 2013.']),
  },
  {
    ...STANDING,
    code: 'notice_of_sums_in_arrears',
    rule: 'GB-CCA-ARREARS',
    text: 'Notice of sums in arrears; default notice before enforcement.',
    provenance: gb('duty', ['unverified', 'high'], consumerCreditAct('ss.86B-86E, 87-88')),
  },
  {
    ...STANDING,
    code: 'complaint_final_response',
    rule: 'GB-DISP-COMPLAINT',
    text: 'Final response within 8 weeks; the customer may go to the Ombudsman within 6 months.',
    provenance: gbHistoric('duty', DISP_1_6),
  },
]

export const GB_OBLIGATIONS: readonly PackObligation[] = [...AT_CONTACT, ...STANDING_DUTIES]
