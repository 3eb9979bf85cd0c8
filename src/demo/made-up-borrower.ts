/** People and firms that do not exist, named so that nobody takes them for real ones. */
import type { PushedDelinquencyRecord } from '../intake/record.ts'
import { type Dice, diceOf } from './seeded-dice.ts'

type Borrower = PushedDelinquencyRecord['borrower']
type ContactPoint = NonNullable<Borrower['contactPoints']>[number]

export interface MadeUpBorrower {
  readonly size: 'person' | 'small' | 'large'
  readonly jurisdiction: string
  readonly record: Borrower
}

/** The same borrower for the same seed and index, whichever of his accounts asks. */
export function madeUpBorrower(seed: number, index: number): MadeUpBorrower {
  const dice = diceOf(seed, 'borrower', index)
  const size = dice.below(0.86) ? 'person' : dice.below(0.85) ? 'small' : 'large'
  // A few borrowers live where no pack knows the law: the account is taken, contact is refused.
  const jurisdiction = dice.below(0.82) ? 'CN' : dice.below(0.97) ? 'TW' : 'ZZ'
  const number = String(index + 1).padStart(4, '0')
  const record: Borrower = {
    reference: `DEMO-B-${String(index + 1).padStart(7, '0')}`,
    kind: size === 'person' ? 'person' : 'organisation',
    name: nameOf(size, jurisdiction, number),
    jurisdiction,
    timeZones: zonesOf(jurisdiction, dice),
    language: jurisdiction === 'TW' ? 'zh-Hant-TW' : 'zh-Hans-CN',
    contactPoints: contactPointsOf(size, jurisdiction, index, dice),
  }
  return { size, jurisdiction, record }
}

function nameOf(size: MadeUpBorrower['size'], jurisdiction: string, number: string): string {
  const traditional = jurisdiction === 'TW'
  if (size === 'person') return `${traditional ? '範例借款人' : '示例借款人'} ${number}`
  const firm =
    size === 'small'
      ? traditional
        ? '範例商行'
        : '示例商行'
      : traditional
        ? '範例股份有限公司'
        : '示例有限公司'
  return `${firm} ${number}`
}

function zonesOf(jurisdiction: string, dice: Dice): string[] {
  if (dice.below(0.015)) return []
  const home = jurisdiction === 'TW' ? 'Asia/Taipei' : 'Asia/Shanghai'
  // Someone who may be abroad: every zone must be open then.
  return dice.below(0.01) ? [home, 'Europe/London'] : [home]
}

function contactPointsOf(
  size: MadeUpBorrower['size'],
  jurisdiction: string,
  index: number,
  dice: Dice,
): ContactPoint[] {
  const points: ContactPoint[] = [
    {
      channels: size === 'person' ? ['voice', 'sms'] : ['voice'],
      value: dice.below(0.015) ? BROKEN_NUMBER : mobileOf(jurisdiction, index, 0),
      party: 'borrower',
      source: 'contract',
      ...(dice.below(0.6) ? { status: 'verified' } : {}),
    },
  ]
  if (size !== 'person' || dice.below(0.6)) {
    points.push({
      channels: ['letter', 'visit'],
      value: addressOf(jurisdiction, index, dice),
      party: 'borrower',
      source: 'contract',
      place: size === 'person' ? 'home' : 'office',
    })
  }
  if (size === 'person' && dice.below(0.35)) {
    points.push({
      channels: ['voice'],
      value: mobileOf(jurisdiction, index, 1),
      party: 'emergency-contact',
      person: 'relative-1',
      source: 'contract',
    })
  }
  return points
}

/** Too short to be anybody's: such numbers are kept, marked unusable and put up for repair. */
const BROKEN_NUMBER = '190 0000'

/** Numbers in series, which is how to see that they are made up: 190 0000 0001, 199 0000 0001, 0900 000 001. */
function mobileOf(jurisdiction: string, index: number, line: number): string {
  if (jurisdiction === 'TW') {
    return `+886 9${line === 0 ? '00' : '10'} ${String((index + 1 + line * 4321) % 1_000_000).padStart(6, '0')}`
  }
  const serial = String((index + 1 + line * 4321) % 100_000_000).padStart(8, '0')
  return `+86 ${line === 0 ? '190' : '199'} ${serial.slice(0, 4)} ${serial.slice(4)}`
}

function addressOf(jurisdiction: string, index: number, dice: Dice): string {
  const house = dice.whole(1, 300)
  return jurisdiction === 'TW'
    ? `範例縣範例鎮範例路 ${house} 號之 ${index + 1}`
    : `示例省示例市示例路 ${house} 号 ${index + 1} 室`
}
