/**
 * Queries that are kept with the service: a client names one instead of sending it, and where the service is told so,
 * nothing else is served.
 */
import { hash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type GraphQLSchema, parse, validate } from 'graphql'
import type { PersistedQueryProvider } from 'mercurius'
import { ConfigError } from '../platform/config.ts'
import { Problem } from '../platform/problems.ts'

export interface KeptQueries {
  /** Whether what is not kept is refused. */
  readonly isOnly: boolean
  /** By name, and by the SHA-256 of the text in hex. */
  readonly byId: ReadonlyMap<string, string>
  readonly texts: ReadonlySet<string>
}

/**
 * @param place a folder of `.graphql` files, each named for its query, or a JSON file of names and queries.
 * @throws ConfigError with one line for each fault: what is kept must fit the schema.
 */
export async function readKeptQueries(
  place: string,
  isOnly: boolean,
  schema: GraphQLSchema,
): Promise<KeptQueries> {
  const named = await readPlace(place).catch((error: Error) => {
    throw new ConfigError(`Wrong settings in the environment:\n  TACT_GRAPHQL_QUERIES: ${error.message}`)
  })
  const faults = named.flatMap(([name, text]) => faultsOf(text, schema).map((fault) => `  ${name}: ${fault}`))
  if (faults.length > 0)
    throw new ConfigError(`The queries in ${place} do not fit the schema:\n${faults.join('\n')}`)
  const byId = new Map(
    named.flatMap(([name, text]) => [[name, text] as const, [digestOf(text), text] as const]),
  )
  return { isOnly, byId, texts: new Set(byId.values()) }
}

async function readPlace(place: string): Promise<(readonly [string, string])[]> {
  if ((await stat(place)).isDirectory()) {
    const files = (await readdir(place)).filter((file) => file.endsWith('.graphql')).sort()
    if (files.length === 0) throw new Error(`there is no .graphql file in ${place}`)
    return Promise.all(
      files.map(
        async (file) =>
          [path.basename(file, '.graphql'), await readFile(path.join(place, file), 'utf8')] as const,
      ),
    )
  }
  const document: unknown = JSON.parse(await readFile(place, 'utf8'))
  const entries = Object.entries(document ?? {})
  if (Array.isArray(document) || entries.length === 0 || entries.some(([, text]) => typeof text !== 'string'))
    throw new Error(`${place} is not a JSON object of names and queries`)
  return entries as [string, string][]
}

function faultsOf(text: string, schema: GraphQLSchema): string[] {
  try {
    return validate(schema, parse(text)).map((fault) => fault.message)
  } catch (error) {
    return [(error as Error).message]
  }
}

function digestOf(text: string): string {
  return hash('sha256', text, 'hex')
}

interface Asked {
  readonly query?: string
  readonly documentId?: string
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } }
}

/** The name or the digest that a request gives; undefined: it brings its own text. */
function idOf({ query, documentId, extensions }: Asked): string | undefined {
  if (typeof documentId === 'string') return documentId
  const digest = extensions?.persistedQuery?.sha256Hash
  return typeof digest === 'string' && query === undefined ? digest : undefined
}

/** What mercurius asks for: the text of a request that gives a name, and whether its own text may be served. */
export function persistedQueryProvider({ isOnly, byId, texts }: KeptQueries): PersistedQueryProvider {
  return {
    isPersistedQuery: (asked: Asked) =>
      idOf(asked) !== undefined || (isOnly && !texts.has(asked.query ?? '')),
    isPersistedQueryRetry: () => false,
    // With its own text there is no name: it is refused below like a name that nobody knows.
    getHash: (asked: Asked) => idOf(asked) ?? NONE,
    getQueryFromHash: async (id: string) => {
      const text = byId.get(id)
      if (text === undefined) throw notKept(id)
      return text
    },
  }
}

const NONE = ' '

/** Over a WebSocket the text comes as it is. @throws Problem `query_not_kept` */
export function checkKept({ isOnly, texts }: KeptQueries, source: string): void {
  if (isOnly && !texts.has(source)) throw notKept(NONE)
}

function notKept(id: string): Problem {
  const message =
    id === NONE ? 'This service answers kept queries only.' : `No query is kept as ${JSON.stringify(id)}.`
  return new Problem('query_not_kept', message)
}
