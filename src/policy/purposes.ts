/** Families of purposes that rules share. */
import type { Purpose } from './facts.ts'

/**
 * Answers and notices that are not collecting: a reply to somebody who wrote or called, the answer to a complaint, a
 * call back that was asked for, and what a law requires to be sent. Stops on collecting leave them open.
 */
export const ANSWERING_PURPOSES = [
  'reply',
  'complaint-reply',
  'requested-call-back',
  'statutory-notice',
] as const satisfies readonly Purpose[]
