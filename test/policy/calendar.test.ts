/** Nights on which clocks change, and zones that skip a day. */
import t from 'tap'
import {
  dateOfDay,
  dayOfDate,
  isKnownZone,
  localDay,
  localTimeText,
  offsetSegment,
  startOfLocalDayMs,
  startOfNextPeriod,
  weekdayOfDay,
} from '../../src/policy/calendar.ts'
import { complementOf, firstInWindowsMs, weekWindows } from '../../src/policy/windows.ts'

const at = (iso: string) => Date.parse(iso)
const open = (from: string, to: string) =>
  weekWindows([{ from, to, fromInclusive: true, toInclusive: false }])
const FAR = at('2040-01-01T00:00:00Z')

t.test('dates', async (t) => {
  t.equal(dayOfDate('1970-01-01'), 0)
  t.equal(dateOfDay(dayOfDate('2024-02-29')), '2024-02-29')
  for (const bad of ['2023-02-29', '2026-13-01', '2026-1-1', '', 'x']) t.ok(Number.isNaN(dayOfDate(bad)), bad)
  t.equal(weekdayOfDay(dayOfDate('2026-03-10')), 'tue')
  t.equal(dateOfDay(startOfNextPeriod('week', dayOfDate('2026-03-15'))), '2026-03-16')
  t.equal(dateOfDay(startOfNextPeriod('month', dayOfDate('2026-12-31'))), '2027-01-01')
  let differs = 0
  for (let day = -700_000; day < 800_000; day += 97) if (dayOfDate(dateOfDay(day)) !== day) differs++
  t.equal(differs, 0, 'there and back over two thousand years')
})

t.test('zones', async (t) => {
  t.ok(isKnownZone('Africa/Casablanca'))
  for (const bad of ['', 'Mars/Olympus', '+08:00', 'null']) t.notOk(isKnownZone(bad), bad)
  t.equal(localTimeText('Asia/Shanghai', at('2026-03-10T22:00:00+08:00')), '2026-03-10 22:00:00')
  // Every answer agrees with what Intl says, hour by hour over the changes of a year.
  for (const zone of ['America/New_York', 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    let differs = 0
    for (let ms = at('2026-01-01T00:00:00Z'); ms < at('2027-01-01T00:00:00Z'); ms += 3_600_000) {
      if (format.format(ms) !== localTimeText(zone, ms)) differs++
    }
    t.equal(differs, 0, zone)
  }
  const segment = offsetSegment('America/New_York', at('2026-07-01T00:00:00Z'))
  t.equal(segment.offsetMs, -4 * 3_600_000)
})

t.test('a skipped day starts with the next one', async (t) => {
  // Apia went from the end of 2011-12-29 straight to 2011-12-31.
  const start = startOfLocalDayMs('Pacific/Apia', dayOfDate('2011-12-30'))
  t.equal(localTimeText('Pacific/Apia', start), '2011-12-31 00:00:00')
  t.equal(dateOfDay(localDay('Pacific/Apia', start - 1)), '2011-12-29')
})

t.test('windows over gap and overlap', async (t) => {
  const rows: readonly (readonly [string, string, string, string, string])[] = [
    // zone, window, from, first instant inside
    [
      'America/New_York',
      '02:30 03:30',
      '2026-03-08T01:00:00-05:00',
      '2026-03-08T03:00:00-04:00',
      'the start falls into the gap',
    ],
    [
      'America/New_York',
      '02:10 02:50',
      '2026-03-08T01:00:00-05:00',
      '2026-03-09T02:10:00-04:00',
      'the window is the gap',
    ],
    [
      'America/New_York',
      '01:30 01:40',
      '2026-11-01T01:35:00-04:00',
      '2026-11-01T01:35:00-04:00',
      'inside, first time',
    ],
    [
      'America/New_York',
      '01:30 01:40',
      '2026-11-01T01:40:00-04:00',
      '2026-11-01T01:30:00-05:00',
      'and a second time',
    ],
    [
      'Europe/London',
      '08:00 21:00',
      '2026-10-24T21:00:00+01:00',
      '2026-10-25T08:00:00+00:00',
      'the night is an hour longer',
    ],
    [
      'Africa/Casablanca',
      '08:00 20:00',
      '2026-02-14T20:00:00+01:00',
      '2026-02-15T08:00:00+00:00',
      'Ramadan begins',
    ],
    [
      'Asia/Shanghai',
      '22:00 06:00',
      '2026-03-10T12:00:00+08:00',
      '2026-03-10T22:00:00+08:00',
      'over midnight',
    ],
    [
      'Asia/Shanghai',
      '22:00 06:00',
      '2026-03-10T05:59:59+08:00',
      '2026-03-10T05:59:59+08:00',
      'the part after midnight',
    ],
  ]
  for (const [zone, window, from, expected, title] of rows) {
    const [start = '', end = ''] = window.split(' ')
    const first = firstInWindowsMs(zone, open(start, end), at(from), FAR)
    t.equal(
      new Date(first).toISOString(),
      new Date(at(expected)).toISOString(),
      `${zone} ${window}: ${title}`,
    )
  }
})

t.test('edges, guard time, complement', async (t) => {
  const from = (fromInclusive: boolean, toInclusive: boolean, guardSeconds = 0) =>
    weekWindows([{ from: '08:00', to: '20:00', fromInclusive, toInclusive, guardSeconds }])
  const inside = (windows: ReturnType<typeof open>, clock: string) => {
    const ms = at(`2026-03-10T${clock}+08:00`)
    return firstInWindowsMs('Asia/Shanghai', windows, ms, ms + 1) === ms
  }
  const rows: readonly (readonly [boolean, boolean, number, string, boolean])[] = [
    // from inclusive, to inclusive, guard, clock, inside
    [true, true, 0, '08:00:00', true],
    [false, true, 0, '08:00:00', false],
    [false, true, 0, '08:00:01', true],
    [true, true, 0, '20:00:00', true],
    [true, true, 0, '20:00:01', false],
    [true, false, 0, '20:00:00', false],
    [true, false, 60, '19:58:59', true],
    [true, false, 60, '19:59:00', false],
  ]
  for (const [a, b, guard, clock, expected] of rows) {
    t.equal(inside(from(a, b, guard), clock), expected, `${a} ${b} ${guard} ${clock}`)
    t.equal(
      inside(complementOf(from(a, b, guard)), clock),
      !expected,
      `complement of ${a} ${b} ${guard} ${clock}`,
    )
  }
  t.equal(
    firstInWindowsMs(
      'Asia/Shanghai',
      weekWindows([{ from: 'x', to: 'y', fromInclusive: true, toInclusive: true }]),
      0,
      FAR,
    ),
    Infinity,
  )
})
