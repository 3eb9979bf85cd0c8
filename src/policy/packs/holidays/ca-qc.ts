/** Canada: Quebec. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const CA_QC_HOLIDAYS: HolidayCalendar = {
  id: 'CA-QC',
  title: 'Canada: Quebec',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). The own list of Quebec (Interpretation Act I-16 ' +
    's.61(23), with the Monday before 25 May and with 2 July when 1 July is a Sunday); Sundays are not ' +
    'in. The National Day for Truth and Reconciliation and Remembrance Day are not on it: a federal ' +
    'rule asks the calendar CA besides.',
  evidence: 'unverified',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-03-29', // Good Friday
        '2024-04-01', // Easter Monday
        '2024-05-20', // National Patriots' Day
        '2024-06-24', // Fête nationale
        '2024-07-01', // Canada Day
        '2024-09-02', // Labour Day
        '2024-10-14', // Thanksgiving
        '2024-12-25', // Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-04-18', // Good Friday
        '2025-04-21', // Easter Monday
        '2025-05-19', // National Patriots' Day
        '2025-06-24', // Fête nationale
        '2025-07-01', // Canada Day
        '2025-09-01', // Labour Day
        '2025-10-13', // Thanksgiving
        '2025-12-25', // Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-04-03', // Good Friday
        '2026-04-06', // Easter Monday
        '2026-05-18', // National Patriots' Day
        '2026-06-24', // Fête nationale
        '2026-07-01', // Canada Day
        '2026-09-07', // Labour Day
        '2026-10-12', // Thanksgiving
        '2026-12-25', // Christmas Day
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // New Year's Day
        '2027-03-26', // Good Friday
        '2027-03-29', // Easter Monday
        '2027-05-24', // National Patriots' Day
        '2027-06-24', // Fête nationale
        '2027-07-01', // Canada Day
        '2027-09-06', // Labour Day
        '2027-10-11', // Thanksgiving
        '2027-12-25', // Christmas Day
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-04-14', // Good Friday
        '2028-04-17', // Easter Monday
        '2028-05-22', // National Patriots' Day
        '2028-06-24', // Fête nationale
        '2028-07-01', // Canada Day
        '2028-09-04', // Labour Day
        '2028-10-09', // Thanksgiving
        '2028-12-25', // Christmas Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-03-30', // Good Friday
        '2029-04-02', // Easter Monday
        '2029-05-21', // National Patriots' Day
        '2029-06-24', // Fête nationale
        '2029-07-01', // Canada Day
        '2029-07-02', // Canada Day (1 July is a Sunday)
        '2029-09-03', // Labour Day
        '2029-10-08', // Thanksgiving
        '2029-12-25', // Christmas Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-04-19', // Good Friday
        '2030-04-22', // Easter Monday
        '2030-05-20', // National Patriots' Day
        '2030-06-24', // Fête nationale
        '2030-07-01', // Canada Day
        '2030-09-02', // Labour Day
        '2030-10-14', // Thanksgiving
        '2030-12-25', // Christmas Day
      ],
    },
  },
}
