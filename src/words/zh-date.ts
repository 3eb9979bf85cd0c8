/** Dates as Chinese writes them. */

/** `2026-03-01` as 2026年3月1日. */
export function zhDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** `2026-03-01 08:00` as 2026年3月1日08:00. */
export function zhTime(time: string): string {
  return `${zhDate(time.slice(0, 10))}${time.slice(11)}`
}
