import { parseArgs } from 'node:util'
import { creditorNamed } from '../keys/manage-keys.ts'
import { systemClock } from '../platform/clock.ts'
import { CommandError } from './command-error.ts'
import { withBooks } from './with-books.ts'

const HELP = `tact four-eyes on|off --creditor <name>: whether changes need a preview and a second person

  on    every change of strategy and rules is proposed by one and approved by another (a new creditor begins so)
  off   whoever has the scope changes them at once

An administrator's work, on the database itself. Over the API it takes two people to turn it off.
`

export async function fourEyesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, creditor: { type: 'string' } },
  })
  const [word] = positionals
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (word !== 'on' && word !== 'off') throw new CommandError('say on or off, see tact four-eyes --help')
  const { creditor } = values
  if (creditor === undefined) throw new CommandError('whose? Give --creditor <name>')
  await withBooks(async (owner) => {
    const creditorId = await creditorNamed(owner, creditor)
    if (creditorId === undefined) throw new CommandError(`there is no creditor "${creditor}"`)
    await owner.query(
      `insert into four_eyes_settings (creditor_id, demanded, changed_by, changed_at)
       values ($1, $2, 'administrator', $3)
       on conflict (creditor_id) do update set demanded = $2, changed_by = 'administrator', changed_at = $3`,
      [creditorId, word === 'on', new Date(systemClock.now())],
    )
  })
  process.stdout.write(
    word === 'on'
      ? `Changes of ${creditor} need a preview and a second person.\n`
      : `One person is enough for changes of ${creditor}.\n`,
  )
  return 0
}
