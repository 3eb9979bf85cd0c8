import { withBooks } from './with-books.ts'

const HELP = `tact migrate: bring the database up to date and end

The role in DATABASE_URL must own the tables. The service itself works under the role tact_app, which owns nothing; the
migration makes that role, or an administrator does (create role tact_app nologin; grant tact_app to <owner>).
`

export async function migrateCommand(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    return 0
  }
  await withBooks(async () => undefined)
  process.stdout.write('The database is up to date.\n')
  return 0
}
