/**
 * The leapfrog, which is the whole decision: every rule answers from when on it has no objection; jump to the latest
 * answer and ask again, until none objects. Each jump is at most as far as the first instant all rules agree on, so
 * what is found is that instant exactly.
 */

import { HORIZON_MS, isAnswerable } from './prepare-facts.ts'
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
  const found = objectionsOf(question, selection.deny, tMs)
  const limits = limitsAt(question, selection.limits, tMs)
  if (limits.length === 0) return found
  const own = objectionsOf(question, limits, tMs)
  return own.length === 0 ? found : found.length === 0 ? own : [...found, ...own]
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

/** A step of the leapfrog: the latest instant at which a rule clears, and the first rule that names it. */
interface Jump {
  ms: number
  by: CompiledRule | null
}

/** The leapfrog from an instant on; `found` are the objections there, when they are known already. */
export function firstAllowed(
  question: Question,
  selection: Selection,
  fromMs: number,
  found?: readonly Found[],
): FirstAllowed {
  if (!isAnswerable(fromMs)) return { atMs: Number.POSITIVE_INFINITY, binding: null, heldBy: null }
  const untilMs = fromMs + HORIZON_MS
  const jump: Jump = { ms: fromMs, by: null }
  if (found === undefined) ask(question, selection, selection.deny, fromMs, jump)
  else for (const { rule, objection } of found) leap(jump, rule, objection.clearsAtMs)
  const heldBy = jump.by
  let binding = heldBy
  for (let jumps = 0; jump.by !== null; jumps++) {
    binding = jump.by
    if (jump.ms > untilMs || jumps >= JUMPS_MAX) return { atMs: Number.POSITIVE_INFINITY, binding, heldBy }
    jump.by = null
    ask(question, selection, selection.timed, jump.ms, jump)
  }
  return { atMs: jump.ms, binding, heldBy }
}

/** Asks the rules and the creditor's own limits at one instant. */
function ask(
  question: Question,
  selection: Selection,
  rules: readonly CompiledRule[],
  tMs: number,
  jump: Jump,
): void {
  for (const rule of rules) {
    const objection = rule.ask(question, tMs)
    if (objection !== null) leap(jump, rule, objection.clearsAtMs)
  }
  for (const rule of limitsAt(question, selection.limits, tMs)) {
    const objection = rule.ask(question, tMs)
    if (objection !== null) leap(jump, rule, objection.clearsAtMs)
  }
}

function leap(jump: Jump, rule: CompiledRule, clearsAtMs: number): void {
  if (clearsAtMs <= jump.ms) return
  jump.ms = clearsAtMs
  jump.by = rule
}

/** Whether no rule objects at the instant. */
export function isAllowed(question: Question, selection: Selection, tMs: number): boolean {
  const { deny, limits, memo } = selection
  const usual = memo.closedBy
  if (usual !== null && usual.ask(question, tMs) !== null) return false
  return (
    !isClosedBy(question, deny, tMs, memo) &&
    !isClosedBy(question, limitsAt(question, limits, tMs), tMs, memo)
  )
}

function isClosedBy(
  question: Question,
  rules: readonly CompiledRule[],
  tMs: number,
  memo: Selection['memo'],
): boolean {
  for (const rule of rules) {
    if (rule.ask(question, tMs) === null) continue
    memo.closedBy = rule
    return true
  }
  return false
}
