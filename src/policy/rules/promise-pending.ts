import { dayOfDate } from '../calendar.ts'
import type { PromisePendingRule } from '../pack.ts'
import { startOfDayEverywhereMs } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER } from '../question.ts'

/** Until the promised date is over the borrower is left to keep the promise. */
export function promisePending(rule: PromisePendingRule): AskRule {
  return (question, tMs) => {
    const { facts } = question.prepared
    let clearsAtMs = tMs
    let dueOn = ''
    for (let before = -NEVER; clearsAtMs > before; ) {
      before = clearsAtMs
      for (const promise of facts.promises) {
        if (promise.status !== 'pending' || promise.atMs > clearsAtMs) continue
        if (promise.account !== undefined && promise.account !== facts.account) continue
        const day = dayOfDate(promise.dueOn)
        if (Number.isNaN(day)) return missing('promises[].dueOn', 'give the promised date as YYYY-MM-DD')
        const endMs = startOfDayEverywhereMs(question.prepared, day + 1 + rule.graceDays, tMs)
        if (endMs <= clearsAtMs) continue
        clearsAtMs = endMs
        dueOn = promise.dueOn
      }
    }
    if (clearsAtMs === tMs) return null
    return {
      clearsAtMs,
      code: 'promise_pending',
      detail: () => ({ message: `A promise to pay by ${dueOn} is running.`, observed: dueOn }),
    }
  }
}
