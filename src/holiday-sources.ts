/**
 * Where each holiday calendar comes from: what is taken from which package, what is left, and what a decree has set
 * that no package gets right. A year is listed only when its dates can be defended; a missing year is an objection, a
 * wrong one would be a silent yes. `npm run holidays` writes `src/policy/packs/holidays` from here.
 */
import { DECREES, type Decrees } from './holiday-decrees.ts'
import { type HolidaySource, through } from './holiday-source.ts'
import { CANADA } from './holidays-of-canada.ts'

const GREAT_BRITAIN_NOTE = 'Bank holidays; one-off ones that were not yet proclaimed are not in.'

export const HOLIDAY_SOURCES: readonly HolidaySource[] = [
  {
    id: 'AU',
    title: 'Australia, national',
    note:
      'The seven days of the reference (unverified, high), each on its own date, and the weekday that stands in for a weekend ' +
      'where every state has one (not for Anzac Day). Easter Saturday and Sunday and state holidays are not in.',
    evidence: 'unverified',
    years: through(2030),
    picks: [
      {
        region: 'AU',
        names: [
          "New Year's Day",
          'Australia Day',
          'Good Friday',
          'Easter Monday',
          'Anzac Day',
          'Christmas Day',
          'Boxing Day',
        ],
      },
    ],
    leaves: ['Easter Saturday', 'Easter Sunday'],
  },
  ...CANADA,
  {
    id: 'CN',
    title: 'Mainland China',
    note:
      'Equal to the notices of the General Office of the State Council for 2024 (of 2023-10-25), 2025 (2024-11-12) ' +
      'and 2026 (2025-11-04). Ordinary weekends are not in. A later year waits for its notice.',
    evidence: 'text',
    years: [2024, 2025, 2026],
    chineseDays: true,
  },
  {
    id: 'GB-ENG',
    title: 'England and Wales',
    note: GREAT_BRITAIN_NOTE,
    evidence: 'weak',
    years: through(2030),
    picks: [{ region: 'GB-ENG', names: 'public' }],
  },
  {
    id: 'GB-NIR',
    title: 'Northern Ireland',
    note: GREAT_BRITAIN_NOTE,
    evidence: 'weak',
    years: through(2030),
    picks: [{ region: 'GB-NIR', names: 'public' }],
  },
  {
    id: 'GB-SCT',
    title: 'Scotland',
    note: `${GREAT_BRITAIN_NOTE} 15 June 2026 by Royal Proclamation of 2026-02-04. Local holidays are not in.`,
    evidence: 'weak',
    years: through(2030),
    picks: [{ region: 'GB-SCT', names: 'public' }],
  },
  {
    id: 'GR',
    title: 'Greece',
    note:
      'With Good Friday, Whit Monday and 26 December, on which banks rest. Labour Day of 2024 as moved by the Minister ' +
      'of Labour. 2027 is left out: 1 May falls in Holy Week and is moved by a decision that is still to come.',
    evidence: 'weak',
    years: [2024, 2025, 2026, 2028, 2029, 2030],
    picks: [{ region: 'GR', names: 'public' }],
    renames: {
      'Ash Sunday': 'Clean Monday',
      'National Holiday': 'Ochi Day',
      'Boxing Day': 'Synaxis of the Theotokos',
    },
  },
  {
    id: 'HK',
    title: 'Hong Kong',
    note: 'General holidays by the rules of the General Holidays Ordinance (Cap. 149); Sundays are not in.',
    evidence: 'weak',
    years: through(2030),
    picks: [{ region: 'HK', names: 'public' }],
  },
  {
    id: 'ID',
    title: 'Indonesia',
    note:
      'National holidays (libur nasional) of the joint decrees of three ministers for 2024 (of 2023-09-12), 2025 ' +
      '(1017, 2 and 2 of 2024) and 2026 (1497, 2 and 5 of 2025), as the press gives them, and the election days of ' +
      '2024. Islamic dates and Easter Sunday are those of the decrees. Cuti bersama and regional holidays are not in. ' +
      'A later year waits for its decree.',
    evidence: 'press',
    years: [2024, 2025, 2026],
    picks: [
      {
        region: 'ID',
        names: [
          "New Year's Day",
          'Chinese New Year',
          'Nyepi',
          'Good Friday',
          'Labour Day',
          'Ascension Day',
          'Vesak Day',
          'Pancasila Day',
          'Independence Day',
          'Christmas Day',
        ],
      },
    ],
    leaves: [
      "Laylat al-Mi'raj",
      'End of Ramadan (Eid al-Fitr)',
      'Feast of the Sacrifice (Eid al-Adha)',
      'Islamic New Year',
      'Birthday of Muhammad (Mawlid)',
    ],
  },
  {
    id: 'IE',
    title: 'Ireland',
    note:
      'Public holidays, and what banks rest on besides: Good Friday, and the weekday after a holiday on a weekend. For ' +
      'the counting of working days.',
    evidence: 'weak',
    years: through(2030),
    picks: [
      {
        region: 'IE',
        names: [
          "New Year's Day",
          'St. Brigid’s Day',
          'St. Patrick’s Day',
          'Good Friday',
          'Easter Monday',
          'First Monday in May',
          'First Monday in June',
          'First Monday in August',
          'Last Monday in October',
          'Christmas Day',
          'St. Stephen’s Day',
        ],
        ofAnyType: true,
      },
    ],
  },
  {
    id: 'JP',
    title: 'Japan',
    note:
      'National holidays (国民の祝日) with substitutes; the equinoxes of later years are computed and become official ' +
      'in February of the year before. 31 December and 2 and 3 January, on which banks rest, are not in.',
    evidence: 'weak',
    years: through(2030),
    picks: [{ region: 'JP', names: 'public' }],
  },
  {
    id: 'KR',
    title: 'Korea',
    note:
      'Public holidays with substitutes, election days and days set once; the days around Lunar New Year are set here. ' +
      'Labour Day is in for every year: a paid day of rest by its own act, on which banks are closed. ' +
      'A later year waits for its almanac (월력요항).',
    evidence: 'weak',
    years: [2024, 2025, 2026],
    picks: [
      {
        region: 'KR',
        names: [
          "New Year's Day",
          'Independence Movement Day',
          "Children's Day",
          "Buddha's Birthday",
          'Memorial Day',
          'Constitution Day',
          'Liberation Day',
          'Korean Thanksgiving',
          'National Foundation Day',
          'Hangul Day',
          'Christmas Day',
        ],
      },
    ],
    leaves: ['Korean New Year'],
  },
  {
    id: 'SG',
    title: 'Singapore',
    note:
      'Public holidays under the Holidays Act with the Monday after a Sunday, Hari Raya as gazetted, and the polling ' +
      'day of 2025. A later year waits for the list of the Ministry of Manpower.',
    evidence: 'weak',
    years: [2024, 2025, 2026],
    picks: [
      {
        region: 'SG',
        names: [
          "New Year's Day",
          'Chinese New Year',
          'Good Friday',
          'Labour Day',
          'Vesak Day',
          'National Day',
          'Deepavali',
          'Christmas Day',
        ],
      },
    ],
    leaves: ['Hari Raya Puasa', 'Hari Raya Haji'],
  },
  {
    id: 'TW',
    title: 'Taiwan',
    note:
      'Office calendar of the Directorate-General of Personnel Administration (政府行政機關辦公日曆表), 2025 as amended ' +
      'in June 2025; ordinary weekends are not in. Labour Day, before 2026 a holiday of employees only, is in from 2026.',
    evidence: 'weak',
    years: [2024, 2025, 2026, 2027],
  },
  {
    id: 'US',
    title: 'United States, federal',
    note:
      'Legal public holidays of 5 USC 6103(a) as listed in the reference (unverified, high), each on its own date and, when ' +
      'that is a Saturday or Sunday, also on the weekday on which it is observed. Inauguration Day is not in.',
    evidence: 'unverified',
    years: through(2030),
    observedOnWeekday: true,
    picks: [
      {
        region: 'US',
        names: [
          "New Year's Day",
          'Martin Luther King Jr. Day',
          "Washington's Birthday",
          'Memorial Day',
          'Juneteenth',
          'Independence Day',
          'Labour Day',
          'Columbus Day',
          'Veterans Day',
          'Thanksgiving Day',
          'Christmas Day',
        ],
      },
    ],
    renames: { 'Labour Day': 'Labor Day' },
  },
]

/** What decrees set for a calendar. */
export function decreesOf(id: string): Decrees {
  return DECREES[id] ?? {}
}
