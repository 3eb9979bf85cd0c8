/** What a person said, as the worked cases write it down, read into the refusals, consents and holds of the facts. */
import type { ConsentFacts, HoldFacts, RefusalFacts } from '../policy/facts.ts'
import type { Statement } from './facts-document-schema.ts'
import { defined, endMs, messageOfLabel, msOf, personOf, startMs } from './read-document-values.ts'

export interface Said {
  readonly consents: readonly ConsentFacts[]
  readonly refusals: readonly RefusalFacts[]
  readonly holds: readonly HoldFacts[]
}

export function readStatements(statements: readonly Statement[], zone: string): Said {
  const said = { consents: [] as ConsentFacts[], refusals: [] as RefusalFacts[], holds: [] as HoldFacts[] }
  for (const one of statements) {
    const person = personOf(one.contactPoint, one.person)
    // A request counts from its receipt; one with a first day of its own from then on.
    const saidMs = msOf(one.receivedAt ?? one.at, undefined) ?? 0
    const fromMs = one.validFrom === undefined ? saidMs : Math.max(saidMs, startMs(one.validFrom, zone) ?? 0)
    const untilMs = msOf(one.liftedAt, undefined) ?? endMs(one.validTo, zone)
    const refusal = (more: Omit<RefusalFacts, 'party' | 'atMs'>): RefusalFacts =>
      defined({
        party: one.party,
        person,
        atMs: fromMs,
        liftedAtMs: untilMs,
        account: one.account,
        form: one.form ?? one.via,
        ...more,
      })
    switch (one.kind) {
      case 'inconvenient-time':
        if (one.allowedOnly !== undefined && !Array.isArray(one.allowedOnly)) {
          const { days, from = '00:00', to = '24:00' } = one.allowedOnly
          const only = { kind: 'contact-hours-only' as const, party: one.party, person, givenAtMs: fromMs }
          said.consents.push(
            defined({ ...only, withdrawnAtMs: untilMs, from, to, days, channels: one.channels }),
          )
        } else {
          const { days, from = '00:00', to = '24:00' } = one
          // Said about times, not about one debt or one line.
          said.refusals.push(
            defined({
              ...refusal({ scope: 'time-slot' }),
              account: undefined,
              days,
              from,
              to,
              channel: one.channel,
            }),
          )
        }
        break
      case 'inconvenient-place':
        said.refusals.push(
          refusal(defined({ scope: 'place' as const, place: one.place, contactPoint: one.contactPoint })),
        )
        break
      case 'cease':
        said.refusals.push(refusal({ scope: 'no-contact' }))
        break
      case 'cease-channel': {
        const onlyChannels = Array.isArray(one.allowedOnly) ? one.allowedOnly : undefined
        const { channel, contactPoint, addressGiven } = one
        said.refusals.push(
          refusal(defined({ scope: 'channel' as const, channel, onlyChannels, contactPoint, addressGiven })),
        )
        break
      }
      case 'opt-out': {
        const { contactPoint, form = 'electronic' } = one
        // An opt-out of an address is one of electronic messages to it: a live call to the same number stays open.
        const channel = one.channel ?? messageOfLabel(contactPoint)
        said.refusals.push(refusal(defined({ scope: 'channel' as const, channel, contactPoint, form })))
        break
      }
      case 'attorney': {
        const counselKnown = one.attorney === undefined || !/unknown|not known/i.test(one.attorney)
        const form = one.form ?? one.via
        const hold = { kind: 'represented', fromMs, untilMs, account: one.account, counselKnown, form }
        said.holds.push(defined(hold))
        break
      }
      case 'employer-prohibits':
        said.refusals.push(
          refusal(defined({ scope: 'employer-prohibits' as const, contactPoint: one.contactPoint })),
        )
        break
      case 'consent-call': {
        const { validFrom, validTo, givenTo, account, contactPoint, form } = one
        const call = {
          kind: 'call' as const,
          party: one.party,
          person,
          givenAtMs: saidMs,
          validFrom,
          validTo,
        }
        const withdrawnAtMs = msOf(one.liftedAt, undefined)
        said.consents.push(defined({ ...call, withdrawnAtMs, givenTo, account, contactPoint, form }))
        break
      }
    }
  }
  return said
}
