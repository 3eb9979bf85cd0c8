/** Where accounts stood on a business date: what the last push up to then said. */

/**
 * A lateral sub-select of the newest history up to a date. Asked account by account it stops at the first month that
 * has one, which is much less than reading all of the history.
 *
 * @param date an SQL expression; `a` must be a row of accounts and `$1` the creditor
 */
export function stateAt(date: string): string {
  return `(
    select h.currency, h.segment, h.stage, h.overdue_total, h.status = 'overdue' as overdue,
           ${date} - h.oldest_unpaid_due_date as days
    from delinquency_history h
    where h.creditor_id = $1 and h.account_id = a.account_id and h.business_date <= ${date}
    order by h.business_date desc limit 1)`
}
