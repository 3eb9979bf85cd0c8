/** Singapore. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const SG_HOLIDAYS: HolidayCalendar = {
  id: 'SG',
  title: 'Singapore',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). Public holidays under the Holidays Act with the Monday ' +
    'after a Sunday, Hari Raya as gazetted, and the polling day of 2025. A later year waits for the ' +
    'list of the Ministry of Manpower.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-02-10', // Chinese New Year
        '2024-02-11', // Chinese New Year
        '2024-02-12', // Chinese New Year (substitute day)
        '2024-03-29', // Good Friday
        '2024-04-10', // Hari Raya Puasa
        '2024-05-01', // Labour Day
        '2024-05-22', // Vesak Day
        '2024-06-17', // Hari Raya Haji
        '2024-08-09', // National Day
        '2024-10-31', // Deepavali
        '2024-12-25', // Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-29', // Chinese New Year
        '2025-01-30', // Chinese New Year
        '2025-03-31', // Hari Raya Puasa
        '2025-04-18', // Good Friday
        '2025-05-01', // Labour Day
        '2025-05-03', // Polling day
        '2025-05-12', // Vesak Day
        '2025-06-07', // Hari Raya Haji
        '2025-08-09', // National Day
        '2025-10-20', // Deepavali
        '2025-12-25', // Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-02-17', // Chinese New Year
        '2026-02-18', // Chinese New Year
        '2026-03-21', // Hari Raya Puasa
        '2026-04-03', // Good Friday
        '2026-05-01', // Labour Day
        '2026-05-27', // Hari Raya Haji
        '2026-05-31', // Vesak Day
        '2026-06-01', // Vesak Day
        '2026-08-09', // National Day
        '2026-08-10', // National Day (substitute day)
        '2026-11-08', // Deepavali
        '2026-11-09', // Deepavali
        '2026-12-25', // Christmas Day
      ],
    },
  },
}
