/** English. Titles of rules and texts of obligations are those of the packs. */
import { PROBLEMS, type ProblemCode } from '../platform/problems.ts'
import { EN_PHRASES } from './en-phrases.ts'
import { EN_REASONS } from './en-reasons.ts'
import { EN_WORDS } from './en-words.ts'
import type { LanguageFile, Table } from './language-file.ts'

export const EN: LanguageFile = {
  ...EN_WORDS,
  reasons: EN_REASONS,
  remedies: {
    fact_missing: '',
    nothing_owed: 'Leave the borrower alone; if something is owed after all, push the account anew.',
    borrower_deceased: 'Look for the heirs or whoever handles the estate, for that purpose only.',
    bankruptcy_stay: 'File the claim in the proceedings instead.',
    capacity_limited: 'Turn to the guardian or legal representative.',
    legal_representation: 'Speak to the representative instead.',
    no_contact_requested: 'Only the person can take it back; what must be sent by law may still be sent.',
    party_not_allowed: 'Contact somebody who owes the debt.',
    purpose_not_allowed: 'Ask for another purpose that is true and allowed for this person.',
    debtor_reachable: 'Try the debtor first and record every attempt.',
    content_not_allowed: 'Leave this out or use a way that nobody else can see.',
    plan_performing: 'Go on only when an instalment is missed.',
    promise_pending: 'Wait for the promised day to be over.',
    hold: 'Whoever placed the hold can lift it when its cause is gone.',
    dispute_open: 'Answer the dispute and put the answer on record.',
    not_placed_with_agency: 'Only the agency that holds the account may act.',
    agency_not_listed: 'Publish the agency on the list first, or let somebody else act.',
    agency_not_licensed: 'Put a valid licence on record, or let somebody else act.',
    notice_not_given: 'Give the notice, put it on record, and let its waiting period pass.',
    approval_missing: 'Have it assessed or decided, and put that on record.',
    collector_not_certified: 'Let a certified collector do it.',
    contact_point_unusable: 'Use another number or address, or repair this one.',
    contact_point_mismatch: 'Name a number or address that belongs to this person and takes this channel.',
    channel_refused: 'Use a channel that the person did not refuse.',
    consent_missing: 'Get the consent, put it on record, or use another channel.',
    recording_unavailable: 'Repair the recording first, or use a channel that needs none.',
    too_few_collectors: 'Send more collectors together.',
    place_not_allowed: 'Choose another place, or get the consent and put it on record.',
    employer_prohibits: 'Use a line or address that is not at work.',
    stage_not_reached: 'Use what the present stage allows.',
    channel_not_in_stage: 'Use another channel of this stage.',
    outside_hours: 'Wait for the hours to open.',
    inconvenient_time: 'Keep to the times that suit the person.',
    closed_day: 'Wait for an open day.',
    frequency_cap: 'Wait until a contact is free again.',
    cool_down: 'Wait for the rest to be over.',
    minimum_gap: 'Wait for the interval to pass.',
    budget_used: 'Ask again later.',
  },
  problems: Object.fromEntries(
    Object.entries(PROBLEMS).map(([code, { title }]) => [code, title]),
  ) as Table<ProblemCode>,
  phrases: EN_PHRASES,
}
