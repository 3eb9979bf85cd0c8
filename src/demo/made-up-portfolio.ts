/**
 * The overdue book of a bank that does not exist: everything in it is made up, and the same seed makes the same book.
 * It looks like the real thing where that matters to collections: most accounts are early, few are late, borrowers
 * have several accounts, some data are missing or wrong.
 */
import type { PushedDelinquencyRecord } from '../intake/record.ts'
import { dateOfDay, dayOfDate } from '../policy/calendar.ts'
import type { LocalDate } from '../policy/facts.ts'
import { type MadeUpBorrower, madeUpBorrower } from './made-up-borrower.ts'
import { type Dice, diceOf } from './seeded-dice.ts'

export interface MadeUpOptions {
  readonly accounts: number
  readonly borrowers: number
  /** Business date of the book. */
  readonly today: LocalDate
  readonly seed: number
}

/** Every account of the book, in an order in which the accounts of one borrower lie far apart. */
export function* madeUpRecords(options: MadeUpOptions): Generator<PushedDelinquencyRecord> {
  for (let index = 0; index < options.accounts; index++) yield madeUpRecord(options, index)
}

/** The account at one place of the book; places from `accounts` on are accounts that the book does not have yet. */
export function madeUpRecord(options: MadeUpOptions, index: number): PushedDelinquencyRecord {
  const dice = diceOf(options.seed, 'account', index)
  const borrower = madeUpBorrower(options.seed, borrowerIndex(options, index, dice))
  const product = dice.pick(PRODUCTS_OF[borrower.size])
  const scores = dice.below(0.4)
    ? { abilityScore: dice.whole(5, 95), willingnessScore: dice.whole(5, 95) }
    : dice.below(0.1)
      ? { willingnessScore: dice.whole(5, 95) }
      : {}
  return {
    accountNumber: `DEMO-${PREFIX[product]}-${String(index + 1).padStart(7, '0')}`,
    product,
    currency: borrower.jurisdiction === 'TW' ? 'TWD' : 'CNY',
    borrower: borrower.record,
    ...debtOf(options.today, product, borrower, dice),
    ...(product === 'mortgage' ? { securedOrGuaranteed: true } : {}),
    ...scores,
    attributes: { branch: `示例-${String(dice.whole(1, 20)).padStart(2, '0')}` },
  }
}

/** Each borrower has at least one account as long as there are enough accounts; the rest fall where they fall. */
function borrowerIndex({ accounts, borrowers }: MadeUpOptions, index: number, dice: Dice): number {
  // A step that shares no factor with the number of accounts visits every place once, neighbours far apart.
  const place = (index * stepFor(accounts)) % accounts
  return index < accounts && place < borrowers ? place : dice.whole(0, borrowers - 1)
}

function stepFor(accounts: number): number {
  let step = Math.max(1, Math.floor(accounts * 0.618))
  while (greatestDivisor(step, accounts) !== 1) step += 1
  return step
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

type Product = 'consumer-loan' | 'credit-card' | 'mortgage' | 'small-business-loan' | 'corporate-loan'

const PREFIX: Readonly<Record<Product, string>> = {
  'consumer-loan': 'CL',
  'credit-card': 'CC',
  mortgage: 'MG',
  'small-business-loan': 'SB',
  'corporate-loan': 'CO',
}

/** As often as they stand here. */
const PRODUCTS_OF: Readonly<Record<MadeUpBorrower['size'], readonly Product[]>> = {
  person: [
    ...['credit-card', 'credit-card', 'credit-card', 'credit-card', 'consumer-loan', 'consumer-loan'],
    ...['consumer-loan', 'mortgage', 'small-business-loan'],
  ] as Product[],
  small: ['small-business-loan', 'small-business-loan', 'small-business-loan', 'credit-card'],
  large: ['corporate-loan', 'corporate-loan', 'small-business-loan'],
}

/** Smallest and largest debt, in currency units of a mainland account. */
const DEBT: Readonly<Record<Product, readonly [number, number]>> = {
  'consumer-loan': [5_000, 200_000],
  'credit-card': [500, 80_000],
  mortgage: [200_000, 3_000_000],
  'small-business-loan': [50_000, 1_500_000],
  'corporate-loan': [1_000_000, 40_000_000],
}

type Debt = Pick<
  PushedDelinquencyRecord,
  | 'overduePrincipal'
  | 'overdueInterest'
  | 'overduePenalty'
  | 'overdueFees'
  | 'totalOutstanding'
  | 'oldestUnpaidDueDate'
  | 'creditLimit'
  | 'originalAmount'
  | 'lastPayment'
  | 'limitationEndsOn'
>

function debtOf(today: LocalDate, product: Product, borrower: MadeUpBorrower, dice: Dice): Debt {
  const day = dayOfDate(today)
  const [least, most] = DEBT[product]
  // Many small debts and few large ones. A New Taiwan dollar is about a quarter of a yuan.
  const units = Math.round(
    (least + (most - least) * dice.next() ** 3) * (borrower.jurisdiction === 'TW' ? 4 : 1),
  )
  const outstanding = units * 100
  const limit =
    product === 'credit-card'
      ? { creditLimit: Math.ceil(units / 5_000) * 500_000 }
      : { originalAmount: Math.ceil(units / 800) * 100_000 }
  if (dice.below(0.01)) return { ...limit, totalOutstanding: -dice.whole(100, 50_000) }
  if (dice.below(0.03)) return { ...limit, totalOutstanding: outstanding, oldestUnpaidDueDate: null }
  const daysPastDue = daysPastDueOf(dice)
  const months = Math.ceil(daysPastDue / 30)
  const instalment = Math.max(100, Math.round(outstanding / (product === 'mortgage' ? 240 : 24)))
  const overduePrincipal = Math.min(outstanding, instalment * months)
  const overdueInterest = Math.round((overduePrincipal * daysPastDue * 0.15) / 365)
  const paidDaysBefore = dice.whole(1, 40)
  return {
    ...limit,
    overduePrincipal,
    overdueInterest,
    overduePenalty: daysPastDue > 30 ? Math.round(overdueInterest / 2) : 0,
    overdueFees: product === 'credit-card' ? 2_500 * months : 0,
    totalOutstanding: outstanding + overdueInterest,
    oldestUnpaidDueDate: dateOfDay(day - daysPastDue),
    ...(dice.below(0.8)
      ? { lastPayment: { date: dateOfDay(day - daysPastDue - paidDaysBefore), amount: instalment } }
      : {}),
    ...(daysPastDue > 60 ? { limitationEndsOn: dateOfDay(day - daysPastDue + 3 * 365) } : {}),
  }
}

/** Share of the book up to each number of days past due: most are early, and what is late stays for long. */
const LATENESS: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.58, 1, 30],
  [0.75, 31, 60],
  [0.84, 61, 90],
  [0.89, 91, 120],
  [0.93, 121, 180],
  [1, 181, 720],
]

function daysPastDueOf(dice: Dice): number {
  const at = dice.next()
  const [, from, to] = LATENESS.find(([share]) => at < share) ?? [1, 1, 30]
  // Within a span too, the earlier days hold more accounts.
  return from + Math.floor((to - from + 1) * dice.next() ** 1.5)
}
