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
  TACT_SWEEP_MINUTES: z.coerce.number().min(0).default(15),
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
  }
}
