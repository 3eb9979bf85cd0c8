/** An answer with its explanation, where one is asked for. It is made from the answer alone, as this caller gets it. */
import type { Policy } from '../policy/compile.ts'
import { explainDecision } from '../words/explain-decision.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import type { PermissionAnswer } from './schemas.ts'

/** @param policy names the stages. */
export function withExplanation(
  answer: PermissionAnswer,
  wanted: ExplanationWanted | null,
  policy: Policy,
): PermissionAnswer {
  if (wanted === null) return answer
  const { timeZones } = answer
  const strategy = policy.strategy?.strategy ?? null
  return { ...answer, explanation: explainDecision(answer, { ...wanted, timeZones, strategy }) }
}
