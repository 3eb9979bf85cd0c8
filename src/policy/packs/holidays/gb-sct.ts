/** Scotland. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const GB_SCT_HOLIDAYS: HolidayCalendar = {
  id: 'GB-SCT',
  title: 'Scotland',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). Bank holidays; one-off ones that were not yet ' +
    'proclaimed are not in. 15 June 2026 by Royal Proclamation of 2026-02-04. Local holidays are not ' +
    'in.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-01-02', // January 2nd
        '2024-03-29', // Good Friday
        '2024-05-06', // Early May bank holiday
        '2024-05-27', // Spring bank holiday
        '2024-08-05', // Summer bank holiday
        '2024-11-30', // St Andrew’s Day
        '2024-12-02', // St Andrew’s Day (substitute day)
        '2024-12-25', // Christmas Day
        '2024-12-26', // Boxing Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-02', // January 2nd
        '2025-04-18', // Good Friday
        '2025-05-05', // Early May bank holiday
        '2025-05-26', // Spring bank holiday
        '2025-08-04', // Summer bank holiday
        '2025-11-30', // St Andrew’s Day
        '2025-12-01', // St Andrew’s Day (substitute day)
        '2025-12-25', // Christmas Day
        '2025-12-26', // Boxing Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-01-02', // January 2nd
        '2026-04-03', // Good Friday
        '2026-05-04', // Early May bank holiday
        '2026-05-25', // Spring bank holiday
        '2026-06-15', // Additional bank holiday (football World Cup)
        '2026-08-03', // Summer bank holiday
        '2026-11-30', // St Andrew’s Day
        '2026-12-25', // Christmas Day
        '2026-12-26', // Boxing Day
        '2026-12-28', // Boxing Day (substitute day)
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // New Year's Day
        '2027-01-02', // January 2nd
        '2027-01-04', // January 2nd (substitute day)
        '2027-03-26', // Good Friday
        '2027-05-03', // Early May bank holiday
        '2027-05-31', // Spring bank holiday
        '2027-08-02', // Summer bank holiday
        '2027-11-30', // St Andrew’s Day
        '2027-12-25', // Christmas Day
        '2027-12-26', // Boxing Day
        '2027-12-27', // Christmas Day (substitute day)
        '2027-12-28', // Boxing Day (substitute day)
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-01-02', // January 2nd
        '2028-01-03', // January 2nd (substitute day)
        '2028-01-04', // New Year's Day (substitute day)
        '2028-04-14', // Good Friday
        '2028-05-01', // Early May bank holiday
        '2028-05-29', // Spring bank holiday
        '2028-08-07', // Summer bank holiday
        '2028-11-30', // St Andrew’s Day
        '2028-12-25', // Christmas Day
        '2028-12-26', // Boxing Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-01-02', // January 2nd
        '2029-03-30', // Good Friday
        '2029-05-07', // Early May bank holiday
        '2029-05-28', // Spring bank holiday
        '2029-08-06', // Summer bank holiday
        '2029-11-30', // St Andrew’s Day
        '2029-12-25', // Christmas Day
        '2029-12-26', // Boxing Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-01-02', // January 2nd
        '2030-04-19', // Good Friday
        '2030-05-06', // Early May bank holiday
        '2030-05-27', // Spring bank holiday
        '2030-08-05', // Summer bank holiday
        '2030-11-30', // St Andrew’s Day
        '2030-12-02', // St Andrew’s Day (substitute day)
        '2030-12-25', // Christmas Day
        '2030-12-26', // Boxing Day
      ],
    },
  },
}
