/**
 * Canada: the federal rules for banks and those acting for them, and the provinces, which add to them; both are asked.
 * Ontario and Quebec bind agencies (s.3 of Quebec everybody), New Brunswick the credit grantor and whoever collects for
 * it, British Columbia everybody.
 *
 * Notices: `private-written-notice` (Ontario), `paper-notice` (Quebec), `collection-notice` (British Columbia). Holds:
 * `represented`. Calendars: `CA` with that of the province where the borrower is, and those of the provinces.
 *
 * Not encoded: CA-ON-CONTACT is a definition and lives in what CA-ON-FREQ counts; CA-FED-LIES and CA-FED-HARASS are
 * checks of content and manner and are obligations; other provinces are not covered.
 */
import type { Pack } from '../pack.ts'
import { CA_PACK } from './ca-federal.ts'
import { PROVINCE_PACKS } from './ca-provinces.ts'

export const CA_PACKS: readonly Pack[] = [CA_PACK, ...PROVINCE_PACKS]
