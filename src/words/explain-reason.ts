/** One objection in full: what stands in the way, until when, what can be done, and where it comes from. */
import { citeRule } from './cite-rule.ts'
import type { Listener } from './listener.ts'
import { nameStage } from './name-stage.ts'
import { sayMoment } from './say-moment.ts'
import type { ToldReason } from './told.ts'
import { wordsOf } from './words-of.ts'

/** @param ladder the one whose stages it speaks of; null: not known. */
export function explainReason(reason: ToldReason, listener: Listener, ladder: string | null): string {
  const { reasons, remedies, phrases } = wordsOf(listener.language)
  const { code, rule, pack, provenance, clearsAt } = reason
  const seen = { ...reason, nameStage: (id: unknown) => nameStage(listener, ladder, String(id)) }
  const parts = [
    reasons[code](seen),
    clearsAt === null ? '' : phrases.clears(sayMoment(clearsAt, listener)),
    remedies[code],
    citeRule(listener.language, rule, pack, provenance),
  ]
  return parts.filter((part) => part !== '').join(phrases.gap)
}
