/**
 * Where each holiday calendar comes from: what is taken from which package, what is left, and what a decree has set
 * that no package gets right. A year is listed only when its dates can be defended; a missing year is an objection, a
 * wrong one would be a silent yes. `npm run holidays` writes `src/policy/packs/holidays` from here.
 */
import { DECREES, type Decrees } from './holiday-decrees.ts'
import type { Evidence } from './policy/decision.ts'

export interface HolidaySource {
  readonly id: string
  readonly title: string
  /** What follows the packages and their versions in the calendar's `source`. */
  readonly note: string
  readonly evidence: Evidence
  readonly years: readonly number[]
  /** State Council notices with make-up days, from chinese-days. */
  readonly chineseDays?: boolean
  /** From date-holidays, substitutes included. */
  readonly picks?: readonly Pick[]
  /** Public holidays of the region `id` that are left on purpose. What is neither picked nor left stops the writer. */
  readonly leaves?: readonly string[]
  /** Names that date-holidays gives wrongly. */
  readonly renames?: Readonly<Record<string, string>>
  /** A holiday on a Saturday is also observed on the Friday before, one on a Sunday on the Monday after. */
  readonly observedOnWeekday?: boolean
}

interface Pick {
  readonly region: string
  /** `public`: every public holiday. */
  readonly names: readonly string[] | 'public'
  /** Also what the package calls optional, of banks or an observance. */
  readonly ofAnyType?: boolean
}

const through = (last: number): number[] => Array.from({ length: last - 2023 }, (_, index) => 2024 + index)

/** The list of the reference. What the package holds for provinces only is read from Ontario. */
const CA_FEDERAL: readonly Pick[] = [
  {
    region: 'CA',
    names: [
      "New Year's Day",
      'Good Friday',
      'Canada Day',
      'Labour Day',
      'National Day for Truth and Reconciliation',
      'Christmas Day',
    ],
    ofAnyType: true,
  },
  {
    region: 'CA-ON',
    names: ['Easter Monday', 'Victoria Day', 'Thanksgiving', 'Remembrance Day'],
    ofAnyType: true,
  },
]

function province(
  part: string,
  title: string,
  own: readonly string[],
  note: string,
  leaves: readonly string[] = [],
): HolidaySource {
  const id = `CA-${part}`
  return {
    id,
    title: `Canada: ${title}`,
    note: `The federal list${own.length > 0 ? ` and ${own.join(', ')}` : ''}; unverified, high. ${note}`.trim(),
    evidence: 'unverified',
    years: through(2030),
    picks: own.length > 0 ? [...CA_FEDERAL, { region: id, names: own, ofAnyType: true }] : CA_FEDERAL,
    leaves,
  }
}

const CANADA: readonly HolidaySource[] = [
  {
    id: 'CA',
    title: 'Canada, federal',
    note:
      'Interpretation Act s.35 as listed in the reference (unverified, high), with 2 July when 1 July is a Sunday. ' +
      'Sundays, which that section also calls holidays, and the holidays of provinces and cities are not in.',
    evidence: 'unverified',
    years: through(2030),
    picks: CA_FEDERAL,
  },
  province('AB', 'Alberta', ['Family Day'], 'Heritage Day and Boxing Day, optional there, are not in.'),
  province('BC', 'British Columbia', ['Family Day', 'British Columbia Day'], 'Boxing Day is not in.'),
  province('MB', 'Manitoba', ['Louis Riel Day'], 'Terry Fox Day, optional there, is not in.'),
  province('NB', 'New Brunswick', ['Family Day', 'New Brunswick Day'], 'Boxing Day is not in.'),
  province(
    'NL',
    'Newfoundland and Labrador',
    [],
    'Memorial Day is Canada Day. Government holidays (Saint Patrick and others) are not in.',
    ['Memorial Day', 'Armistice Day'],
  ),
  province('NS', 'Nova Scotia', ['Heritage Day'], 'Natal Day, optional there, is not in.'),
  province(
    'NT',
    'Northwest Territories',
    ['National Indigenous Peoples Day', 'Civic Holiday'],
    'Boxing Day, of public servants only, is not in.',
    ['Boxing Day'],
  ),
  province('NU', 'Nunavut', ['Nunavut Day', 'Civic Holiday'], ''),
  province(
    'ON',
    'Ontario',
    ['Family Day', 'Boxing Day'],
    'The Civic Holiday of August, which is for each city to set, is not in.',
  ),
  province('PE', 'Prince Edward Island', ['Islander Day'], 'Gold Cup Parade Day is not in.', [
    'Gold Cup Parade Day',
  ]),
  {
    id: 'CA-QC',
    title: 'Canada: Quebec',
    note:
      'The own list of Quebec (Interpretation Act I-16 s.61(23), with the Monday before 25 May and with 2 July when ' +
      '1 July is a Sunday); Sundays are not in. The National Day for Truth and Reconciliation and Remembrance Day are ' +
      'not on it: a federal rule asks the calendar CA besides.',
    evidence: 'unverified',
    years: through(2030),
    picks: [
      {
        region: 'CA-QC',
        names: [
          "New Year's Day",
          'Good Friday',
          'Easter Monday',
          "National Patriots' Day",
          'National Holiday',
          'Canada Day',
          'Labour Day',
          'Thanksgiving',
          'Christmas Day',
        ],
        ofAnyType: true,
      },
    ],
    renames: { 'National Holiday': 'Fête nationale' },
  },
  province('SK', 'Saskatchewan', ['Family Day', 'Saskatchewan Day'], ''),
  province(
    'YT',
    'Yukon',
    ['National Indigenous Peoples Day', 'Discovery Day'],
    'Heritage Day of February is not in.',
  ),
]

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
