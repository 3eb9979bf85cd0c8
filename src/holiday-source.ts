/** What is said of a holiday calendar before it is written. */
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

export interface Pick {
  readonly region: string
  /** `public`: every public holiday. */
  readonly names: readonly string[] | 'public'
  /** Also what the package calls optional, of banks or an observance. */
  readonly ofAnyType?: boolean
}

/** Every year from 2024 on. */
export const through = (last: number): number[] =>
  Array.from({ length: last - 2023 }, (_, index) => 2024 + index)
