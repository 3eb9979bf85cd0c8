/** Taiwan. Written by `npm run holidays`: change src/holiday-sources.ts, not this file. */
import type { HolidayCalendar } from '../../holidays.ts'

export const TW_HOLIDAYS: HolidayCalendar = {
  id: 'TW',
  title: 'Taiwan',
  source:
    'Office calendar of the Directorate-General of Personnel Administration (政府行政機關辦公日曆表), 2025 as ' +
    'amended in June 2025; ordinary weekends are not in. Labour Day, before 2026 a holiday of employees ' +
    'only, is in from 2026.',
  evidence: 'weak',
  years: {
    '2024': {
      holidays: [
        '2024-01-01', // Founding Day 開國紀念日
        '2024-02-08', // Day before New Year Eve 小年夜 (adjusted)
        '2024-02-09', // Lunar New Year Eve 除夕
        '2024-02-10', // Lunar New Year 春節
        '2024-02-11', // Lunar New Year 春節
        '2024-02-12', // Lunar New Year 春節
        '2024-02-13', // Lunar New Year 補假
        '2024-02-14', // Lunar New Year 補假
        '2024-02-28', // Peace Memorial Day 和平紀念日
        '2024-04-04', // Children and Tomb Sweeping Day 兒童節, 清明節
        '2024-04-05', // Tomb Sweeping Day 補假
        '2024-06-10', // Dragon Boat Festival 端午節
        '2024-09-17', // Mid-Autumn Festival 中秋節
        '2024-10-10', // National Day 國慶日
      ],
      workdays: [
        '2024-02-17', // for 8 February
      ],
    },
    '2025': {
      holidays: [
        '2025-01-01', // Founding Day 開國紀念日
        '2025-01-27', // Day before New Year Eve 小年夜 (adjusted)
        '2025-01-28', // Lunar New Year Eve 除夕
        '2025-01-29', // Lunar New Year 春節
        '2025-01-30', // Lunar New Year 春節
        '2025-01-31', // Lunar New Year 春節
        '2025-02-28', // Peace Memorial Day 和平紀念日
        '2025-04-03', // Children Day 補假
        '2025-04-04', // Children and Tomb Sweeping Day 兒童節, 清明節
        '2025-05-30', // Dragon Boat Festival 補假
        '2025-05-31', // Dragon Boat Festival 端午節
        '2025-09-28', // Confucius Birthday 孔子誕辰紀念日
        '2025-09-29', // Confucius Birthday 補假
        '2025-10-06', // Mid-Autumn Festival 中秋節
        '2025-10-10', // National Day 國慶日
        '2025-10-24', // Retrocession Day 補假
        '2025-10-25', // Retrocession Day 臺灣光復暨金門古寧頭大捷紀念日
        '2025-12-25', // Constitution Day 行憲紀念日
      ],
      workdays: [
        '2025-02-08', // for 27 January
      ],
    },
    '2026': {
      holidays: [
        '2026-01-01', // Founding Day 開國紀念日
        '2026-02-15', // Day before New Year Eve 小年夜
        '2026-02-16', // Lunar New Year Eve 除夕
        '2026-02-17', // Lunar New Year 春節
        '2026-02-18', // Lunar New Year 春節
        '2026-02-19', // Lunar New Year 春節
        '2026-02-20', // Lunar New Year 補假
        '2026-02-27', // Peace Memorial Day 補假
        '2026-02-28', // Peace Memorial Day 和平紀念日
        '2026-04-03', // Children Day 補假
        '2026-04-04', // Children Day 兒童節
        '2026-04-05', // Tomb Sweeping Day 清明節
        '2026-04-06', // Tomb Sweeping Day 補假
        '2026-05-01', // Labour Day 勞動節
        '2026-06-19', // Dragon Boat Festival 端午節
        '2026-09-25', // Mid-Autumn Festival 中秋節
        '2026-09-28', // Confucius Birthday 孔子誕辰紀念日
        '2026-10-09', // National Day 補假
        '2026-10-10', // National Day 國慶日
        '2026-10-25', // Retrocession Day 臺灣光復暨金門古寧頭大捷紀念日
        '2026-10-26', // Retrocession Day 補假
        '2026-12-25', // Constitution Day 行憲紀念日
      ],
    },
    '2027': {
      holidays: [
        '2027-01-01', // Founding Day 開國紀念日
        '2027-02-04', // Day before New Year Eve 小年夜
        '2027-02-05', // Lunar New Year Eve 除夕
        '2027-02-06', // Lunar New Year 春節
        '2027-02-07', // Lunar New Year 春節
        '2027-02-08', // Lunar New Year 春節
        '2027-02-09', // Lunar New Year 補假
        '2027-02-10', // Lunar New Year 補假
        '2027-02-28', // Peace Memorial Day 和平紀念日
        '2027-03-01', // Peace Memorial Day 補假
        '2027-04-04', // Children Day 兒童節
        '2027-04-05', // Tomb Sweeping Day 清明節
        '2027-04-06', // Children Day 補假
        '2027-04-30', // Labour Day 補假
        '2027-05-01', // Labour Day 勞動節
        '2027-06-09', // Dragon Boat Festival 端午節
        '2027-09-15', // Mid-Autumn Festival 中秋節
        '2027-09-28', // Confucius Birthday 孔子誕辰紀念日
        '2027-10-10', // National Day 國慶日
        '2027-10-11', // National Day 補假
        '2027-10-25', // Retrocession Day 臺灣光復暨金門古寧頭大捷紀念日
        '2027-12-24', // Constitution Day 補假
        '2027-12-25', // Constitution Day 行憲紀念日
        '2027-12-31', // Founding Day of 2028 補假
      ],
    },
  },
}
