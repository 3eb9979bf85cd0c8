/**
 * The leapfrog, which is the whole decision: every rule answers from when on it has no objection; jump to the latest
 * answer and ask again, until none objects. Each jump is at most as far as the first instant all rules agree on, so
 * what is found is that instant exactly.
 */

import { HORIZON_MS } from './prepare-facts.ts'
import type { Objection, Question } from './question.ts'
import { type CompiledRule, limitsAt, type Selection } from './select-rules.ts'

export interface FirstAllowed {
  /** Infinity: not within the horizon, or never by the passing of time. */
  readonly atMs: number
  /** The rule that made the last jump, null when the first instant was open. */
  readonly binding: CompiledRule | null
  /** The rule that stood longest in the way at the first instant: why one waits, where `binding` is until when. */
  readonly heldBy: CompiledRule | null
}

export interface Found {
  readonly rule: CompiledRule
  readonly objection: Objection
}

/** A bound no real question comes near: each jump passes the end of a window, a day, an attempt or a record. */
const JUMPS_MAX = 20_000
const NONE: readonly Found[] = []

/** Every objection at an instant, in the order of the rules. */
export function objectionsAt(question: Question, selection: Selection, tMs: number): readonly Found[] {
  const limits = limitsAt(question, selection, tMs)
  let found = objectionsOf(question, selection.deny, tMs)
  for (const one of objectionsOf(question, limits, tMs)) found = [...found, one]
  return found
}

export function objectionsOf(
  question: Question,
  rules: readonly CompiledRule[],
  tMs: number,
): readonly Found[] {
  let found: Found[] | null = null
  for (const rule of rules) {
    const objection = rule.ask(question, tMs)
    if (objection === null) continue
    found ??= []
    found.push({ rule, objection })
  }
  return found ?? NONE
}

/** The leapfrog from an instant on; `found` are the objections there, when they are known already. */
export function firstAllowed(
  question: Question,
  selection: Selection,
  fromMs: number,
  found = objectionsAt(question, selection, fromMs),
): FirstAllowed {
  const untilMs = fromMs + HORIZON_MS
  let ms = fromMs
  let objections = found
  let binding: CompiledRule | null = null
  let heldBy: CompiledRule | null = null
  for (let jump = 0; jump < JUMPS_MAX; jump++) {
    let latest = ms
    for (const { rule, objection } of objections) {
      if (objection.clearsAtMs <= latest) continue
      latest = objection.clearsAtMs
      binding = rule
    }
    if (latest === ms) return { atMs: ms, binding, heldBy }
    heldBy ??= binding
    if (latest > untilMs) break
    ms = latest
    objections = objectionsAt(question, selection, ms)
  }
  return { atMs: Number.POSITIVE_INFINITY, binding, heldBy }
}

/** Whether no rule objects at the instant. */
export function isAllowed(question: Question, selection: Selection, tMs: number): boolean {
  // The creditor's own limits are the likeliest to be used up, so they are asked first.
  for (const rule of limitsAt(question, selection, tMs)) if (rule.ask(question, tMs) !== null) return false
  for (const rule of selection.deny) if (rule.ask(question, tMs) !== null) return false
  return true
}
