import { parseArgs } from 'node:util'
import { setFourEyes } from '../changes/four-eyes.ts'
import { creditorNamed } from '../keys/manage-keys.ts'
import { systemClock } from '../platform/clock.ts'
import { beginAs } from '../platform/database.ts'
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
    const tx = await beginAs(owner, creditorId)
    await setFourEyes(tx, word === 'on', { name: 'administrator', atMs: systemClock.now() })
    await owner.query('commit')
  })
  process.stdout.write(
    word === 'on'
      ? `Changes of ${creditor} need a preview and a second person.\n`
      : `One person is enough for changes of ${creditor}.\n`,
  )
  return 0
}
