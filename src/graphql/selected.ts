/** What a query asks for behind an object, so that all of it can be fetched together and nothing else is. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'

export interface Selected {
  /** Arguments of each time that the field is asked for, in the order of the query. */
  readonly args: readonly Readonly<Record<string, unknown>>[]
  readonly fields: ReadonlyMap<string, Selected>
}

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'returnType' | 'schema' | 'variableValues'>

const NOTHING: Selected = { args: [], fields: new Map() }

/** Under the field that is resolved; what `@skip` and `@include` leave out is counted in. */
export function selectedBy(info: Info): Selected {
  const type = getNamedType(info.returnType)
  if (!isObjectType(type)) return NOTHING
  const sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? [])
  return { args: [], fields: fieldsOf(sets, type, info) }
}

/** What is asked for further down that way. */
export function below(selected: Selected, ...path: readonly string[]): Selected {
  let found = selected
  for (const name of path) found = found.fields.get(name) ?? NOTHING
  return found
}

function fieldsOf(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  info: Info,
): Map<string, Selected> {
  const nodes = new Map<string, FieldNode[]>()
  for (const set of sets) collect(set, info.fragments, nodes)
  const fields = new Map<string, Selected>()
  for (const [name, asked] of nodes) {
    const field = type.getFields()[name]
    if (field === undefined) continue
    const of = getNamedType(field.type)
    fields.set(name, {
      args:
        field.args.length === 0
          ? []
          : asked.map((node) => getArgumentValues(field, node, info.variableValues)),
      fields: isObjectType(of)
        ? fieldsOf(
            asked.flatMap((node) => node.selectionSet ?? []),
            of,
            info,
          )
        : new Map(),
    })
  }
  return fields
}

/** There are no interfaces and unions here, so a fragment is always of the type that it stands in. */
function collect(
  set: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  into: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === 'Field') {
      const asked = into.get(selection.name.value)
      if (asked === undefined) into.set(selection.name.value, [selection])
      else asked.push(selection)
    } else if (selection.kind === 'InlineFragment') collect(selection.selectionSet, fragments, into)
    else {
      const fragment = fragments[selection.name.value]
      if (fragment !== undefined) collect(fragment.selectionSet, fragments, into)
    }
  }
}
