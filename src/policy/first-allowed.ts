/**
 * The leapfrog, which is the whole decision: every rule answers from when on it has no objection; jump to the latest
 * answer and ask again, until none objects. Each jump is at most as far as the first instant all rules agree on, so
 * what is found is that instant exactly.
 */
import type { CompiledRule } from './compile.ts'
import { HORIZON_MS } from './prepare-facts.ts'
import type { Question } from './question.ts'

export interface FirstAllowed {
  /** Infinity: not within the horizon, or never by the passing of time. */
  readonly atMs: number
  /** The rule that made the last jump, null when the first instant was open. */
  readonly binding: CompiledRule | null
  /** The rule that stood longest in the way at the first instant: why one waits, where `binding` is until when. */
  readonly heldBy: CompiledRule | null
}

/** A bound no real question comes near: each jump passes the end of a window, a day, an attempt or a record. */
const JUMPS_MAX = 20_000

export function firstAllowed(
  question: Question,
  rules: readonly CompiledRule[],
  fromMs: number,
): FirstAllowed {
  const untilMs = fromMs + HORIZON_MS
  let ms = fromMs
  let binding: CompiledRule | null = null
  let heldBy: CompiledRule | null = null
  for (let jump = 0; jump < JUMPS_MAX; jump++) {
    let latest = ms
    for (const rule of rules) {
      const objection = rule.ask(question, ms)
      if (objection === null || objection.clearsAtMs <= latest) continue
      latest = objection.clearsAtMs
      binding = rule
      if (latest > untilMs) return { atMs: Number.POSITIVE_INFINITY, binding, heldBy: heldBy ?? binding }
    }
    if (latest === ms) return { atMs: ms, binding, heldBy }
    heldBy ??= binding
    ms = latest
  }
  return { atMs: Number.POSITIVE_INFINITY, binding, heldBy }
}

/** Whether no rule objects at the instant. */
export function isAllowed(question: Question, rules: readonly CompiledRule[], tMs: number): boolean {
  for (const rule of rules) if (rule.ask(question, tMs) !== null) return false
  return true
}
