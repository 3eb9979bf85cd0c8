/** Japan. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const JP_HOLIDAYS: HolidayCalendar = {
  id: 'JP',
  title: 'Japan',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). National holidays (国民の祝日) with substitutes; the ' +
    'equinoxes of later years are computed and become official in February of the year before. 31 ' +
    'December and 2 and 3 January, on which banks rest, are not in.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-01-08', // Coming of Age Day
        '2024-02-11', // Foundation Day
        '2024-02-12', // Foundation Day (substitute day)
        '2024-02-23', // Emperor's Birthday
        '2024-03-20', // Spring Equinox Day
        '2024-04-29', // Showa Day
        '2024-05-03', // Constitution Day
        '2024-05-04', // Greenery Day
        '2024-05-05', // Children's Day
        '2024-05-06', // Children's Day (substitute day)
        '2024-07-15', // Marine Day
        '2024-08-11', // Mountain Day
        '2024-08-12', // Mountain Day (substitute day)
        '2024-09-16', // Respect-for-the-Aged Day
        '2024-09-22', // Autumnal Equinox Day
        '2024-09-23', // Autumnal Equinox Day (substitute day)
        '2024-10-14', // Sports Day
        '2024-11-03', // Culture Day
        '2024-11-04', // Culture Day (substitute day)
        '2024-11-23', // Labor Thanksgiving Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-13', // Coming of Age Day
        '2025-02-11', // Foundation Day
        '2025-02-23', // Emperor's Birthday
        '2025-02-24', // Emperor's Birthday (substitute day)
        '2025-03-20', // Spring Equinox Day
        '2025-04-29', // Showa Day
        '2025-05-03', // Constitution Day
        '2025-05-04', // Greenery Day
        '2025-05-05', // Children's Day
        '2025-05-06', // Greenery Day (substitute day)
        '2025-07-21', // Marine Day
        '2025-08-11', // Mountain Day
        '2025-09-15', // Respect-for-the-Aged Day
        '2025-09-23', // Autumnal Equinox Day
        '2025-10-13', // Sports Day
        '2025-11-03', // Culture Day
        '2025-11-23', // Labor Thanksgiving Day
        '2025-11-24', // Labor Thanksgiving Day (substitute day)
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-01-12', // Coming of Age Day
        '2026-02-11', // Foundation Day
        '2026-02-23', // Emperor's Birthday
        '2026-03-20', // Spring Equinox Day
        '2026-04-29', // Showa Day
        '2026-05-03', // Constitution Day
        '2026-05-04', // Greenery Day
        '2026-05-05', // Children's Day
        '2026-05-06', // Constitution Day (substitute day)
        '2026-07-20', // Marine Day
        '2026-08-11', // Mountain Day
        '2026-09-21', // Respect-for-the-Aged Day
        '2026-09-22', // Citizens' Holiday
        '2026-09-23', // Autumnal Equinox Day
        '2026-10-12', // Sports Day
        '2026-11-03', // Culture Day
        '2026-11-23', // Labor Thanksgiving Day
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // New Year's Day
        '2027-01-11', // Coming of Age Day
        '2027-02-11', // Foundation Day
        '2027-02-23', // Emperor's Birthday
        '2027-03-21', // Spring Equinox Day
        '2027-03-22', // Spring Equinox Day (substitute day)
        '2027-04-29', // Showa Day
        '2027-05-03', // Constitution Day
        '2027-05-04', // Greenery Day
        '2027-05-05', // Children's Day
        '2027-07-19', // Marine Day
        '2027-08-11', // Mountain Day
        '2027-09-20', // Respect-for-the-Aged Day
        '2027-09-23', // Autumnal Equinox Day
        '2027-10-11', // Sports Day
        '2027-11-03', // Culture Day
        '2027-11-23', // Labor Thanksgiving Day
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-01-10', // Coming of Age Day
        '2028-02-11', // Foundation Day
        '2028-02-23', // Emperor's Birthday
        '2028-03-20', // Spring Equinox Day
        '2028-04-29', // Showa Day
        '2028-05-03', // Constitution Day
        '2028-05-04', // Greenery Day
        '2028-05-05', // Children's Day
        '2028-07-17', // Marine Day
        '2028-08-11', // Mountain Day
        '2028-09-18', // Respect-for-the-Aged Day
        '2028-09-22', // Autumnal Equinox Day
        '2028-10-09', // Sports Day
        '2028-11-03', // Culture Day
        '2028-11-23', // Labor Thanksgiving Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-01-08', // Coming of Age Day
        '2029-02-11', // Foundation Day
        '2029-02-12', // Foundation Day (substitute day)
        '2029-02-23', // Emperor's Birthday
        '2029-03-20', // Spring Equinox Day
        '2029-04-29', // Showa Day
        '2029-04-30', // Showa Day (substitute day)
        '2029-05-03', // Constitution Day
        '2029-05-04', // Greenery Day
        '2029-05-05', // Children's Day
        '2029-07-16', // Marine Day
        '2029-08-11', // Mountain Day
        '2029-09-17', // Respect-for-the-Aged Day
        '2029-09-23', // Autumnal Equinox Day
        '2029-09-24', // Autumnal Equinox Day (substitute day)
        '2029-10-08', // Sports Day
        '2029-11-03', // Culture Day
        '2029-11-23', // Labor Thanksgiving Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-01-14', // Coming of Age Day
        '2030-02-11', // Foundation Day
        '2030-02-23', // Emperor's Birthday
        '2030-03-20', // Spring Equinox Day
        '2030-04-29', // Showa Day
        '2030-05-03', // Constitution Day
        '2030-05-04', // Greenery Day
        '2030-05-05', // Children's Day
        '2030-05-06', // Children's Day (substitute day)
        '2030-07-15', // Marine Day
        '2030-08-11', // Mountain Day
        '2030-08-12', // Mountain Day (substitute day)
        '2030-09-16', // Respect-for-the-Aged Day
        '2030-09-23', // Autumnal Equinox Day
        '2030-10-14', // Sports Day
        '2030-11-03', // Culture Day
        '2030-11-04', // Culture Day (substitute day)
        '2030-11-23', // Labor Thanksgiving Day
      ],
    },
  },
}
