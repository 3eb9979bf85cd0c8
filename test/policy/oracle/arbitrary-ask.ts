/** Random asks: mostly through a line that the person has, now and then one that does not fit. */
import fc from 'fast-check'
import { type Ask, LINES, PLACES } from '../../../src/policy/facts.ts'
import { channel as anyChannel, POINTS, purpose, usually } from './arbitrary-choices.ts'
import type { Times } from './arbitrary-time.ts'

const actor = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: 'in-house' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'bot' as const }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ kind: 'agency' as const, id: 'agency-a' }, { kind: 'agency' as const }),
  },
)

export function arbitraryAsk(times: Times): fc.Arbitrary<Ask> {
  return fc
    .tuple(
      fc.record(
        {
          atMs: times.asked,
          channel: anyChannel,
          purpose,
          collectors: fc.integer({ min: 1, max: 3 }),
          consentToEnter: fc.boolean(),
          line: fc.constantFrom(...LINES),
          dialling: fc.constantFrom('manual', 'automatic'),
        },
        { requiredKeys: ['atMs', 'channel', 'purpose'], noNullPrototype: true },
      ),
      actor,
      usually(undefined, times.endDate, 8),
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...POINTS.slice(0, 4)) }, fc.constantFrom(...POINTS)),
      fc.constantFrom(...PLACES),
      fc.constantFrom(
        ...Array<string>(10).fill('whole'),
        ...Array<string>(6).fill('line'),
        'party',
        'other channel',
      ),
      fc.nat(),
    )
    .map(([bare, who, certifiedUntil, point, place, naming, which]): Ask => {
      const isFitting = point.channels.includes(bare.channel) || naming === 'other channel'
      const channel = isFitting
        ? bare.channel
        : (point.channels[which % point.channels.length] ?? bare.channel)
      const isUnnamed =
        naming === 'party' || (naming === 'line' && (channel === 'visit' || channel === 'letter'))
      return {
        ...bare,
        channel,
        actor: certifiedUntil === undefined ? who : { ...who, certifiedUntil },
        party: point.party,
        ...(isUnnamed ? {} : { contactPoint: point.id }),
        ...(naming === 'whole' ? { person: point.person } : {}),
        ...(channel === 'visit' ? { place } : {}),
      } as Ask
    })
}
