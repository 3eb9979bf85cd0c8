/** Mainland China. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const CN_HOLIDAYS: HolidayCalendar = {
  id: 'CN',
  title: 'Mainland China',
  source:
    'chinese-days 1.5.7. Equal to the notices of the General Office of the State Council for 2024 (of ' +
    '2023-10-25), 2025 (2024-11-12) and 2026 (2025-11-04). Ordinary weekends are not in. A later year ' +
    'waits for its notice.',
  evidence: 'text',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // New Year's Day 元旦
        '2024-02-10', // Spring Festival 春节
        '2024-02-11', // Spring Festival 春节
        '2024-02-12', // Spring Festival 春节
        '2024-02-13', // Spring Festival 春节
        '2024-02-14', // Spring Festival 春节
        '2024-02-15', // Spring Festival 春节
        '2024-02-16', // Spring Festival 春节
        '2024-02-17', // Spring Festival 春节
        '2024-04-04', // Tomb-sweeping Day 清明
        '2024-04-05', // Tomb-sweeping Day 清明
        '2024-04-06', // Tomb-sweeping Day 清明
        '2024-05-01', // Labour Day 劳动节
        '2024-05-02', // Labour Day 劳动节
        '2024-05-03', // Labour Day 劳动节
        '2024-05-04', // Labour Day 劳动节
        '2024-05-05', // Labour Day 劳动节
        '2024-06-10', // Dragon Boat Festival 端午
        '2024-09-15', // Mid-autumn Festival 中秋
        '2024-09-16', // Mid-autumn Festival 中秋
        '2024-09-17', // Mid-autumn Festival 中秋
        '2024-10-01', // National Day 国庆节
        '2024-10-02', // National Day 国庆节
        '2024-10-03', // National Day 国庆节
        '2024-10-04', // National Day 国庆节
        '2024-10-05', // National Day 国庆节
        '2024-10-06', // National Day 国庆节
        '2024-10-07', // National Day 国庆节
      ],
      workdays: [
        '2024-02-04', // Spring Festival 春节
        '2024-02-18', // Spring Festival 春节
        '2024-04-07', // Tomb-sweeping Day 清明
        '2024-04-28', // Labour Day 劳动节
        '2024-05-11', // Labour Day 劳动节
        '2024-09-14', // Mid-autumn Festival 中秋
        '2024-09-29', // National Day 国庆节
        '2024-10-12', // National Day 国庆节
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // New Year's Day 元旦
        '2025-01-28', // Spring Festival 春节
        '2025-01-29', // Spring Festival 春节
        '2025-01-30', // Spring Festival 春节
        '2025-01-31', // Spring Festival 春节
        '2025-02-01', // Spring Festival 春节
        '2025-02-02', // Spring Festival 春节
        '2025-02-03', // Spring Festival 春节
        '2025-02-04', // Spring Festival 春节
        '2025-04-04', // Tomb-sweeping Day 清明
        '2025-04-05', // Tomb-sweeping Day 清明
        '2025-04-06', // Tomb-sweeping Day 清明
        '2025-05-01', // Labour Day 劳动节
        '2025-05-02', // Labour Day 劳动节
        '2025-05-03', // Labour Day 劳动节
        '2025-05-04', // Labour Day 劳动节
        '2025-05-05', // Labour Day 劳动节
        '2025-05-31', // Dragon Boat Festival 端午
        '2025-06-01', // Dragon Boat Festival 端午
        '2025-06-02', // Dragon Boat Festival 端午
        '2025-10-01', // National Day 国庆节
        '2025-10-02', // National Day 国庆节
        '2025-10-03', // National Day 国庆节
        '2025-10-04', // National Day 国庆节
        '2025-10-05', // National Day 国庆节
        '2025-10-06', // Mid-autumn Festival 中秋
        '2025-10-07', // National Day 国庆节
        '2025-10-08', // National Day 国庆节
      ],
      workdays: [
        '2025-01-26', // Spring Festival 春节
        '2025-02-08', // Spring Festival 春节
        '2025-04-27', // Labour Day 劳动节
        '2025-09-28', // National Day 国庆节
        '2025-10-11', // National Day 国庆节
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // New Year's Day 元旦
        '2026-01-02', // New Year's Day 元旦
        '2026-01-03', // New Year's Day 元旦
        '2026-02-15', // Spring Festival 春节
        '2026-02-16', // Spring Festival 春节
        '2026-02-17', // Spring Festival 春节
        '2026-02-18', // Spring Festival 春节
        '2026-02-19', // Spring Festival 春节
        '2026-02-20', // Spring Festival 春节
        '2026-02-21', // Spring Festival 春节
        '2026-02-22', // Spring Festival 春节
        '2026-02-23', // Spring Festival 春节
        '2026-04-04', // Tomb-sweeping Day 清明
        '2026-04-05', // Tomb-sweeping Day 清明
        '2026-04-06', // Tomb-sweeping Day 清明
        '2026-05-01', // Labour Day 劳动节
        '2026-05-02', // Labour Day 劳动节
        '2026-05-03', // Labour Day 劳动节
        '2026-05-04', // Labour Day 劳动节
        '2026-05-05', // Labour Day 劳动节
        '2026-06-19', // Dragon Boat Festival 端午
        '2026-06-20', // Dragon Boat Festival 端午
        '2026-06-21', // Dragon Boat Festival 端午
        '2026-09-25', // Mid-autumn Festival 中秋
        '2026-09-26', // Mid-autumn Festival 中秋
        '2026-09-27', // Mid-autumn Festival 中秋
        '2026-10-01', // National Day 国庆节
        '2026-10-02', // National Day 国庆节
        '2026-10-03', // National Day 国庆节
        '2026-10-04', // National Day 国庆节
        '2026-10-05', // National Day 国庆节
        '2026-10-06', // National Day 国庆节
        '2026-10-07', // National Day 国庆节
      ],
      workdays: [
        '2026-01-04', // New Year's Day 元旦
        '2026-02-14', // Spring Festival 春节
        '2026-02-28', // Spring Festival 春节
        '2026-05-09', // Labour Day 劳动节
        '2026-09-20', // National Day 国庆节
        '2026-10-10', // National Day 国庆节
      ],
    },
  },
}
