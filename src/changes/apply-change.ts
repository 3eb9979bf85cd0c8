/** Puts a change in force, by the same use cases that a direct change goes through. */
import type { Tx } from '../platform/database.ts'
import { retireHousePack, saveHousePack } from '../rules/keep-house-packs.ts'
import type { Author } from '../rules/next-revision.ts'
import { switchRule, takeBackSwitch } from '../rules/switch-rule.ts'
import { uploadCalendar } from '../rules/upload-calendar.ts'
import { activateStrategy } from '../strategies/activate-strategy.ts'
import type { PoliciesInForce } from '../strategies/policy-for.ts'
import { policiesTried } from '../strategies/policy-in-force.ts'
import type { ChangeDocument } from './change-document.ts'
import { setFourEyes } from './four-eyes.ts'

export interface Change {
  readonly document: ChangeDocument
  readonly reason: string
}

/** @throws Problem whatever the direct change would be refused with. */
export async function applyChange(tx: Tx, { document, reason }: Change, author: Author): Promise<void> {
  switch (document.kind) {
    case 'strategy':
      await activateStrategy(tx, document, author)
      return
    case 'rule-switch': {
      const { ruleId, enabled, effect } = document
      if (enabled === undefined && effect === undefined) await takeBackSwitch(tx, ruleId, reason, author)
      else await switchRule(tx, ruleId, { enabled, effect, reason }, author)
      return
    }
    case 'house-pack':
      if (document.document === null) await retireHousePack(tx, document.packId, author)
      else await saveHousePack(tx, document.packId, document.document, author)
      return
    case 'holiday-calendar':
      await uploadCalendar(tx, document, document, author)
      return
    case 'four-eyes':
      await setFourEyes(tx, document.demanded, author)
      return
    default:
      document satisfies never
  }
}

/** The policies that would be in force, and the books as they were: what is tried is taken back. */
export async function tryChange(tx: Tx, change: Change, author: Author): Promise<PoliciesInForce> {
  await tx.client.query('savepoint tried')
  await applyChange(tx, change, author)
  const policies = await policiesTried(tx.client, tx.creditorId)
  await tx.client.query('rollback to savepoint tried; release savepoint tried')
  return policies
}
