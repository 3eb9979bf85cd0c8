/** A question ready to be put to the rules: the ask, the facts, and what is derived from both once. */
import { DAY_MS } from './calendar.ts'
import type { CompiledStrategy } from './compile-strategy.ts'
import type { ReasonCode } from './decision.ts'
import type { Ask, Channel, ContactPointFacts, Party, Place } from './facts.ts'
import type { Rule } from './pack.ts'
import { HORIZON_MS, type PreparedFacts } from './prepare-facts.ts'
import { CHANNEL_BITS } from './word-bits.ts'

export type Coverage = 'yes' | 'partly' | 'no'

export interface Question {
  /** As given, with place and line of the contact point where it names none. */
  readonly ask: Ask
  /** Of the channel asked for, see `word-bits.ts`. */
  readonly channelBit: number
  readonly prepared: PreparedFacts
  /** The contact point asked for, null when it is not among the facts (or none is given). */
  readonly point: ContactPointFacts | null
  /** The person addressed: as asked, else the owner of the contact point, else null. */
  readonly person: string | null
  /** No search goes beyond this instant. */
  readonly horizonMs: number
  readonly strategy: CompiledStrategy | null
  /** Whether packs cover the jurisdiction: `partly` when one of its parts has none. */
  readonly covered: Coverage
  /** False: only whether it is open now is asked, so a rule may spare itself the search for when it clears. */
  readonly seeksClearing: boolean
  /** What limits have counted for this question: several count the same, at every step of the search. */
  counts: Count | null
}

/** What one limit has counted, and what was counted before it. */
export interface Count {
  readonly test: object
  readonly sinceMs: number
  readonly instants: readonly number[]
  readonly before: Count | null
}

/** Why a rule objects at an instant. The sentence is only made when somebody reads it. */
export interface Objection {
  /** First instant, not before the one asked about, from which this rule has no objection. Infinity: never by time. */
  readonly clearsAtMs: number
  readonly code: ReasonCode
  readonly detail: () => ObjectionDetail
}

export interface ObjectionDetail {
  readonly message: string
  readonly observed?: string | number | boolean | null
  readonly limit?: string | number | null
  readonly fact?: { readonly name: string; readonly supply: string }
}

/** How the actor of an ask stands in records: `in-house`, `bot` or the agency's id. */
export function actorLabel(ask: Ask): string {
  return ask.actor.kind === 'agency' ? (ask.actor.id ?? 'agency') : ask.actor.kind
}

/** What a rule says at an instant: null means no objection from this instant. */
export type AskRule = (question: Question, tMs: number) => Objection | null

/** The shape every kind of rule has: takes the data of one rule, works out its sets and windows, and returns it. */
export type RuleKindOf<R extends Rule> = (rule: R) => AskRule

export const NEVER = Number.POSITIVE_INFINITY

/** An objection that a needed fact is not there. Time does not supply it. */
export function missing(name: string, supply: string): Objection {
  return {
    clearsAtMs: NEVER,
    code: 'fact_missing',
    detail: () => ({ message: `${name} is not known: ${supply}`, observed: null, fact: { name, supply } }),
  }
}

export function prepareQuestion(
  ask: Ask,
  prepared: PreparedFacts,
  strategy: CompiledStrategy | null,
  covered: Coverage,
  seeksClearing = true,
): Question {
  let point: ContactPointFacts | null = null
  if (ask.contactPoint !== undefined) {
    for (const candidate of prepared.facts.contactPoints) {
      if (candidate.id === ask.contactPoint) {
        point = candidate
        break
      }
    }
  }
  const asked = filled(ask)
  // A visit goes where the asker says: whether at the door or inside is not in the file.
  if (asked.place === undefined && ask.channel !== 'visit') asked.place = point?.place
  if (asked.line === undefined) asked.line = point?.line
  return {
    ask: asked as Ask,
    channelBit: CHANNEL_BITS.bit(ask.channel),
    prepared,
    point,
    person: ask.person ?? point?.person ?? null,
    horizonMs: ask.atMs + HORIZON_MS + DAY_MS,
    strategy,
    covered,
    seeksClearing,
    counts: null,
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }
type Filled<T> = { -readonly [Key in keyof Required<T>]: T[Key] | undefined }

/** All asks in one shape, whatever they leave out: a third of the time of a decision goes into looking at them. */
function filled(ask: Ask): Filled<Ask> {
  return {
    atMs: ask.atMs,
    channel: ask.channel,
    party: ask.party,
    contactPoint: ask.contactPoint,
    person: ask.person,
    purpose: ask.purpose,
    actor: ask.actor,
    place: ask.place,
    collectors: ask.collectors,
    consentToEnter: ask.consentToEnter,
    line: ask.line,
    dialling: ask.dialling,
  }
}

/** One question that is turned from one way of contact to the next, so that none is made for each. */
export interface Probe {
  readonly question: Question
  /** The same contact through another channel or to another contact point, whose person, place and line it takes. */
  readonly turnTo: (point: ContactPointFacts, channel: Channel, place: Place | undefined) => void
}

/** Only whether it is open is asked of a probe: what a rule answers must not be kept beyond the next turn. */
export function probeOf(given: Question): Probe {
  const { ask } = given
  const other = filled(ask)
  other.person = undefined
  const question: Writable<Question> = {
    ask: other as Ask,
    channelBit: given.channelBit,
    prepared: given.prepared,
    point: null,
    person: null,
    horizonMs: given.horizonMs,
    strategy: given.strategy,
    covered: given.covered,
    seeksClearing: false,
    counts: null,
  }
  return {
    question,
    turnTo: (point, channel, place) => {
      other.channel = channel
      question.channelBit = CHANNEL_BITS.bit(channel)
      other.party = point.party
      other.contactPoint = point.id
      other.place = place
      other.line = point.line
      question.point = point
      question.person = point.person
      question.counts = null
    },
  }
}

/**
 * Whether a record kept for a party, and perhaps a person or contact point, speaks of the one addressed. A record
 * that names no person speaks of everybody of that party: in doubt the wish or the count is theirs.
 */
export function concernsAddressee(
  question: Question,
  record: { readonly party: Party; readonly person?: string; readonly contactPoint?: string },
): boolean {
  const { ask, person } = question
  if (record.person !== undefined && person !== null) {
    // One person can stand in the file twice (a guarantor who is also family): the person decides, not the label.
    return record.person === person
  }
  if (record.party !== ask.party) return false
  // Without a person on either side the contact points must do; two different ones are two persons, unless it is
  // the borrower, who is one person however many lines there are.
  if (ask.party === 'borrower') return true
  if (record.contactPoint !== undefined && ask.contactPoint !== undefined) {
    return record.contactPoint === ask.contactPoint || samePersonLabel(record.contactPoint, ask.contactPoint)
  }
  return true
}

/** Contact point labels may carry the person before a colon (`ec1:mobile`). */
function samePersonLabel(a: string, b: string): boolean {
  const colonA = a.indexOf(':')
  const colonB = b.indexOf(':')
  return colonA > 0 && colonB > 0 && a.slice(0, colonA) === b.slice(0, colonB)
}
