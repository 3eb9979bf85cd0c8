/** United States, federal. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const US_HOLIDAYS: HolidayCalendar = {
  id: 'US',
  title: 'United States, federal',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). Legal public holidays of 5 USC 6103(a) as listed in the ' +
    'reference (unverified, high), each on its own date and, when that is a Saturday or Sunday, also on ' +
    'the weekday on which it is observed. Inauguration Day is not in.',
  evidence: 'unverified',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-01-15', // Martin Luther King Jr. Day
        '2024-02-19', // Washington's Birthday
        '2024-05-27', // Memorial Day
        '2024-06-19', // Juneteenth
        '2024-07-04', // Independence Day
        '2024-09-02', // Labor Day
        '2024-10-14', // Columbus Day
        '2024-11-11', // Veterans Day
        '2024-11-28', // Thanksgiving Day
        '2024-12-25', // Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-20', // Martin Luther King Jr. Day
        '2025-02-17', // Washington's Birthday
        '2025-05-26', // Memorial Day
        '2025-06-19', // Juneteenth
        '2025-07-04', // Independence Day
        '2025-09-01', // Labor Day
        '2025-10-13', // Columbus Day
        '2025-11-11', // Veterans Day
        '2025-11-27', // Thanksgiving Day
        '2025-12-25', // Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-01-19', // Martin Luther King Jr. Day
        '2026-02-16', // Washington's Birthday
        '2026-05-25', // Memorial Day
        '2026-06-19', // Juneteenth
        '2026-07-03', // Independence Day (observed)
        '2026-07-04', // Independence Day
        '2026-09-07', // Labor Day
        '2026-10-12', // Columbus Day
        '2026-11-11', // Veterans Day
        '2026-11-26', // Thanksgiving Day
        '2026-12-25', // Christmas Day
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // New Year's Day
        '2027-01-18', // Martin Luther King Jr. Day
        '2027-02-15', // Washington's Birthday
        '2027-05-31', // Memorial Day
        '2027-06-18', // Juneteenth (observed)
        '2027-06-19', // Juneteenth
        '2027-07-04', // Independence Day
        '2027-07-05', // Independence Day (observed)
        '2027-09-06', // Labor Day
        '2027-10-11', // Columbus Day
        '2027-11-11', // Veterans Day
        '2027-11-25', // Thanksgiving Day
        '2027-12-24', // Christmas Day (observed)
        '2027-12-25', // Christmas Day
        '2027-12-31', // New Year's Day (observed)
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-01-17', // Martin Luther King Jr. Day
        '2028-02-21', // Washington's Birthday
        '2028-05-29', // Memorial Day
        '2028-06-19', // Juneteenth
        '2028-07-04', // Independence Day
        '2028-09-04', // Labor Day
        '2028-10-09', // Columbus Day
        '2028-11-10', // Veterans Day (observed)
        '2028-11-11', // Veterans Day
        '2028-11-23', // Thanksgiving Day
        '2028-12-25', // Christmas Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-01-15', // Martin Luther King Jr. Day
        '2029-02-19', // Washington's Birthday
        '2029-05-28', // Memorial Day
        '2029-06-19', // Juneteenth
        '2029-07-04', // Independence Day
        '2029-09-03', // Labor Day
        '2029-10-08', // Columbus Day
        '2029-11-11', // Veterans Day
        '2029-11-12', // Veterans Day (observed)
        '2029-11-22', // Thanksgiving Day
        '2029-12-25', // Christmas Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-01-21', // Martin Luther King Jr. Day
        '2030-02-18', // Washington's Birthday
        '2030-05-27', // Memorial Day
        '2030-06-19', // Juneteenth
        '2030-07-04', // Independence Day
        '2030-09-02', // Labor Day
        '2030-10-14', // Columbus Day
        '2030-11-11', // Veterans Day
        '2030-11-28', // Thanksgiving Day
        '2030-12-25', // Christmas Day
      ],
    },
  },
}
