/** Hong Kong. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const HK_HOLIDAYS: HolidayCalendar = {
  id: 'HK',
  title: 'Hong Kong',
  source:
    'date-holidays 3.37.0 (data: CC BY-SA 3.0). General holidays by the rules of the General Holidays ' +
    'Ordinance (Cap. 149); Sundays are not in.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // The first day of January
        '2024-02-10', // Lunar New Year’s Day
        '2024-02-12', // The third day of Lunar New Year
        '2024-02-13', // The fourth day of Lunar New Year
        '2024-03-29', // Good Friday
        '2024-03-30', // The day following Good Friday
        '2024-04-01', // Easter Monday
        '2024-04-04', // Ching Ming Festival
        '2024-05-01', // Labour Day
        '2024-05-15', // Birthday of the Buddha
        '2024-06-10', // Tuen Ng Festival
        '2024-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2024-09-18', // The day following the Chinese Mid-Autumn Festival
        '2024-10-01', // National Day
        '2024-10-11', // Chung Yeung Festival
        '2024-12-25', // Christmas Day
        '2024-12-26', // The first weekday after Christmas Day
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // The first day of January
        '2025-01-29', // Lunar New Year’s Day
        '2025-01-30', // The second day of Lunar New Year
        '2025-01-31', // The third day of Lunar New Year
        '2025-04-04', // Ching Ming Festival
        '2025-04-18', // Good Friday
        '2025-04-19', // The day following Good Friday
        '2025-04-21', // Easter Monday
        '2025-05-01', // Labour Day
        '2025-05-05', // Birthday of the Buddha
        '2025-05-31', // Tuen Ng Festival
        '2025-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2025-10-01', // National Day
        '2025-10-07', // The day following the Chinese Mid-Autumn Festival
        '2025-10-29', // Chung Yeung Festival
        '2025-12-25', // Christmas Day
        '2025-12-26', // The first weekday after Christmas Day
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // The first day of January
        '2026-02-17', // Lunar New Year’s Day
        '2026-02-18', // The second day of Lunar New Year
        '2026-02-19', // The third day of Lunar New Year
        '2026-04-03', // Good Friday
        '2026-04-04', // The day following Good Friday
        '2026-04-06', // The day following Ching Ming Festival
        '2026-04-07', // The day following Easter Monday
        '2026-05-01', // Labour Day
        '2026-05-25', // The day following Birthday of the Buddha
        '2026-06-19', // Tuen Ng Festival
        '2026-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2026-09-26', // The day following the Chinese Mid-Autumn Festival
        '2026-10-01', // National Day
        '2026-10-19', // The day following Chung Yeung Festival
        '2026-12-25', // Christmas Day
        '2026-12-26', // The first weekday after Christmas Day
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // The first day of January
        '2027-02-06', // Lunar New Year’s Day
        '2027-02-08', // The third day of Lunar New Year
        '2027-02-09', // The fourth day of Lunar New Year
        '2027-03-26', // Good Friday
        '2027-03-27', // The day following Good Friday
        '2027-03-29', // Easter Monday
        '2027-04-05', // Ching Ming Festival
        '2027-05-01', // Labour Day
        '2027-05-13', // Birthday of the Buddha
        '2027-06-09', // Tuen Ng Festival
        '2027-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2027-09-16', // The day following the Chinese Mid-Autumn Festival
        '2027-10-01', // National Day
        '2027-10-08', // Chung Yeung Festival
        '2027-12-25', // Christmas Day
        '2027-12-27', // The first weekday after Christmas Day
      ],
    },
    '2028': {
      holidays: [
        '2028-01-01', // The first day of January
        '2028-01-26', // Lunar New Year’s Day
        '2028-01-27', // The second day of Lunar New Year
        '2028-01-28', // The third day of Lunar New Year
        '2028-04-04', // Ching Ming Festival
        '2028-04-14', // Good Friday
        '2028-04-15', // The day following Good Friday
        '2028-04-17', // Easter Monday
        '2028-05-01', // Labour Day
        '2028-05-02', // Birthday of the Buddha
        '2028-05-29', // The day following Tuen Ng Festival
        '2028-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2028-10-02', // The day following National Day
        '2028-10-04', // The day following the Chinese Mid-Autumn Festival
        '2028-10-26', // Chung Yeung Festival
        '2028-12-25', // Christmas Day
        '2028-12-26', // The first weekday after Christmas Day
      ],
    },
    '2029': {
      holidays: [
        '2029-01-01', // The first day of January
        '2029-02-13', // Lunar New Year’s Day
        '2029-02-14', // The second day of Lunar New Year
        '2029-02-15', // The third day of Lunar New Year
        '2029-03-30', // Good Friday
        '2029-03-31', // The day following Good Friday
        '2029-04-02', // Easter Monday
        '2029-04-04', // Ching Ming Festival
        '2029-05-01', // Labour Day
        '2029-05-21', // The day following Birthday of the Buddha
        '2029-06-16', // Tuen Ng Festival
        '2029-07-02', // The day following Hong Kong Special Administrative Region Establishment Day
        '2029-09-24', // The second day following the Chinese Mid-Autumn Festival
        '2029-10-01', // National Day
        '2029-10-16', // Chung Yeung Festival
        '2029-12-25', // Christmas Day
        '2029-12-26', // The first weekday after Christmas Day
      ],
    },
    '2030': {
      holidays: [
        '2030-01-01', // The first day of January
        '2030-02-04', // The second day of Lunar New Year
        '2030-02-05', // The third day of Lunar New Year
        '2030-02-06', // The fourth day of Lunar New Year
        '2030-04-05', // Ching Ming Festival
        '2030-04-19', // Good Friday
        '2030-04-20', // The day following Good Friday
        '2030-04-22', // Easter Monday
        '2030-05-01', // Labour Day
        '2030-05-09', // Birthday of the Buddha
        '2030-06-05', // Tuen Ng Festival
        '2030-07-01', // Hong Kong Special Administrative Region Establishment Day
        '2030-09-13', // The day following the Chinese Mid-Autumn Festival
        '2030-10-01', // National Day
        '2030-10-05', // Chung Yeung Festival
        '2030-12-25', // Christmas Day
        '2030-12-26', // The first weekday after Christmas Day
      ],
    },
  },
}
