/** Indonesia. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const ID_HOLIDAYS: HolidayCalendar = {
  id: 'ID',
  title: 'Indonesia',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). National holidays (libur nasional) of the joint decrees ' +
    'of three ministers for 2024 (of 2023-09-12), 2025 (1017, 2 and 2 of 2024) and 2026 (1497, 2 and 5 ' +
    'of 2025), as the press gives them, and the election days of 2024. Islamic dates and Easter Sunday ' +
    'are those of the decrees. Cuti bersama and regional holidays are not in. A later year waits for ' +
    'its decree.',
  evidence: 'press',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-02-08', // Isra Mikraj
        '2024-02-10', // Chinese New Year
        '2024-02-14', // General election (Keppres 10/2024)
        '2024-03-11', // Nyepi
        '2024-03-29', // Good Friday
        '2024-03-31', // Easter Sunday
        '2024-04-10', // Idul Fitri
        '2024-04-11', // Idul Fitri
        '2024-05-01', // Labour Day
        '2024-05-09', // Ascension Day
        '2024-05-23', // Vesak Day
        '2024-06-01', // Pancasila Day
        '2024-06-17', // Idul Adha
        '2024-07-07', // Islamic New Year
        '2024-08-17', // Independence Day
        '2024-09-16', // Maulid Nabi Muhammad
        '2024-11-27', // Regional elections (Keppres 33/2024)
        '2024-12-25', // Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-27', // Isra Mikraj
        '2025-01-29', // Chinese New Year
        '2025-03-29', // Nyepi
        '2025-03-31', // Idul Fitri
        '2025-04-01', // Idul Fitri
        '2025-04-18', // Good Friday
        '2025-04-20', // Easter Sunday
        '2025-05-01', // Labour Day
        '2025-05-12', // Vesak Day
        '2025-05-29', // Ascension Day
        '2025-06-01', // Pancasila Day
        '2025-06-06', // Idul Adha
        '2025-06-27', // Islamic New Year
        '2025-08-17', // Independence Day
        '2025-09-05', // Maulid Nabi Muhammad
        '2025-12-25', // Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-01-16', // Isra Mikraj
        '2026-02-17', // Chinese New Year
        '2026-03-19', // Nyepi
        '2026-03-21', // Idul Fitri
        '2026-03-22', // Idul Fitri
        '2026-04-03', // Good Friday
        '2026-04-05', // Easter Sunday
        '2026-05-01', // Labour Day
        '2026-05-14', // Ascension Day
        '2026-05-27', // Idul Adha
        '2026-05-31', // Vesak Day
        '2026-06-01', // Pancasila Day
        '2026-06-16', // Islamic New Year
        '2026-08-17', // Independence Day
        '2026-08-25', // Maulid Nabi Muhammad
        '2026-12-25', // Christmas Day
      ],
    },
  },
}
