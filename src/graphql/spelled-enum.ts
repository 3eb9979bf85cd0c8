/** Words of ours that GraphQL cannot spell: `ai-voice` is `ai_voice` there, where a hyphen cannot stand in a name. */
import { GraphQLError, Kind, type ValueNode } from 'graphql'

/** What mercurius puts in the place of the enum's own ways in and out; the names alone stand in the schema. */
export interface SpelledEnum {
  serialize(word: unknown): string
  parseValue(name: unknown): string
  parseLiteral(node: ValueNode): string
}

export function spelledEnum(type: string, words: readonly string[]): SpelledEnum {
  const wordOf = new Map(words.map((word) => [word.replaceAll('-', '_'), word]))
  const nameOf = new Map([...wordOf].map(([name, word]) => [word, name]))
  const pick = (from: ReadonlyMap<string, string>, value: unknown): string => {
    const found = typeof value === 'string' ? from.get(value) : undefined
    if (found === undefined) throw new GraphQLError(`${type} cannot be ${JSON.stringify(value)}`)
    return found
  }
  return {
    serialize: (word) => pick(nameOf, word),
    parseValue: (name) => pick(wordOf, name),
    parseLiteral: (node) => pick(wordOf, node.kind === Kind.ENUM ? node.value : undefined),
  }
}
