/** Words of ours that GraphQL cannot spell: `ai-voice` is `ai_voice` there, where a hyphen cannot stand in a name. */
import { GraphQLEnumType, type GraphQLSchema } from 'graphql'

/**
 * Puts the words into the schema as the values of their names. Queries that are compiled take them from there, and so
 * does whoever interprets one.
 *
 * @throws Error when the schema names others than these.
 */
export function spellEnum(schema: GraphQLSchema, type: string, words: readonly string[]): void {
  const found = schema.getType(type)
  if (!(found instanceof GraphQLEnumType)) throw new Error(`the schema has no enum ${type}`)
  const wordOf = new Map(words.map((word) => [word.replaceAll('-', '_'), word]))
  const { values, ...config } = found.toConfig()
  const spelled = Object.entries(values).map(([name, value]) => {
    const word = wordOf.get(name)
    if (word === undefined) throw new Error(`${type} of the schema has ${name}, which is no word`)
    return [name, { ...value, value: word }] as const
  })
  if (spelled.length !== words.length) throw new Error(`the schema lacks words of ${type}`)
  const made = new GraphQLEnumType({ ...config, values: Object.fromEntries(spelled) })
  // The type is known by reference all over the schema, so it stays the same one.
  Object.assign(found, made)
  // Objects of a page say the name already.
  found.serialize = (value) => (typeof value === 'string' && value in values ? value : made.serialize(value))
}

const names = new Map<string, string>()

/** The name of a word; compiled queries hand out what they find, so what pages are made of has names. */
export function spelled<W extends string | null>(word: W): W {
  if (word === null) return word
  let name = names.get(word)
  if (name === undefined) {
    name = word.replaceAll('-', '_')
    names.set(word, name)
  }
  return name as W
}
