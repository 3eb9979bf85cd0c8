/** Ireland. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const IE_HOLIDAYS: HolidayCalendar = {
  id: 'IE',
  title: 'Ireland',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). Public holidays, and what banks rest on besides: Good ' +
    'Friday, and the weekday after a holiday on a weekend. For the counting of working days.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-02-05', // St. Brigid’s Day
        '2024-03-17', // St. Patrick’s Day
        '2024-03-18', // St. Patrick’s Day (substitute day)
        '2024-03-29', // Good Friday
        '2024-04-01', // Easter Monday
        '2024-05-06', // First Monday in May
        '2024-06-03', // First Monday in June
        '2024-08-05', // First Monday in August
        '2024-10-28', // Last Monday in October
        '2024-12-25', // Christmas Day
        '2024-12-26', // St. Stephen’s Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-02-03', // St. Brigid’s Day
        '2025-03-17', // St. Patrick’s Day
        '2025-04-18', // Good Friday
        '2025-04-21', // Easter Monday
        '2025-05-05', // First Monday in May
        '2025-06-02', // First Monday in June
        '2025-08-04', // First Monday in August
        '2025-10-27', // Last Monday in October
        '2025-12-25', // Christmas Day
        '2025-12-26', // St. Stephen’s Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-02-02', // St. Brigid’s Day
        '2026-03-17', // St. Patrick’s Day
        '2026-04-03', // Good Friday
        '2026-04-06', // Easter Monday
        '2026-05-04', // First Monday in May
        '2026-06-01', // First Monday in June
        '2026-08-03', // First Monday in August
        '2026-10-26', // Last Monday in October
        '2026-12-25', // Christmas Day
        '2026-12-26', // St. Stephen’s Day
        '2026-12-28', // St. Stephen’s Day (substitute day)
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // New Year's Day
        '2027-02-01', // St. Brigid’s Day
        '2027-03-17', // St. Patrick’s Day
        '2027-03-26', // Good Friday
        '2027-03-29', // Easter Monday
        '2027-05-03', // First Monday in May
        '2027-06-07', // First Monday in June
        '2027-08-02', // First Monday in August
        '2027-10-25', // Last Monday in October
        '2027-12-25', // Christmas Day
        '2027-12-26', // St. Stephen’s Day
        '2027-12-27', // St. Stephen’s Day (substitute day)
        '2027-12-28', // Christmas Day (substitute day)
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-01-03', // New Year's Day (substitute day)
        '2028-02-07', // St. Brigid’s Day
        '2028-03-17', // St. Patrick’s Day
        '2028-04-14', // Good Friday
        '2028-04-17', // Easter Monday
        '2028-05-01', // First Monday in May
        '2028-06-05', // First Monday in June
        '2028-08-07', // First Monday in August
        '2028-10-30', // Last Monday in October
        '2028-12-25', // Christmas Day
        '2028-12-26', // St. Stephen’s Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-02-05', // St. Brigid’s Day
        '2029-03-17', // St. Patrick’s Day
        '2029-03-19', // St. Patrick’s Day (substitute day)
        '2029-03-30', // Good Friday
        '2029-04-02', // Easter Monday
        '2029-05-07', // First Monday in May
        '2029-06-04', // First Monday in June
        '2029-08-06', // First Monday in August
        '2029-10-29', // Last Monday in October
        '2029-12-25', // Christmas Day
        '2029-12-26', // St. Stephen’s Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-02-01', // St. Brigid’s Day
        '2030-03-17', // St. Patrick’s Day
        '2030-03-18', // St. Patrick’s Day (substitute day)
        '2030-04-19', // Good Friday
        '2030-04-22', // Easter Monday
        '2030-05-06', // First Monday in May
        '2030-06-03', // First Monday in June
        '2030-08-05', // First Monday in August
        '2030-10-28', // Last Monday in October
        '2030-12-25', // Christmas Day
        '2030-12-26', // St. Stephen’s Day
      ],
    },
  },
}
