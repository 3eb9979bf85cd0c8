/** United States, federal: what goes with an allowed contact, and standing duties of who collects or services. */
import type { PackObligation } from '../pack.ts'
import { CALLS, CONSUMERS, ELECTRONIC, REG_F, regF, regX } from './us-regf-sources.ts'

const ON = { enabled: true } as const
const STANDING = { enabled: true, scope: 'institution' } as const
const TO_CONSUMER = { ...REG_F, parties: CONSUMERS, notPurposes: ['locate', 'reach-heirs'] } as const
const CALL = { ...REG_F, channels: CALLS } as const
const MORTGAGE = { products: ['mortgage'] } as const

const AT_CONTACT: readonly PackObligation[] = [
  {
    ...ON,
    code: 'initial_disclosure',
    rule: 'US-REGF-COMM',
    when: TO_CONSUMER,
    text:
      'In the initial communication, whoever started it, say that this is an attempt to collect a debt and that any ' +
      'information obtained will be used for that purpose; repeat it in the first written one if the first was oral.',
    provenance: regF('duty', '1006.18(e)(1)', {
      quote: 'attempting to collect a debt, and any information obtained will be used for that purpose',
    }),
  },
  {
    ...ON,
    code: 'say_debt_collector',
    rule: 'US-REGF-COMM',
    when: TO_CONSUMER,
    text: 'In every later communication say that it is from a debt collector.',
    provenance: regF('duty', '1006.18(e)(2)'),
  },
  {
    ...ON,
    code: 'disclosure_language',
    rule: 'US-REGF-COMM',
    when: TO_CONSUMER,
    text: 'Make these disclosures in the language or languages of the communication.',
    provenance: regF('duty', '1006.18(e)(4)'),
  },
  {
    ...ON,
    code: 'limited_content_voicemail',
    rule: 'US-REGF-LCM',
    when: CALL,
    text:
      'A voicemail either makes the disclosures or holds only: a business name that does not reveal collection, a request ' +
      'to reply, the name of a natural person to ask for, a telephone number; at most a salutation, date and time, ' +
      'suggested reply times and "any representative" besides. Either way it is an attempt and a call.',
    provenance: regF('permission', '1006.2(j); cmts 2(j)-1..3, 18(e)-1', {
      quote: 'includes no other content',
    }),
  },
  {
    ...ON,
    code: 'opt_out_line',
    rule: 'US-REGF-OPTOUT',
    when: { ...REG_F, channels: ELECTRONIC },
    text:
      'State clearly a simple way to opt out of messages to this address or number: no fee, nothing asked beyond the ' +
      'preference and the address.',
    provenance: regF('duty', '1006.6(e); cmt 6(e)-1', {
      quote: 'Reply STOP to stop texts to this telephone number.',
    }),
  },
  {
    ...ON,
    code: 'identify_caller',
    rule: 'US-REGF-IDENT',
    when: CALL,
    text: "Disclose the caller's identity meaningfully; limited-content voicemail and location enquiries have their own rule.",
    provenance: regF('prohibition', '1006.14(g)'),
  },
  {
    ...ON,
    code: 'assumed_name',
    rule: 'US-REGF-IDENT',
    when: REG_F,
    text: 'An assumed name is used consistently and can be traced to the employee.',
    provenance: regF('permission', '1006.18(f)'),
  },
  {
    ...ON,
    code: 'location_words',
    rule: 'US-REGF-LOC',
    when: { ...REG_F, purposes: ['locate'] },
    text:
      'Give your own name, say that you are confirming or correcting location information, name the employer only if ' +
      'asked, never state a debt; no postcard and no collection symbol on mail; never through what others can see.',
    provenance: regF('duty', '1006.10(b)', { quote: 'Not state that the consumer owes any debt' }),
  },
  {
    ...ON,
    code: 'estate_contact',
    rule: 'US-REGF-DECEASED',
    when: { ...REG_F, purposes: ['locate', 'reach-heirs'] },
    text:
      'After a death you may ask for the person who handles the estate; that person gets the validation information by ' +
      'name and holds the dispute rights.',
    provenance: regF('permission', 'cmts 6(a)(4)-1, 10(a)-1, 10(b)(2)-1, 34(a)(1)-1, 38-3'),
  },
  {
    ...ON,
    code: 'plain_envelope',
    rule: 'US-REGF-POST',
    when: { ...REG_F, channels: ['letter'] },
    text: 'No postcard; nothing on the envelope but the address and a name that does not reveal collection.',
    provenance: regF('prohibition', '1006.22(f)(1)-(2); cmt 22(f)(2)-1'),
  },
  {
    ...ON,
    code: 'private_message_only',
    rule: 'US-REGF-SOCIAL',
    when: { ...REG_F, channels: ['im', 'push'] },
    text:
      "Only private messages, never what the public or the person's contacts can see; a contact request discloses that it " +
      'comes from a collector.',
    provenance: regF('prohibition', '1006.22(f)(4), 1006.18(d)', {
      quote: "viewable by the general public or the person's social media contacts",
    }),
  },
  {
    ...ON,
    code: 'no_abuse',
    rule: 'US-REGF-ABUSE',
    when: REG_F,
    text: 'No threat, obscenity, shaming list, false or misleading statement, or unfair means.',
    provenance: regF('prohibition', '1006.14(c)-(f), 1006.18, 1006.22'),
  },
  {
    ...ON,
    code: 'no_intent_to_annoy',
    rule: 'US-REGF-REPEAT',
    when: CALL,
    text:
      'No calls or conversations, repeated or continuous, with intent to annoy, abuse or harass anyone at the number; the ' +
      'counted limits are presumptions about it.',
    provenance: regF('prohibition', '1006.14(b)(1); cmt 14(b)(1)-1', {
      quote: 'with intent to annoy, abuse, or harass',
    }),
  },
  {
    ...ON,
    code: 'store_debt_of_call',
    rule: 'US-REGF-DEBT',
    when: CALL,
    text:
      'Store the result of every dial and the debt or debts it counts to: those that were discussed; for an unanswered or ' +
      'limited-content call at least one, chosen once.',
    provenance: regF('duty', '1006.14(b)(4), 1006.100; cmt 100(a)-1'),
  },
  {
    ...ON,
    code: 'do_not_continue_inconvenient_call',
    rule: 'US-REGF-INCONV',
    when: CALL,
    text: 'If the call is inconvenient, ask when it would be convenient and end it; do not ask to go on.',
    provenance: regF('prohibition', 'cmts 6(b)(1)-1, 14(b)(3)(i)-1'),
  },
  {
    ...ON,
    code: 'validation_information',
    rule: 'US-REGF-VALID',
    when: TO_CONSUMER,
    text:
      'Give the itemised validation information in the initial communication or within 5 days of it. An unanswered call, a ' +
      'limited-content message or a pleading does not start the days; an inbound call about the debt does.',
    provenance: regF('duty', '1006.34(a)-(c), (b)(2); cmt 18(e)(1)-1', {
      quote: 'Within five days of that initial communication',
    }),
  },
  {
    ...ON,
    code: 'esign_consent',
    rule: 'US-REGF-VALID',
    when: { ...REG_F, channels: ELECTRONIC, purposes: ['statutory-notice'] },
    text:
      'A required notice that is sent electronically needs the E-SIGN consent of the consumer where 1006.42 says so, a form ' +
      'that can be kept, and a watch for notices that do not arrive.',
    provenance: regF('duty', '1006.42'),
  },
  {
    ...ON,
    code: 'no_overshadowing',
    rule: 'US-REGF-OVERSH',
    when: TO_CONSUMER,
    text: 'During the validation period nothing may overshadow or contradict the rights to dispute.',
    provenance: regF('prohibition', '1006.38(b)'),
  },
  {
    ...ON,
    code: 'remedy_notice_contents',
    rule: 'US-REGF-CEASE-EX',
    when: { ...REG_F, purposes: ['notice-of-intended-remedy', 'legal-step', 'statutory-notice'] },
    text:
      'After a request to cease say only that efforts end, that specified remedies ordinarily invoked may be invoked, or ' +
      'that one is intended (or what 1024.39(d)(3), 1024.37, 1026.20(d), 1026.41 require); no demand.',
    provenance: regF('permission', '1006.6(c)(2); cmts 6(c)(2)-1, -2'),
  },
  {
    ...ON,
    code: 'early_intervention_after_cease',
    rule: 'US-REGX-CEASE',
    when: { ...MORTGAGE, ...REG_F, purposes: ['statutory-notice'] },
    text:
      'After a request to cease the early-intervention notice asks for no payment, says that foreclosure may follow, and is ' +
      'never sent more than once in 180 days (due by day 190).',
    provenance: regX('prohibition', '1024.39(d)', {
      quote: 'prohibited from providing the written notice more than once during any 180-day period',
    }),
  },
  {
    ...ON,
    code: 'early_intervention_in_bankruptcy',
    rule: 'US-REGX-BK',
    when: { ...MORTGAGE, purposes: ['statutory-notice'] },
    text: 'In bankruptcy one written notice per case, without a request for payment.',
    provenance: regX('duty', '1024.39(c)'),
  },
]

