/**
 * What is left of an answer when an agency reads it: its accounts and their debt, masked contact points and what to do;
 * nothing that another agency did, or that tells when it did it.
 */
import type { Tx } from '../platform/database.ts'

/** Scores and attributes rest on what others did and what the bank thinks; how a stage was earned, on attempts. */
export function accountSeen<
  V extends {
    stage: string | null
    nextAction: NextActionView
    borrower: { contactPoints: ContactPointView[] }
  },
>(tx: Tx, view: V): V {
  if (tx.agencyId === undefined) return view
  return {
    ...view,
    abilityScore: null,
    willingnessScore: null,
    attributes: {},
    stageMessage: stageMessageSeen(view.stage),
    nextStage: null,
    nextAction: nextActionSeen(view.nextAction),
    borrower: { ...view.borrower, contactPoints: view.borrower.contactPoints.map(contactPointSeen) },
  }
}

export function stageMessageSeen(stage: string | null): string {
  return stage === null ? 'The account is not collected.' : `The account stands in the stage "${stage}".`
}

interface ContactPointView {
  readonly source: string | null
  readonly unusableReason: string | null
}

/** Where a number comes from and how it was found wrong are other people's work. */
export function contactPointSeen<P extends ContactPointView>(point: P): P {
  return { ...point, source: null, unusableReason: null }
}

interface NextActionView {
  readonly at: string | null
  readonly why: string
}

/** The instants of a plan are when gaps and budgets come free again, so they tell of contacts that others made. */
export function nextActionSeen<A extends NextActionView>(action: A): A {
  return action.why === 'permitted_now' ? action : { ...action, at: null }
}
