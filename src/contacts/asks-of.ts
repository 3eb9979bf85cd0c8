/** Every contact that can be asked for about an account: each contact point through each of its channels. Pure. */
import type { Actor, Ask, Facts, Purpose } from '../policy/facts.ts'

export function asksOf(facts: Facts, purpose: Purpose, atMs: number, actor: Actor): Ask[] {
  return facts.contactPoints.flatMap((point) =>
    point.channels.map((channel) => ({
      atMs,
      channel,
      party: point.party,
      contactPoint: point.id,
      person: point.person,
      purpose,
      actor,
      ...(point.place === undefined ? {} : { place: point.place }),
    })),
  )
}
