/** Korea. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const KR_HOLIDAYS: HolidayCalendar = {
  id: 'KR',
  title: 'Korea',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). Public holidays with substitutes, election days and ' +
    'days set once; the days around Lunar New Year are set here. Labour Day is in for every year: a ' +
    'paid day of rest by its own act, on which banks are closed. A later year waits for its almanac ' +
    '(월력요항).',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-02-09', // Lunar New Year
        '2024-02-10', // Lunar New Year
        '2024-02-11', // Lunar New Year
        '2024-02-12', // Lunar New Year (substitute day)
        '2024-03-01', // Independence Movement Day
        '2024-04-10', // National Assembly election
        '2024-05-01', // Labour Day
        '2024-05-05', // Children's Day
        '2024-05-06', // Children's Day (substitute day)
        '2024-05-15', // Buddha's Birthday
        '2024-06-06', // Memorial Day
        '2024-08-15', // Liberation Day
        '2024-09-16', // Korean Thanksgiving
        '2024-09-17', // Korean Thanksgiving
        '2024-09-18', // Korean Thanksgiving
        '2024-10-01', // Armed Forces Day (set for 2024)
        '2024-10-03', // National Foundation Day
        '2024-10-09', // Hangul Day
        '2024-12-25', // Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-27', // Day before Lunar New Year (set for 2025)
        '2025-01-28', // Lunar New Year
        '2025-01-29', // Lunar New Year
        '2025-01-30', // Lunar New Year
        '2025-03-01', // Independence Movement Day
        '2025-03-03', // Independence Movement Day (substitute day)
        '2025-05-01', // Labour Day
        '2025-05-05', // Children's Day; Buddha's Birthday
        '2025-05-06', // Children's Day (substitute day); Buddha's Birthday (substitute day)
        '2025-06-03', // Presidential election
        '2025-06-06', // Memorial Day
        '2025-08-15', // Liberation Day
        '2025-10-03', // National Foundation Day
        '2025-10-05', // Korean Thanksgiving
        '2025-10-06', // Korean Thanksgiving
        '2025-10-07', // Korean Thanksgiving
        '2025-10-08', // Korean Thanksgiving (substitute day)
        '2025-10-09', // Hangul Day
        '2025-12-25', // Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-02-16', // Lunar New Year
        '2026-02-17', // Lunar New Year
        '2026-02-18', // Lunar New Year
        '2026-03-01', // Independence Movement Day
        '2026-03-02', // Independence Movement Day (substitute day)
        '2026-05-01', // Labour Day
        '2026-05-05', // Children's Day
        '2026-05-24', // Buddha's Birthday
        '2026-05-25', // Buddha's Birthday (substitute day)
        '2026-06-03', // Local elections
        '2026-06-06', // Memorial Day
        '2026-07-17', // Constitution Day
        '2026-08-15', // Liberation Day
        '2026-08-17', // Liberation Day (substitute day)
        '2026-09-24', // Korean Thanksgiving
        '2026-09-25', // Korean Thanksgiving
        '2026-09-26', // Korean Thanksgiving
        '2026-10-03', // National Foundation Day
        '2026-10-05', // National Foundation Day (substitute day)
        '2026-10-09', // Hangul Day
        '2026-12-25', // Christmas Day
      ],
    },
  },
}
