/**
 * What a query may cost before it is begun: how deep it goes, how often a field is asked for under another name, and how
 * many objects it can make at the most.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { Problem } from '../platform/problems.ts'

/** Queue > borrower > accounts > permissions > reasons > provenance > citation is 11, and one to spare. */
export const DEPTH_MAX = 12
export const ALIASES_MAX = 30
/** A page of 200 accounts with all that stands behind them is some 40,000. */
export const COST_MAX = 60_000

/** A list whose length nobody says: contact points, accounts of a borrower, reasons. */
const LIST_LENGTH = 5
/** `first` of a subscription comes in a variable that is not at hand: as much as any field takes. */
const FIRST_UNKNOWN = 200
/** What begins at a root is read in a transaction of its own. */
const ROOT_COST = 100
/** A decision costs as much as so many rows. */
const WEIGHTS: Readonly<Record<string, number>> = { 'ContactPermission.permission': 5 }
/** Fields looked at, fragments again in each place: no query of a person comes near. */
const LOOKED_AT_MAX = 5000

export type Variables = Readonly<Record<string, unknown>>

/**
 * @param variables null: not at hand.
 * @throws Problem `query_too_costly` with what is too much, the figure and its limit.
 */
export function checkCost(schema: GraphQLSchema, document: DocumentNode, variables: Variables | null): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) new Count(schema, fragments, one, variables).check()
}

class Count {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #operation: OperationDefinitionNode
  readonly #variables: Variables | null
  #cost = 0
  #aliases = 0
  #lookedAt = 0

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    operation: OperationDefinitionNode,
    variables: Variables | null,
  ) {
    this.#schema = schema
    this.#fragments = fragments
    this.#operation = operation
    this.#variables = variables
  }

  check(): void {
    const root = this.#schema.getRootType(this.#operation.operation)
    if (root) this.#selections(this.#operation.selectionSet, root, 1, 1, null)
    if (this.#cost > COST_MAX) refuse('cost', Math.round(this.#cost), COST_MAX)
  }

  /** @param times so many objects have this selection. @param first of the connection that it is part of. */
  #selections(
    { selections }: SelectionSetNode,
    type: GraphQLObjectType,
    depth: number,
    times: number,
    first: number | null,
  ): void {
    for (const one of selections) {
      this.#lookedAt++
      if (this.#lookedAt > LOOKED_AT_MAX) refuse('fields', this.#lookedAt, LOOKED_AT_MAX)
      if (one.kind === Kind.FIELD) this.#field(one, type, depth, times, first)
      else if (one.kind === Kind.INLINE_FRAGMENT)
        this.#selections(one.selectionSet, type, depth, times, first)
      else {
        const fragment = this.#fragments.get(one.name.value)
        if (fragment !== undefined) this.#selections(fragment.selectionSet, type, depth, times, first)
      }
    }
  }

  #field(node: FieldNode, type: GraphQLObjectType, depth: number, times: number, first: number | null): void {
    if (node.alias !== undefined) {
      this.#aliases++
      if (this.#aliases > ALIASES_MAX) refuse('aliases', this.#aliases, ALIASES_MAX)
    }
    const name = node.name.value
    const meta = META_FIELDS.has(name)
    // What the schema says of itself is deep and small.
    if (depth > DEPTH_MAX && !type.name.startsWith('__')) refuse('depth', depth, DEPTH_MAX)
    if (meta) {
      const of = this.#schema.getType(name === '__schema' ? '__Schema' : '__Type')
      if (isObjectType(of) && node.selectionSet)
        this.#selections(node.selectionSet, of, depth + 1, times, null)
      return
    }
    const field = type.getFields()[name]
    if (field === undefined || node.selectionSet === undefined) return
    const of = getNamedType(field.type)
    if (!isObjectType(of)) return
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
    const made = isList ? times * (first ?? LIST_LENGTH) : times
    this.#cost += made * (WEIGHTS[`${type.name}.${name}`] ?? 1) + (depth === 1 ? ROOT_COST : 0)
    // As soon as it is clear: what follows would only make the number longer.
    if (this.#cost > COST_MAX * 1000) refuse('cost', Math.round(this.#cost), COST_MAX)
    this.#selections(node.selectionSet, of, depth + 1, made, this.#firstOf(node, field))
  }

  /** Null: it has none, so lists below it are as long as lists are. */
  #firstOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const arg = field.args.find((one) => one.name === 'first')
    if (arg === undefined) return null
    const given = node.arguments?.find((one) => one.name.value === 'first')?.value
    const fallback = typeof arg.defaultValue === 'number' ? arg.defaultValue : 1
    if (given === undefined) return fallback
    if (given.kind === Kind.INT) return atLeastOne(Number(given.value))
    if (given.kind !== Kind.VARIABLE) return 1
    if (this.#variables === null) return FIRST_UNKNOWN
    const value = this.#variables[given.name.value]
    return value === undefined ? this.#defaultOf(given.name.value, fallback) : atLeastOne(Number(value))
  }

  #defaultOf(variable: string, fallback: number): number {
    const declared = this.#operation.variableDefinitions?.find((one) => one.variable.name.value === variable)
    const value = declared?.defaultValue
    return value?.kind === Kind.INT ? atLeastOne(Number(value.value)) : fallback
  }
}

const META_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type'])

/** What is no number of a page is refused by the field itself. */
function atLeastOne(value: number): number {
  return value >= 1 ? value : 1
}

const WORDS = {
  depth: 'goes so many levels deep',
  aliases: 'asks so many times for a field under another name',
  fields: 'names so many fields',
  cost: 'may make so many objects',
} as const

function refuse(what: keyof typeof WORDS, figure: number, limit: number): never {
  throw new Problem('query_too_costly', `It ${WORDS[what]}: ${figure}. At most ${limit} are served.`, {
    extra: { limited: what, figure, limit },
  })
}
