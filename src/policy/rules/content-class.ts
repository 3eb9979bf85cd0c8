import type { ContentClassRule } from '../pack.ts'
import { type AskRule, NEVER } from '../question.ts'

/** A class of content that is closed wherever the rule's `when` matches. */
export function contentClass(rule: ContentClassRule): AskRule {
  return (question) => ({
    clearsAtMs: NEVER,
    code: rule.code,
    detail: () => ({ message: rule.message, observed: question.ask.purpose }),
  })
}
