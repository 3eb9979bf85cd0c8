/** The one list of rule kinds: from the kind named in the data to the function that gives it meaning. */
import type { HolidayCalendar } from '../holidays.ts'
import type { Rule } from '../pack.ts'
import type { AskRule } from '../question.ts'
import { approval } from './approval.ts'
import { borrowerState } from './borrower-state.ts'
import { certification } from './certification.ts'
import { closedDays } from './closed-days.ts'
import { consentRequired } from './consent-required.ts'
import { contactHours } from './contact-hours.ts'
import { contactPoint } from './contact-point.ts'
import { contentClass } from './content-class.ts'
import { coolDown } from './cool-down.ts'
import { counterparty } from './counterparty.ts'
import { debtOwed } from './debt-owed.ts'
import { dispute } from './dispute.ts'
import { factKnown } from './fact-known.ts'
import { frequencyCap } from './frequency-cap.ts'
import { hold } from './hold.ts'
import { limitation } from './limitation.ts'
import { minimumGap } from './minimum-gap.ts'
import { noticeFirst } from './notice-first.ts'
import { placeConsent } from './place-consent.ts'
import { placement } from './placement.ts'
import { planPerforming } from './plan-performing.ts'
import { promisePending } from './promise-pending.ts'
import { recording } from './recording.ts'
import { refusal } from './refusal.ts'
import { requestedHours } from './requested-hours.ts'
import { stageGate } from './stage-gate.ts'
import { visit } from './visit.ts'

export function ruleKind(rule: Rule, calendars: readonly HolidayCalendar[]): AskRule {
  switch (rule.kind) {
    case 'approval':
      return approval(rule)
    case 'consent-required':
      return consentRequired(rule)
    case 'borrower-state':
      return borrowerState(rule)
    case 'certification':
      return certification(rule)
    case 'closed-days':
      return closedDays(rule, calendars)
    case 'contact-hours':
      return contactHours(rule)
    case 'contact-point':
      return contactPoint(rule)
    case 'content-class':
      return contentClass(rule)
    case 'cool-down':
      return coolDown(rule)
    case 'counterparty':
      return counterparty(rule)
    case 'debt-owed':
      return debtOwed(rule)
    case 'dispute':
      return dispute(rule, calendars)
    case 'fact-known':
      return factKnown(rule)
    case 'frequency-cap':
      return frequencyCap(rule)
    case 'hold':
      return hold(rule)
    case 'limitation':
      return limitation(rule)
    case 'minimum-gap':
      return minimumGap(rule)
    case 'notice-first':
      return noticeFirst(rule, calendars)
    case 'place-consent':
      return placeConsent(rule)
    case 'placement':
      return placement(rule)
    case 'plan-performing':
      return planPerforming(rule)
    case 'promise-pending':
      return promisePending(rule)
    case 'recording':
      return recording(rule)
    case 'refusal':
      return refusal(rule)
    case 'requested-hours':
      return requestedHours(rule)
    case 'stage-gate':
      return stageGate(rule)
    case 'visit':
      return visit(rule)
  }
}
