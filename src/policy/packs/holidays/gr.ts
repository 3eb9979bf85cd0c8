/** Greece. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const GR_HOLIDAYS: HolidayCalendar = {
  id: 'GR',
  title: 'Greece',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). With Good Friday, Whit Monday and 26 December, on which ' +
    'banks rest. Labour Day of 2024 as moved by the Minister of Labour. 2027 is left out: 1 May falls ' +
    'in Holy Week and is moved by a decision that is still to come.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day
        '2024-01-06', // Epiphany
        '2024-03-18', // Clean Monday
        '2024-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2024-05-03', // Good Friday
        '2024-05-05', // Easter Sunday
        '2024-05-06', // Easter Monday
        '2024-05-07', // Labour Day (moved out of Holy Week)
        '2024-06-23', // Pentecost
        '2024-06-24', // Whit Monday
        '2024-08-15', // Assumption
        '2024-10-28', // Ochi Day
        '2024-12-25', // Christmas Day
        '2024-12-26', // Synaxis of the Theotokos
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day
        '2025-01-06', // Epiphany
        '2025-03-03', // Clean Monday
        '2025-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2025-04-18', // Good Friday
        '2025-04-20', // Easter Sunday
        '2025-04-21', // Easter Monday
        '2025-05-01', // Labour Day
        '2025-06-08', // Pentecost
        '2025-06-09', // Whit Monday
        '2025-08-15', // Assumption
        '2025-10-28', // Ochi Day
        '2025-12-25', // Christmas Day
        '2025-12-26', // Synaxis of the Theotokos
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day
        '2026-01-06', // Epiphany
        '2026-02-23', // Clean Monday
        '2026-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2026-04-10', // Good Friday
        '2026-04-12', // Easter Sunday
        '2026-04-13', // Easter Monday
        '2026-05-01', // Labour Day
        '2026-05-31', // Pentecost
        '2026-06-01', // Whit Monday
        '2026-08-15', // Assumption
        '2026-10-28', // Ochi Day
        '2026-12-25', // Christmas Day
        '2026-12-26', // Synaxis of the Theotokos
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // New Year's Day
        '2028-01-06', // Epiphany
        '2028-02-28', // Clean Monday
        '2028-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2028-04-14', // Good Friday
        '2028-04-16', // Easter Sunday
        '2028-04-17', // Easter Monday
        '2028-05-01', // Labour Day
        '2028-06-04', // Pentecost
        '2028-06-05', // Whit Monday
        '2028-08-15', // Assumption
        '2028-10-28', // Ochi Day
        '2028-12-25', // Christmas Day
        '2028-12-26', // Synaxis of the Theotokos
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // New Year's Day
        '2029-01-06', // Epiphany
        '2029-02-19', // Clean Monday
        '2029-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2029-04-06', // Good Friday
        '2029-04-08', // Easter Sunday
        '2029-04-09', // Easter Monday
        '2029-05-01', // Labour Day
        '2029-05-27', // Pentecost
        '2029-05-28', // Whit Monday
        '2029-08-15', // Assumption
        '2029-10-28', // Ochi Day
        '2029-12-25', // Christmas Day
        '2029-12-26', // Synaxis of the Theotokos
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // New Year's Day
        '2030-01-06', // Epiphany
        '2030-03-11', // Clean Monday
        '2030-03-25', // Annunciation, Anniversary of 1821 Revolution
        '2030-04-26', // Good Friday
        '2030-04-28', // Easter Sunday
        '2030-04-29', // Easter Monday
        '2030-05-01', // Labour Day
        '2030-06-16', // Pentecost
        '2030-06-17', // Whit Monday
        '2030-08-15', // Assumption
        '2030-10-28', // Ochi Day
        '2030-12-25', // Christmas Day
        '2030-12-26', // Synaxis of the Theotokos
      ],
    },
  },
}
