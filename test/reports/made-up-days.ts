/** A book through several business dates, pushed through the API, with what must be known of it afterwards. */
import { diceOf } from '../../src/demo/seeded-dice.ts'
import { type Books, push, record } from '../support/books.ts'

export interface Standing {
  readonly currency: string
  readonly overdue: boolean
  readonly amount: number
  readonly due: string | null
}

export const DATES = ['2026-01-30', '2026-02-10', '2026-02-27', '2026-03-06', '2026-03-09', '2026-03-10']
const CURRENCIES = ['CNY', 'TWD', 'JPY']

/** @returns for each date the state of every account known by then, by number. */
export async function pushDays(
  books: Books,
  key: string,
  accounts: number,
  seed: number,
): Promise<Map<string, Map<string, Standing>>> {
  const days = new Map<string, Map<string, Standing>>()
  let before = new Map<string, Standing>()
  for (const [d, date] of DATES.entries()) {
    const mode = d % 3 === 1 ? 'delta' : 'snapshot'
    const now = new Map(before)
    const records = []
    for (let i = 0; i < accounts; i++) {
      const dice = diceOf(seed, date, i)
      const number = `R-${i}`
      const old = before.get(number)
      if (old === undefined && dice.below(0.5)) continue
      if (dice.below(0.15)) {
        // Not named: a snapshot cures what was overdue, a delta says nothing about it.
        if (old?.overdue && mode === 'snapshot')
          now.set(number, { ...old, overdue: false, amount: 0, due: null })
        continue
      }
      const standing = nextStanding(old, i, date, dice)
      now.set(number, standing)
      records.push(recordOf(number, i, standing))
    }
    const { status, text } = await push(books.app, key, records, { businessDate: date, mode })
    if (status !== 201) throw new Error(text)
    days.set(date, now)
    before = now
  }
  return days
}

function nextStanding(
  old: Standing | undefined,
  i: number,
  date: string,
  dice: ReturnType<typeof diceOf>,
): Standing {
  const currency = CURRENCIES[i % CURRENCIES.length] ?? 'CNY'
  if (dice.below(0.2)) return { currency, overdue: false, amount: 0, due: null }
  if (old?.overdue && dice.below(0.6)) return old
  const due = new Date(Date.parse(date) - dice.whole(1, 220) * 86_400_000).toISOString().slice(0, 10)
  return { currency, overdue: true, amount: dice.whole(1, 900_000), due }
}

function recordOf(number: string, i: number, { currency, amount, due }: Standing) {
  return record(number, {
    currency,
    overduePrincipal: amount,
    overdueInterest: 0,
    totalOutstanding: 1_000_000 + i,
    oldestUnpaidDueDate: due,
    borrower: {
      // Some borrowers have several accounts, in several currencies.
      reference: `RB-${i % 17}`,
      kind: 'person',
      name: '测试人',
      jurisdiction: 'CN',
      timeZones: i % 17 < 3 ? ['Asia/Shanghai', 'America/New_York'] : ['Asia/Shanghai'],
      contactPoints: [{ channels: ['voice'], value: '13812345678', party: 'borrower' }],
    },
  })
}
