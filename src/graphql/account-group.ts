/**
 * The accounts of one level of a query, and what is loaded for all of them at once: so a page costs a fixed number of
 * statements whatever its size. What a query asks for is known before its fields are resolved (`prepare`); a field that
 * nobody announced loads what it needs when it is reached, for its whole level too.
 */

import { type DeskAccount, type DeskBorrower, deskBorrowers } from '../accounts/desk-rows.ts'
import { type LoadedAccount, loadFacts } from '../accounts/load-facts.ts'
import { loadTimelines, type TimelinePage, type TimelineRow } from '../accounts/timeline.ts'
import { type Caller, requireScope } from '../keys/authenticate.ts'
import type { Scope } from '../keys/scopes.ts'
import { knowingAll } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { assessStage } from '../policy/assess-stage.ts'
import type { StageAssessment } from '../policy/strategy.ts'
import { type PoliciesInForce, policyFor } from '../strategies/policy-for.ts'
import { policiesInForce } from '../strategies/policy-in-force.ts'
import { BorrowerGroup, type BorrowerNode } from './borrower-group.ts'
import { type DeskContext, seenByCaller } from './desk.ts'
import { FIELD_SCOPES } from './field-scopes.ts'
import { Loaded } from './loaded.ts'
import { below, type Selected } from './selected.ts'

const GROUP = Symbol('accounts of one level')

/** The row with the company that it is loaded in; JSON does not see it. */
export type AccountNode = DeskAccount & { readonly [GROUP]: AccountGroup }

/** Within a transaction that has begun, as the caller, or in one of its own. */
type Seeing = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export interface Known {
  readonly policies: PoliciesInForce
  readonly accounts: ReadonlyMap<string, LoadedAccount>
}

export class AccountGroup {
  readonly ctx: DeskContext
  /** Of all that is decided for this level. */
  readonly nowMs: number
  readonly nodes: readonly AccountNode[]
  #tx: Tx | undefined
  readonly #timelines = new Map<string, Loaded<Map<string, readonly TimelineRow[]>>>()
  readonly #assessed = new Map<string, StageAssessment>()

  readonly borrowers: Loaded<ReadonlyMap<string, BorrowerNode>>

  readonly policies = new Loaded(() =>
    this.#seeing((tx) => knowingAll(tx, (all) => policiesInForce(all.client, all.creditorId))),
  )

