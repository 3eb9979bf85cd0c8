/** Days past due in the steps that collections reckon in. */
export const DPD_BUCKETS = [
  'not due',
  '1-30',
  '31-60',
  '61-90',
  '91-120',
  '121-150',
  '151-180',
  '181+',
] as const

export type DpdBucket = (typeof DPD_BUCKETS)[number]

/** @param days an SQL expression for whole days; null and what is not past due is `not due`. */
export function bucketOfDays(days: string): string {
  return `case
    when ${days} is null or ${days} <= 0 then 'not due' when ${days} <= 30 then '1-30'
    when ${days} <= 60 then '31-60' when ${days} <= 90 then '61-90'
    when ${days} <= 120 then '91-120' when ${days} <= 150 then '121-150'
    when ${days} <= 180 then '151-180' else '181+' end`
}
