/** `npm run demo`: the service with a made-up bank, and a short story of what it does. */
import { parseArgs } from 'node:util'
import pino from 'pino'
import { systemClock } from '../platform/clock.ts'
import { startDemoService } from './demo-service.ts'
import { tellStory } from './tell-story.ts'

const HELP = `npm run demo [-- options]: push a made-up overdue book through the API and see what the service says of it

  --exit          end after the story; without it the service goes on until Ctrl-C
  --accounts <n>  size of the book, 300 to 200000 (default 5000)
  --port <n>      where to listen (default 8080, or any free port when it is taken)

It needs nothing but the packages: the database is an embedded PostgreSQL in a temporary directory, which is removed at
the end. Settings in the environment (DATABASE_URL, TACT_DATA_DIR, ...) are not looked at.
`

interface Options {
  readonly exit: boolean
  readonly accounts: number
  readonly port: number | undefined
}

/** @returns undefined when only help was wanted. @throws Error with a sentence for what does not fit. */
function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      exit: { type: 'boolean', default: false },
      accounts: { type: 'string', default: '5000' },
      port: { type: 'string' },
    },
  })
  if (values.help) return undefined
  const within = (option: string, text: string, least: number, most: number) => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new Error(`${option} takes a whole number from ${least} to ${most}, not "${text}". See --help.`)
  }
  return {
    exit: values.exit,
    accounts: within('--accounts', values.accounts, 300, 200_000),
    port: values.port === undefined ? undefined : within('--port', values.port, 1, 65_535),
  }
}

/** The story is on the standard output; what goes wrong stays out of it. */
const logger = pino({ level: 'warn' }, pino.destination({ fd: 2, sync: true }))

/** Resolves when the demo is asked to end. Further signals change nothing: it is cleaning up then. */
const asked = new Promise<NodeJS.Signals>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // In a terminal Ctrl-C reaches the database as well; that its connections are lost is no news then.
      logger.level = 'silent'
      resolve(signal)
    })
  }
})
const INTERRUPTED = 130

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** @returns the exit code. */
async function runDemo(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) {
    process.stdout.write(HELP)
    return 0
  }
  say(
    'Tact: when may a borrower be contacted, by whom and how? A demo; every person and number in it is made up.',
  )
  say('Starting the service and its database ...')
  const service = await startDemoService(options.port, logger)
  try {
    const story = tellStory(service, options.accounts, systemClock, say)
    const early = await Promise.race([asked, story])
    if (early !== undefined) {
      // What the story still waits for breaks off with the service.
      story.catch(() => undefined)
      return INTERRUPTED
    }
    if (options.exit) return 0
    say(
      '\nThe service goes on until you press Ctrl-C; then its database and all data of the demo are removed.',
    )
    await asked
    return 0
  } finally {
    await service.close()
  }
}

try {
  process.exitCode = await runDemo(process.argv.slice(2))
} catch (error) {
  if (logger.level === 'silent') process.exitCode = INTERRUPTED
  else {
    process.stderr.write(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
// What a broken-off story left open must not keep the process.
process.exit()