  /** What a decision must know and its reader must not; of accounts that the caller sees. */
  readonly known = new Loaded<Known>(async () => {
    const [policies, loaded] = await Promise.all([
      this.policies.fetch(),
      this.#seeing((tx) =>
        knowingAll(tx, (all) =>
          loadFacts(all, { accountIds: this.nodes.map((one) => one.accountId) }, this.nowMs),
        ),
      ),
    ])
    return { policies, accounts: new Map(loaded.map((one) => [one.accountId, one])) }
  })

  constructor(ctx: DeskContext, rows: readonly DeskAccount[], borrowers?: readonly DeskBorrower[]) {
    this.ctx = ctx
    this.nowMs = ctx.nowMs
    this.nodes = rows.map((row) => Object.assign(row, { [GROUP]: this }))
    this.borrowers = new Loaded(async () => {
      const ids = [...new Set(this.nodes.map((one) => one.borrowerId))]
      const found = borrowers ?? (await this.#seeing((tx) => deskBorrowers(tx, { ids })))
      return new BorrowerGroup(this.ctx, found).byId
    })
  }

  /** Loads what the fields below need, all of it in the transaction at hand: the statements go out together. */
  async prepare(tx: Tx, selected: Selected): Promise<void> {
    if (this.nodes.length === 0) return
    this.#tx = tx
    try {
      const asks = (...names: readonly string[]) => names.some((name) => selected.fields.has(name))
      const isAgency = this.ctx.caller.agencyId !== null
      const wantsFacts = asks('permissions') || (!isAgency && asks(...OF_ASSESSMENT))
      // One after the other where the role has to change between them.
      const together = (loads: readonly (() => Promise<unknown>)[]) =>
        isAgency
          ? loads.reduce<Promise<unknown>>((before, load) => before.then(load), Promise.resolve())
          : Promise.all(loads.map((load) => load()))
      await together([
        ...(wantsFacts ? [() => this.known.fetch()] : []),
        ...(asks(...OF_POLICIES) || asks('nextAction') ? [() => this.policies.fetch()] : []),
        ...(asks(...OF_BORROWERS, 'permissions', 'nextAction')
          ? [() => this.#prepareBorrowers(tx, selected)]
          : []),
        ...(mayReadTimeline(this.ctx.caller) ? below(selected, 'timeline').args : []).map(
          (args) => () => this.#timeline(args as unknown as TimelinePage).fetch(),
        ),
      ])
    } finally {
      this.#tx = undefined
    }
  }

  async #prepareBorrowers(tx: Tx, selected: Selected): Promise<void> {
    const borrowers = await this.borrowers.fetch()
    const [first] = borrowers.values()
    if (first === undefined) return
    await BorrowerGroup.of(first).prepare(tx, below(selected, 'borrower'), selected.fields.has('permissions'))
  }

  borrowerOf(node: AccountNode): BorrowerNode | Promise<BorrowerNode> {
    return this.borrowers.use((byId) => need(byId.get(node.borrowerId)))
  }

  assess(node: AccountNode, { policies, accounts }: Known): StageAssessment {
    let assessed = this.#assessed.get(node.accountId)
    if (assessed === undefined) {
      const account = need(accounts.get(node.accountId))
      assessed = assessStage(account.facts, policyFor(account, policies).policy, this.nowMs)
      this.#assessed.set(node.accountId, assessed)
    }
    return assessed
  }

  /** @throws Problem `missing_scope` */
  timelineOf(
    node: AccountNode,
    page: TimelinePage,
  ): readonly TimelineRow[] | Promise<readonly TimelineRow[]> {
    requireScope(this.ctx.caller, scopeOfTimeline(this.ctx.caller))
    return this.#timeline(page).use((byId) => byId.get(node.accountId) ?? [])
  }

  #timeline({ first, after }: TimelinePage): Loaded<Map<string, readonly TimelineRow[]>> {
    const key = `${first} ${after ?? ''}`
    let timeline = this.#timelines.get(key)
    if (timeline === undefined) {
      const { caller } = this.ctx
      timeline = new Loaded(() =>
        this.#seeing((tx) =>
          knowingAll(tx, (all) =>
            loadTimelines(all, this.nodes, { first, after: after ?? null }, caller.agencyId),
          ),
        ),
      )
      this.#timelines.set(key, timeline)
    }
    return timeline
  }

  readonly #seeing: Seeing = (work) =>
    this.#tx === undefined ? seenByCaller(this.ctx, work) : work(this.#tx)
}

const OF_ASSESSMENT = ['nextStage', 'stageMessage', 'stageExplanation', 'ladderProgress'] as const
const OF_POLICIES = ['experiment', 'stageExplanation'] as const
const OF_BORROWERS = ['borrower', 'daysPastDue', 'stageExplanation'] as const

/** As over REST: what was recorded is for the creditor's readers; an agency reads what it reported itself. */
const scopeOfTimeline = ({ agencyId }: Caller): Scope =>
  agencyId === null ? FIELD_SCOPES['Account.timeline'] : 'attempts:write'
const mayReadTimeline = (caller: Caller) => caller.scopes.has(scopeOfTimeline(caller))

export function groupOf(node: AccountNode): AccountGroup {
  return node[GROUP]
}

/** One account of its own, such as what a mutation is about. */
export function accountNodes(ctx: DeskContext, rows: readonly DeskAccount[]): readonly AccountNode[] {
  return new AccountGroup(ctx, rows).nodes
}

/** @throws Error: what refers to a row was read before the row was gone. */
export function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a row that is referred to is gone')
  return value
}
