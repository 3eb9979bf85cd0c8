/** Mainland China: what goes with an allowed contact, and standing duties of the institution. */
import type { PackObligation } from '../pack.ts'
import * as src from './cn-sources.ts'

const { cardMeasures, cba, civilCode, cn, gbt } = src
const CARD = { products: ['credit-card'] } as const
const CALLS = ['voice', 'ai-voice'] as const
const VISIT = { channels: ['visit'] } as const
const THIRD = { notParties: ['borrower', 'co-borrower', 'guarantor'] } as const
const ON = { enabled: true } as const

const AT_CONTACT: readonly PackObligation[] = [
  {
    ...ON,
    code: 'record_card_collection',
    rule: 'CN-R1',
    when: { ...CARD, channels: [...CALLS, 'visit'] },
    text: 'Record the collection and keep the recording for at least 2 years.',
    provenance: cn('duty', 'text', cardMeasures('Art 68', src.QUOTE_R1)),
  },
  {
    ...ON,
    code: 'record_call',
    rule: 'CN-R4',
    when: { channels: CALLS },
    text: 'Record the call.',
    provenance: cn('duty', 'press', cba(null, '券商中国 2026-01-31')),
  },
  {
    ...ON,
    code: 'keep_oral_agreement_recording',
    rule: 'CN-R2',
    when: { ...CARD, channels: CALLS },
    text: 'If an instalment agreement is reached orally, keep the recording at least until the debt is settled.',
    provenance: cn('duty', 'text', cardMeasures('Art 70', src.QUOTE_R2)),
  },
  {
    ...ON,
    code: 'verify_identity_first',
    rule: 'CN-P10',
    when: { channels: [...CALLS, 'visit'] },
    text: 'Verify that you speak to the person meant before naming any amount.',
    provenance: cn('duty', ['unverified', 'medium'], gbt('follows from CN-P5')),
  },
  {
    ...ON,
    code: 'state_amount_prominently',
    rule: 'CN-C2',
    when: { parties: ['borrower'], purposes: ['demand', 'pre-due-reminder', 'repayment-info'] },
    text: 'State the amount due prominently to the debtor.',
    provenance: cn(
      'duty',
      'press',
      cba(null, '中国经营报', '应当保障债务人的知情权，以显著方式告知债务人归…'),
    ),
  },
  {
    ...ON,
    code: 'card_letter_contents',
    rule: 'CN-C3',
    when: { ...CARD, channels: ['letter'] },
    text:
      'The letter gives name, balance, reason and legal basis, rights and duties, how to query, pay, object and give ' +
      'evidence, the bank contact, the seal, and what the regulator adds.',
    provenance: cn('duty', 'text', cardMeasures('Art 69 ¶1')),
  },
  {
    ...ON,
    code: 'only_true_consequences',
    rule: 'CN-C1',
    text:
      'Do not pose as an administrative or judicial body, and an agency not as the bank. No threats, no insult, no ' +
      'invented blacklist, no exaggerated amount or consequence, no extra fees, no new borrowing to repay; no private ' +
      'phones or social apps without consent.',
    provenance: cn('prohibition', 'press', cba(null, src.PRESS_2026)),
  },
  {
    ...ON,
    code: 'no_harassment',
    rule: 'CN-F7',
    text: 'Do not disturb private peace by calls, messages, e-mail or leaflets; no number is set.',
    provenance: cn(
      'prohibition',
      'text',
      civilCode('1033(1)', '以电话、短信、即时通讯工具、电子邮件、传单等方式侵扰他人的私人生活安宁'),
    ),
  },
  {
    ...ON,
    code: 'no_criminal_referral_threat',
    rule: 'CN-L10',
    when: CARD,
    text: 'Do not threaten a referral for card fraud where its conditions are not met.',
    provenance: cn('legal-effect', 'weak', {
      instrument: 'Interpretation of the Supreme Court and Procuratorate on credit-card crimes (2018)',
      original: '两高解释 (2018)',
      article: 'Arts 6-8',
    }),
  },
  {
    ...ON,
    code: 'say_only_what_is_allowed_to_contact_person',
    rule: 'CN-P5',
    when: THIRD,
    text: 'Ask only for contact details or to pass on a message; say nothing about amount, time overdue or the debt.',
    provenance: cn('should-not', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P5)),
  },
  {
    ...ON,
    code: 'log_refusal_at_once',
    rule: 'CN-P4',
    when: THIRD,
    text: 'Log a refusal at once; it holds for every line of that person and every actor.',
    provenance: cn('should-not', 'press', gbt(src.BEIJING_BUSINESS, src.QUOTE_P4)),
  },
  {
    ...ON,
    code: 'annotate_and_verify_objection',
    rule: 'CN-C4',
    when: CARD,
    text: 'If the holder objects, annotate the account in time and start verification.',
    provenance: cn('duty', 'text', cardMeasures('Art 69 ¶2', src.QUOTE_C4)),
  },
  {
    ...ON,
    code: 'remind_before_due_date',
    rule: 'CN-C5',
    when: { ...CARD, purposes: ['pre-due-reminder'] },
    text: 'Name the amount and the due date.',
    provenance: cn('duty', 'text', cardMeasures('Art 67')),
  },
  {
    ...ON,
    code: 'fair_and_accurate_machine',
    rule: 'CN-C7',
    when: { actors: ['bot'] },
    text: 'The machine does not discriminate unfairly, is accurate, and is no nuisance.',
    provenance: cn('duty', 'press', cba(null, '中国证券报 2026-01-31')),
  },
  {
    ...ON,
    code: 'two_collectors',
    rule: 'CN-V1',
    when: VISIT,
    text: 'At least two collectors go together.',
    provenance: cn('duty', 'press', cba('Art 22', '“外访催收规范”', src.QUOTE_V1)),
  },
  {
    ...ON,
    code: 'show_identification',
    rule: 'CN-V2',
    when: VISIT,
    text: 'Show identification.',
    provenance: cn('duty', 'press', cba(null, '券商中国 2026-01-31')),
  },
  {
    ...ON,
    code: 'visit_conduct',
    rule: 'CN-V6',
    when: VISIT,
    text: 'Record the whole visit; touch or take no property, take no cash, leave when asked.',
    provenance: cn('duty', ['unverified', 'medium'], gbt('GB/T or CBA, not established')),
  },
  {
    ...ON,
    code: 'keep_proof_of_demand',
    rule: 'CN-L3',
    when: { purposes: ['demand'] },
    text: 'Keep proof of arrival where the demand is meant to interrupt the limitation period.',
    provenance: cn('legal-effect', 'text', civilCode('195', '（一）权利人向义务人提出履行请求')),
  },
  {
    ...ON,
    code: 'keep_records',
    rule: 'CN-R6',
    text: 'Keep the record for 5 years, and never less than until the debt is settled and the limitation is over.',
    provenance: cn('policy', 'weak', { instrument: 'Longest of the known periods', article: null }, [
      'Our choice.',
    ]),
  },
]

