/**
 * United States, federal: Regulation F for agencies; Bankruptcy Code, Regulation X and TCPA for everybody.
 *
 * Kinds of notices the rules look for: `validation` (with the end of its period, or without: then it is reckoned),
 * `creditor-email-notice`, `prior-collector-email`, `reassigned-number-check`, `wrong-number`. Kinds of holds:
 * `represented`, `leaked-address`, `bankruptcy-discharge`. Kind of approval: `final-judgment`. Kinds of disputes:
 * `duplicative`, `original-creditor`, `document-request` (no dispute under federal law), and any other word for the rest.
 *
 * Rows of the reference without a rule of their own:
 * - folded into rules: US-REGF-CEASE-EX, -MEDIA-EX, -RESP1, -CONSENT6, -EXCL, -DEBT, -MISDIR, -EM-CRED, -EM-PRIOR, -VALPER;
 * - obligations: US-REGF-SCOPE, -ATT, -COMM, -LCM, -CONS, -DECEASED, -OPTOUT, -REPEAT, -LOC, -POST, -IDENT, -ABUSE, -VALID,
 *   -OVERSH, -CRA, -SALE, US-REGX-LIVE, -WRIT, -BK, US-TCPA-AI, -CONF;
 * - not encoded as a limit: US-REGF-CUM (no number in the text; a cap is the creditor's strategy);
 * - SCRA and FCRA are named as instruments in force without a rule about contacts.
 */
import type { Pack } from '../pack.ts'
import { US_REGF_CALL_RULES } from './us-regf-calls.ts'
import { US_DEBT_RULES } from './us-regf-debt.ts'
import { US_OBLIGATIONS } from './us-regf-obligations.ts'
import { US_REGF_PARTY_RULES } from './us-regf-parties.ts'
import { US_AS_OF } from './us-regf-sources.ts'
import { US_REGF_STOP_RULES } from './us-regf-stops.ts'
import { US_REGF_TIME_RULES } from './us-regf-times.ts'
import { US_TCPA_OBLIGATIONS, US_TCPA_RULES } from './us-tcpa.ts'

export const US_PACK: Pack = {
  id: 'US',
  title: 'United States, federal',
  asOf: US_AS_OF,
  zones: [
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Phoenix',
    'America/Los_Angeles',
    'America/Anchorage',
    'Pacific/Honolulu',
  ],
  rules: [
    ...US_REGF_TIME_RULES,
    ...US_REGF_STOP_RULES,
    ...US_REGF_CALL_RULES,
    ...US_REGF_PARTY_RULES,
    ...US_DEBT_RULES,
    ...US_TCPA_RULES,
  ],
  obligations: [...US_OBLIGATIONS, ...US_TCPA_OBLIGATIONS],
}
