/**
 * Local date `n` calendar months before the last day of the month of `businessDate`, clamped to a month's
 * end.
 */
export function dueDateOfMonthsLate(businessDate: string, months: number): string {
  const [year = 0, month = 0] = businessDate.split('-').map(Number)
  const lastDay = daysInMonth(year, month)
  const monthIndex = year * 12 + (month - 1) - months
  const dueYear = Math.floor(monthIndex / 12)
  const dueMonth = monthIndex - dueYear * 12 + 1
  const day = Math.min(lastDay, daysInMonth(dueYear, dueMonth))
  return `${pad(dueYear, 4)}-${pad(dueMonth, 2)}-${pad(day, 2)}`
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
