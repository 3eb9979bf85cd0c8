/** The borrowers of one level of a query, and what is loaded for all of them at once; see `account-group.ts`. */
import { type DeskBorrower, type DeskPoint, deskAccountsOf, deskPoints } from '../accounts/desk-rows.ts'
import { maskedValue } from '../accounts/masked-values.ts'
import { contactPointSeen } from '../agencies/seen-by-agency.ts'
import type { Tx } from '../platform/database.ts'
import { AccountGroup, type AccountNode, groupOf } from './account-group.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { Loaded } from './loaded.ts'
import { below, type Selected } from './selected.ts'
import { spelled } from './spelled-enum.ts'

const GROUP = Symbol('borrowers of one level')

export type BorrowerNode = DeskBorrower & { readonly [GROUP]: BorrowerGroup }

/** What is shown of a contact point; its sealed value stays with the service. */
export type MaskedPoint = Omit<DeskPoint, 'valueSealed' | 'borrowerId'> & { readonly maskedValue: string }

/** Points of each borrower, in the order of their ids. */
export type PointsOfBorrowers = ReadonlyMap<string, ReadonlyMap<string, MaskedPoint>>

export class BorrowerGroup {
  readonly ctx: DeskContext
  readonly byId: ReadonlyMap<string, BorrowerNode>
  #tx: Tx | undefined

  readonly points = new Loaded<PointsOfBorrowers>(async () => {
    const rows = await this.#seeing((tx) => deskPoints(tx, [...this.byId.keys()]))
    const points = new Map<string, Map<string, MaskedPoint>>()
    for (const id of this.byId.keys()) points.set(id, new Map())
    for (const row of rows) points.get(row.borrowerId)?.set(row.contactPointId, this.#pointSeen(row))
    return points
  })

  readonly accounts = new Loaded<ReadonlyMap<string, readonly AccountNode[]>>(async () => {
    const rows = await this.#seeing((tx) => deskAccountsOf(tx, [...this.byId.keys()]))
    const group = new AccountGroup(this.ctx, rows, [...this.byId.values()])
    return Map.groupBy(group.nodes, (one) => one.borrowerId)
  })

  constructor(ctx: DeskContext, rows: readonly DeskBorrower[]) {
    this.ctx = ctx
    this.byId = new Map(rows.map((row) => [row.borrowerId, Object.assign({ ...row }, { [GROUP]: this })]))
  }

  static of(node: BorrowerNode): BorrowerGroup {
    return node[GROUP]
  }

  /** See `AccountGroup.prepare`. */
  async prepare(tx: Tx, selected: Selected, withPoints: boolean): Promise<void> {
    if (this.byId.size === 0) return
    this.#tx = tx
    try {
      await Promise.all([
        withPoints || selected.fields.has('contactPoints') ? this.points.fetch() : undefined,
        selected.fields.has('accounts') ? this.#prepareAccounts(tx, below(selected, 'accounts')) : undefined,
      ])
    } finally {
      this.#tx = undefined
    }
  }

  async #prepareAccounts(tx: Tx, selected: Selected): Promise<void> {
    const accounts = await this.accounts.fetch()
    const [first] = accounts.values()
    const [node] = first ?? []
    if (node !== undefined) await groupOf(node).prepare(tx, selected)
  }

  #pointSeen(row: DeskPoint): MaskedPoint {
    const { caller, deps } = this.ctx
    const borrower = this.byId.get(row.borrowerId)
    if (borrower === undefined) throw new Error('a contact point without its borrower')
    const point = {
      contactPointId: row.contactPointId,
      party: spelled(row.party),
      person: row.person,
      channels: row.channels.map(spelled),
      maskedValue: maskedValue(caller.creditorId, deps.vault, borrower, row),
      status: row.status,
      unusableReason: row.unusableReason,
      source: row.source,
      place: row.place,
    }
    return caller.agencyId === null ? point : contactPointSeen(point)
  }

  readonly #seeing = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.#tx === undefined ? seenByCaller(this.ctx, work) : work(this.#tx)
}

/** Borrowers that a query begins with. */
export function borrowerNodes(ctx: DeskContext, rows: readonly DeskBorrower[]): readonly BorrowerNode[] {
  return [...new BorrowerGroup(ctx, rows).byId.values()]
}