const INSTITUTION = { enabled: true, scope: 'institution' } as const

const STANDING: readonly PackObligation[] = [
  {
    ...INSTITUTION,
    code: 'tell_before_outsourcing',
    rule: 'CN-C8',
    text: 'Tell the debtor by suitable means before an outside agency is used.',
    provenance: cn('duty', ['unverified', 'high'], src.CONSUMER_PROTECTION),
  },
  {
    ...INSTITUTION,
    code: 'publish_agency_list',
    rule: 'CN-C10',
    text: 'Publish the list of agencies, inspect them yearly, evaluate them before the contract ends.',
    provenance: cn('duty', 'press', cba(null, '中国商报; 券商中国 2026-01-31')),
  },
  {
    ...INSTITUTION,
    code: 'entrust_data_by_contract',
    rule: 'CN-P11',
    text: 'Entrust data by contract and supervision; separate consent only for a processor of its own.',
    provenance: cn('duty', 'text', {
      instrument: 'Personal Information Protection Law',
      original: '个人信息保护法',
      article: 'Art 23',
      quote:
        '应当向个人告知接收方的名称或者姓名、联系方式、处理目的、处理方式和个人信息的种类，并取得个人的单独同意',
      lang: 'zh-Hans',
    }),
  },
  {
    ...INSTITUTION,
    code: 'pay_not_by_recovery_alone',
    rule: 'CN-C6',
    text: 'No pay of collectors that rests only on the share recovered (cards).',
    provenance: cn('prohibition', 'text', cardMeasures('Art 66')),
  },
  {
    ...INSTITUTION,
    enabled: false,
    code: 'consumer_finance_records',
    rule: 'CN-R3',
    when: { products: ['finance-company-consumer-loan'] },
    text: 'Consumer-finance companies keep collection data for at least 5 years.',
    provenance: cn('duty', 'weak', {
      instrument: 'Measures for consumer-finance companies, 2024',
      original: '《消费金融公司管理办法》',
      article: null,
      effectiveFrom: '2024-04-18',
      quote: '催收过程记录须真实、客观、完整、可追溯，相关数据至少保存 5 年',
      lang: 'zh-Hans',
    }),
  },
]

export const CN_OBLIGATIONS: readonly PackObligation[] = [...AT_CONTACT, ...STANDING]
