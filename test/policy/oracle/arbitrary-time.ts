/** Random instants, dates and clocks around nights on which clocks change. All fall on whole minutes. */
import fc from 'fast-check'
import { WEEKDAYS, type Weekday } from '../../../src/policy/facts.ts'
import { DAY, HOUR, MINUTE } from './local-time.ts'

/** A few days around one night, and zones for which it matters. */
export interface Season {
  readonly name: string
  /** Two days before the night, midnight in UTC. */
  readonly fromMs: number
  readonly zones: readonly string[]
}

const season = (name: string, night: string, ...zones: readonly string[]): Season => ({
  name,
  fromMs: Date.parse(`${night}T00:00:00Z`) - 2 * DAY,
  zones,
})

export const SEASONS: readonly Season[] = [
  season('an ordinary week', '2026-03-12', 'Asia/Shanghai', 'Asia/Kathmandu', 'Pacific/Apia'),
  season('spring in America', '2026-03-08', 'America/New_York', 'America/Havana', 'America/Los_Angeles'),
  season('spring in Europe', '2026-03-29', 'Europe/London', 'Europe/Athens', 'Asia/Kathmandu'),
  season('autumn in the south', '2026-04-05', 'Australia/Lord_Howe', 'America/Santiago', 'Australia/Sydney'),
  season('a day without midnight', '2026-09-06', 'America/Santiago', 'America/New_York', 'Asia/Shanghai'),
  season('half an hour', '2026-10-04', 'Australia/Lord_Howe', 'Australia/Sydney', 'Asia/Kathmandu'),
  season('autumn in Europe', '2026-10-25', 'Europe/London', 'Europe/Athens', 'Asia/Shanghai'),
  season('an evening twice', '2026-10-30', 'Africa/Cairo', 'Europe/London', 'Asia/Beirut'),
  season('autumn in America', '2026-11-01', 'America/New_York', 'America/Havana', 'America/Los_Angeles'),
  season('the turn of a year', '2026-12-31', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia'),
  season('a date left out', '2011-12-30', 'Pacific/Apia', 'Australia/Sydney', 'America/Los_Angeles'),
]

export interface Times {
  /** When a contact is asked for. */
  readonly asked: fc.Arbitrary<number>
  /** When something on record happened or will. */
  readonly recorded: fc.Arbitrary<number>
  readonly date: fc.Arbitrary<string>
  /** Of something that mostly has begun, or is not yet over. */
  readonly startDate: fc.Arbitrary<string>
  readonly endDate: fc.Arbitrary<string>
  readonly dueDate: fc.Arbitrary<string>
  readonly zones: fc.Arbitrary<readonly string[]>
}

/** Full hours are most likely, so that records, windows and asks meet. */
function instants(fromMs: number, untilMs: number): fc.Arbitrary<number> {
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.integer({ min: 0, max: (untilMs - fromMs) / HOUR - 1 }).map((h) => fromMs + h * HOUR),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: (untilMs - fromMs) / MINUTE - 1 }).map((m) => fromMs + m * MINUTE),
    },
  )
}

export function timesOf({ fromMs, zones }: Season): Times {
  const [first = 'UTC', second = 'UTC', third = 'UTC'] = zones
  const dates = (fromDay: number, toDay: number) =>
    fc
      .integer({ min: fromDay, max: toDay })
      .map((day) => new Date(fromMs + day * DAY).toISOString().slice(0, 10))
  return {
    asked: instants(fromMs, fromMs + 5 * DAY),
    recorded: fc.oneof(
      { weight: 3, arbitrary: instants(fromMs - 2 * DAY, fromMs + 4 * DAY) },
      { weight: 1, arbitrary: instants(fromMs - 20 * DAY, fromMs + 9 * DAY) },
    ),
    date: fc.oneof({ weight: 3, arbitrary: dates(-2, 6) }, dates(-40, 40)),
    startDate: dates(-30, 5),
    endDate: dates(0, 30),
    dueDate: fc.oneof({ weight: 1, arbitrary: dates(-6, 5) }, { weight: 8, arbitrary: dates(-100, -3) }),
    zones: fc.oneof(
      { weight: 8, arbitrary: fc.constant([first]) },
      { weight: 4, arbitrary: fc.constantFrom([second], [third]) },
      { weight: 4, arbitrary: fc.constantFrom([first, second], [third, first], [second, third]) },
      { weight: 1, arbitrary: fc.constantFrom([first, second, third], [], [first, 'Mars/Olympus']) },
    ),
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** `HH:MM`, mostly a full hour. */
export const clock: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 0, 30, 1, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)

export const oddClock: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: clock },
  fc.constantFrom('24:00', '00:00', 'noon', '25:00'),
)

export const weekdays: fc.Arbitrary<readonly Weekday[]> = fc.subarray([...WEEKDAYS], { minLength: 1 })
