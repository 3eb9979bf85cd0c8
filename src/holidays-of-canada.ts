/** The holiday calendars of Canada: the federal list, and each province with its own. */
import { type HolidaySource, type Pick, through } from './holiday-source.ts'

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

export const CANADA: readonly HolidaySource[] = [
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
