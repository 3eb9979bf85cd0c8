import type { RecordingRule } from '../pack.ts'
import { type AskRule, NEVER } from '../question.ts'

/** What must be recorded does not happen while recording is known not to work. */
export function recording(rule: RecordingRule): AskRule {
  return (question) => {
    if (question.prepared.facts.recordingAvailable !== false) return null
    return {
      clearsAtMs: NEVER,
      code: 'recording_unavailable',
      detail: () => ({ message: `Recording is not available: ${rule.title}.`, observed: false }),
    }
  }
}
