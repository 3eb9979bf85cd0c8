/** Settings, read once from the environment. */
import { z } from 'zod'

const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TACT_DATA_DIR: z.string().min(1).default('./data'),
  TACT_MASTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64, for example from: openssl rand -base64 32')
    .optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TACT_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(10),
  TACT_SIGNING_GENERATION: z.coerce.number().int().min(1).max(1_000_000).default(1),
  TACT_SWEEP_MINUTES: z.coerce.number().int().min(0).max(1440).default(15),
  TACT_TRUST_PROXY: z.string().min(1).optional(),
  TACT_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).optional(),
  TACT_GRAPHQL_QUERIES: z.string().min(1).optional(),
  TACT_GRAPHQL_ONLY_QUERIES: z.enum(['true', 'false']).default('false'),
  TACT_JWT_ISSUER: z.string().min(1).optional(),
  TACT_JWT_AUDIENCE: z.string().min(1).optional(),
  TACT_JWT_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TACT_JWT_CREDITOR_CLAIM: z.string().min(1).default('tact_creditor'),
  TACT_JWT_ROLES_CLAIM: z.string().min(1).default('tact_roles'),
  TACT_JWT_AGENCY_CLAIM: z.string().min(1).default('tact_agency'),
})

export interface Config {
  /** PostgreSQL 15 or later; absent: the embedded one in `dataDir`. */
  readonly databaseUrl?: string
  readonly dataDir: string
  /** Master key of the personal data, 32 bytes; absent: `dataDir/master.key`, made on first use. */
  readonly masterKey?: Buffer
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly poolSize: number
  /** Which generation of keys signs permits; raised to rotate them. */
  readonly signingGeneration: number
  /** How often accounts whose time has come are planned anew; 0: never. */
  readonly sweepMinutes: number
  /** Addresses or networks (with commas) of proxies whose word on the caller's address is taken; absent: nobody's. */
  readonly trustProxy?: string
  /** Requests per minute of a key that has no limit of its own; absent: as many as it likes. */
  readonly requestsPerMinute?: number
  /** Folder of `.graphql` files, or a JSON file, of GraphQL queries that clients can name; absent: none. */
  readonly graphqlQueries?: string
  /** Whether every other GraphQL query is refused. */
  readonly graphqlOnlyQueries?: boolean
  /** The identity provider of the people who sign in; absent: API keys only. */
  readonly signIn?: SignInConfig
}

export interface SignInConfig {
  readonly issuer: string
  readonly audience: string
  readonly jwksUrl: string
  readonly claims: { readonly creditor: string; readonly roles: string; readonly agency: string }
}

export class ConfigError extends Error {}

/** @throws ConfigError with one line for each wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(known)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Wrong settings in the environment:\n${lines.join('\n')}`)
  }
  const s = parsed.data
  const graphqlOnlyQueries = s.TACT_GRAPHQL_ONLY_QUERIES === 'true'
  if (graphqlOnlyQueries && s.TACT_GRAPHQL_QUERIES === undefined) {
    throw new ConfigError(
      'Wrong settings in the environment:\n  TACT_GRAPHQL_ONLY_QUERIES: set TACT_GRAPHQL_QUERIES too, or nothing would be served',
    )
  }
  return {
    databaseUrl: s.DATABASE_URL,
    dataDir: s.TACT_DATA_DIR,
    masterKey: s.TACT_MASTER_KEY === undefined ? undefined : Buffer.from(s.TACT_MASTER_KEY, 'base64'),
    host: s.HOST,
    port: s.PORT,
    logLevel: s.LOG_LEVEL,
    poolSize: s.TACT_POOL_SIZE,
    signingGeneration: s.TACT_SIGNING_GENERATION,
    sweepMinutes: s.TACT_SWEEP_MINUTES,
    trustProxy: s.TACT_TRUST_PROXY,
    requestsPerMinute: s.TACT_REQUESTS_PER_MINUTE,
    graphqlQueries: s.TACT_GRAPHQL_QUERIES,
    graphqlOnlyQueries,
    signIn: signInOf(s),
  }
}

/** All three or none: half a sign-in would let nobody in, or everybody. */
function signInOf(s: z.output<typeof settings>): SignInConfig | undefined {
  const { TACT_JWT_ISSUER: issuer, TACT_JWT_AUDIENCE: audience, TACT_JWT_JWKS_URL: jwksUrl } = s
  if (issuer === undefined && audience === undefined && jwksUrl === undefined) return undefined
  if (issuer === undefined || audience === undefined || jwksUrl === undefined) {
    throw new ConfigError(
      'Wrong settings in the environment:\n' +
        '  TACT_JWT_ISSUER, TACT_JWT_AUDIENCE and TACT_JWT_JWKS_URL belong together: set all three or none',
    )
  }
  const claims = {
    creditor: s.TACT_JWT_CREDITOR_CLAIM,
    roles: s.TACT_JWT_ROLES_CLAIM,
    agency: s.TACT_JWT_AGENCY_CLAIM,
  }
  return { issuer, audience, jwksUrl, claims }
}
