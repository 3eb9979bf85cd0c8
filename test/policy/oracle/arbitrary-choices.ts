/** What random asks, records and rules choose from. */
import fc from 'fast-check'
import { CHANNELS, type ContactPointFacts, PARTIES, PURPOSES } from '../../../src/policy/facts.ts'

/** The words of the documents that the records are tried against. */
export interface Words {
  readonly products: readonly string[]
  readonly holds: readonly string[]
  readonly notices: readonly string[]
  readonly disputes: readonly string[]
  readonly approvals: readonly string[]
  readonly forms: readonly string[]
  readonly sources: readonly string[]
  readonly stages: readonly string[]
  readonly segments: readonly string[]
}

export const usually = <T, U>(usual: T, odd: fc.Arbitrary<U>, weight = 8): fc.Arbitrary<T | U> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, odd)
/** A list that is mostly short or empty. */
export const few = <T>(one: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 3, arbitrary: fc.array(one, { maxLength }) },
  )

export const channel = fc.oneof(
  { weight: 3, arbitrary: fc.constant('voice' as const) },
  { weight: 4, arbitrary: fc.constantFrom(...CHANNELS) },
)
export const party = fc.oneof(
  { weight: 3, arbitrary: fc.constant('borrower' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...PARTIES) },
)
export const purpose = fc.oneof(
  { weight: 4, arbitrary: fc.constant('demand' as const) },
  { weight: 1, arbitrary: fc.constantFrom('locate' as const, 'reply' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...PURPOSES) },
)
export const actorLabel = fc.constantFrom('in-house', 'in-house', 'agency-a', 'agency-b', 'bot')
export const account = fc.constantFrom('acct-1', 'acct-1', 'acct-2')

export const POINTS: readonly ContactPointFacts[] = [
  {
    id: 'b:mobile',
    person: 'b',
    party: 'borrower',
    channels: ['voice', 'ai-voice', 'sms', 'im'],
    status: 'verified',
  },
  {
    id: 'b:home',
    person: 'b',
    party: 'borrower',
    channels: ['voice', 'letter', 'visit'],
    status: 'verified',
    place: 'home',
  },
  {
    id: 'b:work',
    person: 'b',
    party: 'borrower',
    channels: ['voice', 'email', 'visit'],
    status: 'unverified',
    place: 'office',
  },
  { id: 'b:mail', person: 'b', party: 'borrower', channels: ['email', 'push'], status: 'verified' },
  { id: 'g:mobile', person: 'g', party: 'guarantor', channels: ['voice', 'sms'], status: 'verified' },
  // One person in two parts: the guarantor is family as well.
  { id: 'f:mobile', person: 'g', party: 'family', channels: ['voice', 'sms'], status: 'unverified' },
  { id: 'e:desk', person: 'e', party: 'employer', channels: ['voice'], status: 'verified', place: 'office' },
]

/** Whom a record is about. Half of the time the person or the line is left unsaid, never the party. */
export const somebody = fc
  .tuple(
    fc.constantFrom(...POINTS),
    party,
    fc.constantFrom('whole', 'whole', 'whole', 'no person', 'no line', 'other party', 'only party'),
  )
  .map(([point, other, said]) => {
    const { person, id: contactPoint } = point
    if (said === 'only party') return { party: point.party }
    if (said === 'other party') return { party: other, person }
    if (said === 'no person') return { party: point.party, contactPoint }
    if (said === 'no line') return { party: point.party, person }
    return { party: point.party, person, contactPoint }
  })
