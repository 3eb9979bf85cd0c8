/** What rules of several kinds are made of: which asks they look at, what they count, what opens them. */
import type { Actor, Ask, Channel, Facts, Form, Line, Outcome, Party, Place, Purpose } from './facts.ts'

/** Which asks a rule looks at. Absent: every one. All given conditions must hold. */
export interface When {
  readonly channels?: readonly Channel[]
  readonly notChannels?: readonly Channel[]
  readonly parties?: readonly Party[]
  readonly notParties?: readonly Party[]
  readonly purposes?: readonly Purpose[]
  readonly notPurposes?: readonly Purpose[]
  readonly actors?: readonly Actor['kind'][]
  readonly notActors?: readonly Actor['kind'][]
  readonly products?: readonly string[]
  readonly notProducts?: readonly string[]
  readonly borrowerKinds?: readonly Facts['borrowerKind'][]
  /** An ask without a place matches no list in `places` and every list in `notPlaces`. */
  readonly places?: readonly Place[]
  readonly notPlaces?: readonly Place[]
  /** The same holds for the line of a call: an unknown one matches no list in `lines` and every one in `notLines`. */
  readonly lines?: readonly Line[]
  readonly notLines?: readonly Line[]
  readonly dialling?: readonly NonNullable<Ask['dialling']>[]
  /** Taken on the local day of the contact, so the rule can begin or end while one waits. */
  readonly daysPastDue?: { readonly gte?: number; readonly lte?: number }
}

/** Which recorded consents count. Absent: every one. */
export interface ConsentTerms {
  readonly forms?: readonly Form[]
  /** Given to the actor who asks, not to the creditor or another agency. */
  readonly directly?: boolean
  /** Given by one of these, where a law asks for the debtor's own consent. Absent: by the person addressed. */
  readonly parties?: readonly Party[]
  /**
   * `debtor`: the borrower's consent counts, whoever is addressed, and a co-borrower's own. Absent: that of the person
   * addressed.
   */
  readonly givenBy?: 'debtor'
}

/** How long a person's wish to be called keeps calls out of a rule. */
export interface CallConsentTerms {
  /** Local days, the day it was received being the first. Absent: until withdrawn. */
  readonly days?: number
  readonly directly: boolean
  /** The next conversation with the same actor about the debt ends it. */
  readonly endsWithConversation: boolean
}

/**
 * Whose attempts: `borrower` all of the borrower's contacts whoever was addressed; `party` those with the same party;
 * `person` the same person; `contact-point` the same number or address; `account` the same account; `debt` the same
 * account or one that the law takes for the same debt.
 */
export type CountKey = 'borrower' | 'party' | 'person' | 'contact-point' | 'account' | 'debt'

/** What a limit counts. Outcomes `reserved` and `unknown` always count: unknown is not zero. */
export interface Counted {
  readonly channels: readonly Channel[]
  /** Absent: every outcome. */
  readonly outcomes?: readonly Outcome[]
  readonly notOutcomes?: readonly Outcome[]
  /** Absent: whoever was reached. */
  readonly parties?: readonly Party[]
  /** Absent: outbound only. */
  readonly directions?: readonly ('outbound' | 'inbound')[]
  readonly purposes?: readonly Purpose[]
  readonly notPurposes?: readonly Purpose[]
  /** Places of the lines and addresses used; one not known is in every list, since it may have been there. */
  readonly places?: readonly Place[]
  readonly notPlaces?: readonly Place[]
  /** Leaves out what went to a line known to be one of these; a line not known may have been any other. */
  readonly notLines?: readonly Line[]
  /** Leaves out calls to a number since learned to be somebody else's (notice `wrong-number`). */
  readonly skipMisdirected?: boolean
  /** Several keys: all must be the same. */
  readonly per: CountKey | readonly CountKey[]
  /** Absent: everybody who acts for the creditor together. */
  readonly by?: 'everybody' | 'same-actor'
}

export type CapWindow =
  | { readonly unit: 'day' | 'week' | 'month' }
  /** The local date of the contact and the `rollingDays - 1` dates before it. */
  | { readonly rollingDays: number }
  | { readonly rollingHours: number }
  /** Never begins anew. */
  | { readonly ever: true }

/** When a debtor counts as unreachable: any of the tests, with no two-way contact since the first failure relied on. */
export interface UnreachableTest {
  /** Every known number of the borrower is out of service. Holds at once. */
  readonly everyNumberOutOfService: boolean
  /** So many failed outbound calls in a row. */
  readonly failedCalls: number
  /** Whether the failed calls open only from the next local day. */
  readonly fromNextDay: boolean
}

/**
 * What opens a party or a place. `debtor-consent`: the debtor lets this party be spoken to. `home-calls-failed`: the
 * last call to a home line of the person addressed did not reach him there. `no-home-line`: no home number of his is
 * on file; a line that may be one, since neither its place nor that it is a mobile is known, stands against it.
 * `only-work-line`: every number of his on file is one at work. `final-judgment`: an approval of that kind stands.
 */
export type Requirement =
  | 'debtor-unreachable'
  | 'deceased'
  | 'deceased-or-incapacity'
  | 'offer-to-pay'
  | 'debtor-consent'
  | 'home-calls-failed'
  | 'no-home-line'
  | 'only-work-line'
  | 'final-judgment'

/**
 * What must have been sent before: the notice of the placement, a recorded notice, or a letter that was not answered.
 */
export type NoticeSource =
  | 'placement'
  | { readonly kinds: readonly string[]; readonly via?: readonly Channel[] }
  | {
      readonly unansweredLetter: {
        readonly channels: readonly Channel[]
        readonly purposes: readonly Purpose[]
      }
    }

/** One proof that a channel is open. `withinDays`: local days since, the same day being 0. */
export type ConsentProof =
  /** Consent of kind `channel` for this channel and contact point. */
  | { readonly by: 'consent'; readonly terms?: ConsentTerms; readonly withinDays?: number }
  /** Consent of kind `place` for the place of the ask. */
  | { readonly by: 'place'; readonly terms?: ConsentTerms; readonly withinDays?: number }
  /** The person wrote through this channel from this contact point; `aboutDebt`: about this very debt. */
  | {
      readonly by: 'message'
      readonly directly?: boolean
      readonly aboutDebt?: boolean
      readonly withinDays?: number
    }
  /**
   * A notice about this contact point, or about none, was given; open from `daysAfter` local days later, and not before
   * the day after its own period where it names one.
   */
  | {
      readonly by: 'notice'
      readonly kinds: readonly string[]
      readonly daysAfter?: number
      readonly withinDays?: number
    }

/**
 * A period that begins when a notice is taken to have been received: `receiptDays` local days after it was sent, without
 * Saturdays, Sundays and the holidays of the calendar. Its last day is `days` later. A year without a calendar: no known
 * end.
 */
export interface NoticePeriod {
  readonly receiptDays: number
  readonly calendar: string
  readonly days: number
}
