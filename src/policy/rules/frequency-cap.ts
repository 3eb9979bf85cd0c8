import {
  type CompiledWindow,
  compileWindow,
  countedInstants,
  countedTest,
  windowText,
  windowUse,
} from '../counted-attempts.ts'
import type { FrequencyCapRule } from '../pack.ts'
import { attemptsAtMost } from '../prepare-facts.ts'
import { type AskRule, missing, NEVER, type Objection, type Question } from '../question.ts'
import { firstInEveryZoneMs } from '../windows.ts'

type Instants = (question: Question, tMs: number) => readonly number[]

/** At most `limit` counted attempts in the window, in the calendar of every zone the borrower may be in. */
export function frequencyCap(rule: FrequencyCapRule): AskRule {
  const window = compileWindow(rule.window)
  const instantsOf = capInstants(rule, window)
  const { reachMs } = window
  const { limit } = rule
  const message = `The limit of ${limit} per ${windowText(rule.window)} is used up: ${rule.title}.`
  // Apart, so that nothing is made to be captured where the limit is far.
  const objectionTo = (question: Question, tMs: number, instants: readonly number[]): Objection | null => {
    const { dayZones } = question.prepared
    const clearsAtMs = firstInEveryZoneMs(dayZones, tMs, question.horizonMs, (zone, fromMs) => {
      for (let ms = fromMs; ms < question.horizonMs; ) {
        const use = windowUse(zone, window, instants, ms)
        if (use.used < limit) return ms
        ms = use.freesAtMs
      }
      return NEVER
    })
    if (clearsAtMs === tMs) return null
    const detail = () => ({
      message,
      observed: Math.max(...dayZones.map((zone) => windowUse(zone, window, instants, tMs).used)),
      limit,
    })
    return { clearsAtMs, code: 'frequency_cap', detail }
  }
  return (question, tMs) => {
    const { zones } = question.prepared
    // Without a zone no attempt can be told to lie outside the window.
    const atMs = zones.length === 0 ? -NEVER : tMs
    if (attemptsAtMost(question.prepared, atMs - reachMs, question.ask.atMs) < limit) return null
    const instants = instantsOf(question, atMs)
    if (instants.length < limit) return null
    if (zones.length === 0)
      return missing('timeZones', 'give at least one valid IANA zone: the limit is per local day')
    return objectionTo(question, tMs, instants)
  }
}

/** Instants that a cap counts: those its test names, from its first starting attempt on, without consented calls. */
function capInstants(rule: FrequencyCapRule, { reachMs }: CompiledWindow): Instants {
  const test = countedTest(rule.counted)
  const startTest = rule.startsWith === undefined ? null : countedTest(rule.startsWith)
  return (question, tMs) => {
    const instants = countedInstants(question, test, tMs - reachMs, rule.exceptConsentedCalls)
    if (startTest === null) return instants
    const startMs = Math.min(...countedInstants(question, startTest, -NEVER))
    return instants.filter((atMs) => atMs >= startMs)
  }
}

/** How much of a cap is used at an instant; `resetsAtMs` is when the next unit comes back, `null` when none is used. */
export type CapUse = (
  question: Question,
  tMs: number,
) => { readonly used: number; readonly resetsAtMs: number | null }

const UNUSED = { used: 0, resetsAtMs: null } as const

/** Of several zones the one with the most used counts, and of these the one that gives a unit back last. */
export function capUse(rule: FrequencyCapRule): CapUse {
  const window = compileWindow(rule.window)
  const instantsOf = capInstants(rule, window)
  return (question, tMs) => {
    const { attempts } = question.prepared.facts
    const instants = attempts.length === 0 ? [] : instantsOf(question, tMs)
    if (instants.length === 0) return UNUSED
    let used = 0
    let resetsAtMs: number | null = null
    for (const zone of question.prepared.dayZones) {
      const use = windowUse(zone, window, instants, tMs)
      if (use.used < used || use.used === 0) continue
      resetsAtMs = use.used > used ? use.freesAtMs : Math.max(resetsAtMs ?? use.freesAtMs, use.freesAtMs)
      used = use.used
    }
    return { used, resetsAtMs: resetsAtMs === NEVER ? null : resetsAtMs }
  }
}