const OF_THE_INSTITUTION: readonly PackObligation[] = [
  {
    ...STANDING,
    code: 'know_who_is_bound',
    rule: 'US-REGF-SCOPE',
    text:
      'Bound are agencies, law firms, debt buyers whose principal purpose is collecting, and a creditor who uses another ' +
      "name that suggests a third party; not the creditor's own staff in its name, nor a servicer from before default. Debts " +
      'of business are outside. Set up a bound creditor or buyer as an agency here.',
    provenance: regF('legal-effect', '1006.1(c), 1006.2(h)-(i)', {
      quote: "collecting debts for the creditor in the creditor's name",
    }),
  },
  {
    ...STANDING,
    code: 'record_every_attempt',
    rule: 'US-REGF-ATT',
    text: 'Record every act to initiate a contact about a debt, through any medium, unanswered calls and voicemails included.',
    provenance: regF('legal-effect', '1006.2(b); cmt 2(b)-1.i-ii', {
      quote: 'any act to initiate a communication or other contact about a debt',
    }),
  },
  {
    ...STANDING,
    code: 'communication_defined',
    rule: 'US-REGF-COMM',
    text: 'What conveys information about a debt, directly or not, is a communication: third-party and disclosure rules bite.',
    provenance: regF('legal-effect', '1006.2(d); cmts 2(d)-1, -2', {
      quote: 'conveying of information regarding a debt',
    }),
  },
  {
    ...STANDING,
    code: 'consumer_defined',
    rule: 'US-REGF-CONS',
    text:
      'Spouse (surviving too), parent of a minor, guardian, executor, administrator, personal representative and confirmed ' +
      'successor in interest are consumers for 1006.6.',
    provenance: regF('legal-effect', '1006.6(a)'),
  },
  {
    ...STANDING,
    code: 'one_reply',
    rule: 'US-REGF-RESP1',
    text: 'Record inbound messages and mark the answer as a reply: one per message, same medium, inside the closed time.',
    provenance: regF('permission', 'cmt 6(b)(1)-2.i-iv', {
      quote: 'may respond once at that time or place through the same medium',
    }),
  },
  {
    ...STANDING,
    code: 'record_direct_consent',
    rule: 'US-REGF-CONSENT6',
    text:
      'Consent opens a closed time, place or person only if given directly to this collector in a communication that was ' +
      'itself allowed, or by a court; record to whom it was given, and the end of the wish it lifts.',
    provenance: regF('permission', '1006.6(b)(4); cmts 6(b)(4)(i)-1, -2', {
      quote: 'given directly to the debt collector',
    }),
  },
  {
    ...STANDING,
    code: 'media_exceptions',
    rule: 'US-REGF-MEDIA-EX',
    text: 'After an opt-out: one bare confirmation, one reply to a message through the medium, what other law requires.',
    provenance: regF('permission', '1006.14(h)(2); cmt 14(h)(2)-1', {
      quote: 'may respond once through the same medium',
    }),
  },
  {
    ...STANDING,
    code: 'calls_not_counted',
    rule: 'US-REGF-EXCL',
    text: 'Record consent to calls with its receipt, its days, the debt and the collector it was given to; it ends in 7 days.',
    provenance: regF('permission', '1006.14(b)(3)', {
      quote: 'within a period no longer than seven consecutive days after receiving the prior consent',
    }),
  },
  {
    ...STANDING,
    code: 'record_wrong_numbers',
    rule: 'US-REGF-MISDIR',
    text: "Record a number learned to be somebody else's as a wrong-number notice; its calls leave the count.",
    provenance: regF('legal-effect', 'cmt 14(b)(2)(i)-3'),
  },
  {
    ...STANDING,
    code: 'record_ground_of_override',
    rule: 'US-REGF-7IN7',
    text:
      'Beyond the presumptions a person decides and records the ground: required by law; directly related to active ' +
      "litigation; the consumer's request where consent could not be taken; a demonstrably negative effect, out of the " +
      "collector's control and urgent, can be avoided. An offer that can be repeated is none.",
    provenance: regF('presumption', 'cmt 14(b)(2)(ii)-2.i-iv'),
  },
  {
    ...STANDING,
    code: 'cap_messages',
    rule: 'US-REGF-CUM',
    text:
      'Texts, e-mails and calls count together as conduct; no number is set. Set a cap on texts and e-mails per day and per ' +
      'week in the strategy.',
    provenance: regF('prohibition', '1006.14(a); cmts 14(a)-1, -2', {
      quote: "cumulative effect of the debt collector's conduct",
    }),
  },
  {
    ...STANDING,
    code: 'creditor_email_notice',
    rule: 'US-REGF-EM-CRED',
    text:
      'Record as notice `creditor-email-notice`, with the address, only a notice that names the collector, the address, that ' +
      'others may see it, how to opt out and a date at least 35 days after sending, for an address got from the consumer and ' +
      "used for the account, on a domain open to the public and not known to be the employer's.",
    provenance: regF('safe-harbour', '1006.6(d)(4)(ii)', {
      quote: 'at least 35 days after the date the notice is sent',
    }),
  },
  {
    ...STANDING,
    code: 'prior_collector_email',
    rule: 'US-REGF-EM-PRIOR',
    text:
      'Record as notice `prior-collector-email`, with the address, only an address that a prior collector got in one of the ' +
      'two ways, that the immediately prior collector used, and from which nobody opted out.',
    provenance: regF('safe-harbour', '1006.6(d)(4)(iii)'),
  },
  {
    ...STANDING,
    code: 'compute_validation_period',
    rule: 'US-REGF-VALPER',
    text:
      'Record the validation notice with the end of its period: assumed receipt, at the earliest 5 days after sending ' +
      'without Saturdays, Sundays and federal holidays, plus 30 days. A notice returned was not given; the next one counts.',
    provenance: regF('legal-effect', '1006.34(b)(5); cmts 34(b)(5)-1, -2', {
      quote: 'at least five days (excluding legal public holidays ... Saturdays, and Sundays)',
    }),
  },
  {
    ...STANDING,
    code: 'report_after_contact',
    rule: 'US-REGF-CRA',
    text:
      'Report to a bureau only after speaking to the consumer about the debt, or after a letter or electronic message and a ' +
      'reasonable wait (14 consecutive days, the sending date being day 1) without word that it did not arrive.',
    provenance: regF('prohibition', '1006.30(a)(1); cmts 30(a)(1)-2, -3', {
      quote: 'A period of 14 consecutive days',
    }),
  },
  {
    ...STANDING,
    code: 'no_sale_of_dead_debts',
    rule: 'US-REGF-SALE',
    text:
      'Do not sell, transfer or place a debt known to be paid, settled or discharged in bankruptcy (owner, prior owner, ' +
      'merger and secured lien excepted).',
    provenance: regF('prohibition', '1006.30(b)'),
  },
  {
    ...STANDING,
    code: 'keep_evidence',
    rule: 'US-REGF-ATT',
    text:
      'Keep evidence of compliance, call logs and copies of notices included, until 3 years after the last collection ' +
      'activity on the debt, and recordings until 3 years after the call.',
    provenance: regF('duty', '1006.100; cmts 100(a)-1, 100(b)-1'),
  },
  {
    ...STANDING,
    code: 'live_contact',
    rule: 'US-REGX-LIVE',
    when: MORTGAGE,
    text:
      'Make good-faith efforts at live contact by day 36 of delinquency, and again within 36 days of each due date while it ' +
      'lasts. Such a call still counts under US-REGF-7IN7.',
    provenance: regX('duty', '1024.39(a)', { quote: 'no later than the 36th day' }),
  },
  {
    ...STANDING,
    code: 'written_notice',
    rule: 'US-REGX-WRIT',
    when: MORTGAGE,
    text: 'Send the written early-intervention notice by day 45; at most once in 180 days is required.',
    provenance: regX('duty', '1024.39(b)'),
  },
]

export const US_OBLIGATIONS: readonly PackObligation[] = [...AT_CONTACT, ...OF_THE_INSTITUTION]
