import { serve } from '../main.ts'
import { readConfig } from '../platform/config.ts'

const HELP = `tact serve: run the service until it is told to stop (SIGINT, SIGTERM)

Migrates the database first. See tact --help for the settings.
`

export async function serveCommand(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    return 0
  }
  await serve(readConfig(process.env))
  return 0
}
