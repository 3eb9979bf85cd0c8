/** The command line: `tact <command>`. Each command is one file in `commands/`. */

import { CommandError } from './commands/command-error.ts'
import { ConfigError } from './platform/config.ts'

const HELP = `tact: when may a borrower be contacted, by whom and how

  tact serve                     run the service (REST, GraphQL, sweeps)
  tact migrate                   bring the database up to date
  tact ingest <file> ...         push a file of overdue accounts through the API
  tact keys create|list|revoke   API keys
  tact decide <facts.json>       print a decision with every rule's answer; needs no database
  tact strategy lint <file>      what is wrong with a strategy, the law counted in; needs no database
  tact strategy preview <file>   what a strategy would do to the book, and how it is put in force
  tact four-eyes on|off          whether changes need a preview and a second person
  tact pack list|show|lint       the rules that are shipped, and checks of your own; needs no database
  tact sweep                     plan accounts anew whose time has come

tact <command> --help tells more. Settings come from the environment:
  DATABASE_URL         PostgreSQL 15 or later; absent: an embedded PostgreSQL with its data in TACT_DATA_DIR
  TACT_DATA_DIR        ./data
  TACT_MASTER_KEY      32 bytes in base64; needed with DATABASE_URL
  HOST, PORT           127.0.0.1, 8080
  LOG_LEVEL            info
  TACT_POOL_SIZE       10 database connections
  TACT_SIGNING_GENERATION
                       1; raise it by one to sign permits with new keys
  TACT_SWEEP_MINUTES   15; 0: never
  TACT_REQUESTS_PER_MINUTE
                       of each person, and each key that has no limit of its own; absent: no limit
  TACT_TRUST_PROXY     addresses or networks (with commas) whose X-Forwarded-For is believed; absent: nobody's
  TACT_GRAPHQL_QUERIES folder of .graphql files, or a JSON file of names and queries, that clients can name
  TACT_GRAPHQL_ONLY_QUERIES
                       false; true: every other GraphQL query is refused
  TACT_JWT_ISSUER, TACT_JWT_AUDIENCE, TACT_JWT_JWKS_URL
                       people sign in with tokens of this issuer; absent: API keys only. Claims: scope, and
  TACT_JWT_CREDITOR_CLAIM, TACT_JWT_ROLES_CLAIM, TACT_JWT_AGENCY_CLAIM
                       tact_creditor, tact_roles, tact_agency
`

type Command = (args: string[]) => Promise<number>

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  ingest: async () => (await import('./commands/ingest.ts')).ingestCommand,
  keys: async () => (await import('./commands/keys.ts')).keysCommand,
  decide: async () => (await import('./commands/decide.ts')).decideCommand,
  strategy: async () => (await import('./commands/strategy.ts')).strategyCommand,
  'four-eyes': async () => (await import('./commands/four-eyes.ts')).fourEyesCommand,
  pack: async () => (await import('./commands/pack.ts')).packCommand,
  sweep: async () => (await import('./commands/sweep.ts')).sweepCommand,
}

/** @returns the exit code: 0 done, 1 failed or answered no, 2 called wrongly. */
export async function runCli(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP)
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    process.stderr.write(`tact: there is no command "${name}"\n\n${HELP}`)
    return 2
  }
  try {
    return await (await load())(args)
  } catch (error) {
    if (error instanceof CommandError || error instanceof ConfigError) {
      process.stderr.write(`tact ${name}: ${error.message}\n`)
      return 2
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      process.stderr.write(`tact ${name}: ${error.message}\nTry: tact ${name} --help\n`)
      return 2
    }
    process.stderr.write(`tact ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}
