/** Adds up what a change would do, account by account. Plain data, so that it can be put away and gone on with. */
import type { AccountImpact, PlannedView } from './compare-account.ts'

/** What is counted from one value to another. */
const MOVES = ['segment', 'stage', 'nextChannel', 'nextAction'] as const
export type Move = (typeof MOVES)[number]

export interface ContactCount {
  channel: string
  openBefore: number
  openAfter: number
  opens: number
  closes: number
}

export interface ImpactTally {
  accounts: number
  /** Accounts about which anything at all would change. */
  changed: number
  /** Accounts whose next action would come at another time, whatever else changes. */
  otherTime: number
  /** By JSON of `[from, to]`; only what changes. */
  moves: Record<Move, Record<string, number>>
  contacts: Record<string, ContactCount>
  /** The first that would change, in the order of their ids, with those contacts only that would open or close. */
  first: AccountImpact[]
}

export const FIRST_MAX = 50

export function emptyTally(): ImpactTally {
  return {
    accounts: 0,
    changed: 0,
    otherTime: 0,
    moves: { segment: {}, stage: {}, nextChannel: {}, nextAction: {} },
    contacts: {},
    first: [],
  }
}

export function addImpact(tally: ImpactTally, impact: AccountImpact): void {
  const { before, after, contacts } = impact
  tally.accounts++
  const moved = MOVES.filter((move) => before[move] !== after[move])
  for (const move of moved) addMove(tally.moves[move], before, after, move)
  const isOtherTime = before.nextActionAt !== after.nextActionAt
  if (isOtherTime) tally.otherTime++
  for (const contact of contacts) addContact(tally, contact)
  const turned = contacts.filter((one) => one.openBefore !== one.openAfter)
  const isLadder = before.ladder !== after.ladder
  if (moved.length === 0 && !isOtherTime && !isLadder && turned.length === 0) return
  tally.changed++
  if (tally.first.length < FIRST_MAX) tally.first.push({ ...impact, contacts: turned })
}

function addMove(counts: Record<string, number>, before: PlannedView, after: PlannedView, move: Move): void {
  const key = JSON.stringify([before[move], after[move]])
  counts[key] = (counts[key] ?? 0) + 1
}

function addContact(
  tally: ImpactTally,
  { channel, openBefore, openAfter }: AccountImpact['contacts'][number],
) {
  tally.contacts[channel] ??= { channel, openBefore: 0, openAfter: 0, opens: 0, closes: 0 }
  const count = tally.contacts[channel]
  if (openBefore) count.openBefore++
  if (openAfter) count.openAfter++
  if (openAfter && !openBefore) count.opens++
  if (openBefore && !openAfter) count.closes++
}

/** As it is told: matrices and channels as lists, the largest first. */
export function presentTally(tally: ImpactTally) {
  const matrix = (move: Move) =>
    Object.entries(tally.moves[move])
      .map(([key, accounts]) => {
        const [from, to] = JSON.parse(key) as [string | null, string | null]
        return { from, to, accounts }
      })
      .sort((a, b) => b.accounts - a.accounts || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
  const sum = (move: Move) => Object.values(tally.moves[move]).reduce((total, n) => total + n, 0)
  return {
    accounts: tally.accounts,
    changed: {
      accounts: tally.changed,
      segment: sum('segment'),
      stage: sum('stage'),
      nextChannel: sum('nextChannel'),
      nextAction: sum('nextAction'),
      nextActionAt: tally.otherTime,
    },
    segments: matrix('segment'),
    stages: matrix('stage'),
    nextChannels: matrix('nextChannel'),
    nextActions: matrix('nextAction'),
    contacts: Object.values(tally.contacts).sort((a, b) => (a.channel < b.channel ? -1 : 1)),
    first: tally.first,
  }
}
