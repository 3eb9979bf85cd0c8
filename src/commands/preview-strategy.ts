/** `tact strategy preview`: what a strategy would do to the book of a running service, and how it is put in force. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { ChangeView, PreviewView } from '../changes/schemas.ts'
import { textTable, wrapped } from '../demo/text-table.ts'
import { strategyDocument } from '../strategies/strategy-document.ts'
import { CommandError } from './command-error.ts'
import { readJson, report, shapeFaults } from './document-faults.ts'
import { TactClient } from './tact-client.ts'

export interface PreviewWanted {
  readonly file: string
  readonly reason: string
  readonly json: boolean
  readonly url: string
  readonly key: string
}

const POLL_MS = 300
/** Of the accounts that change, so many are shown; the JSON has fifty. */
const SHOWN = 10

type Result = NonNullable<PreviewView['result']>

/** Saves the strategy (the same content once), proposes it, and waits for the preview. @returns the exit code. */
export async function previewStrategy(wanted: PreviewWanted): Promise<number> {
  if (wanted.key === '')
    throw new CommandError('no API key: give --key or set TACT_API_KEY (tact keys create)')
  const parsed = strategyDocument.safeParse(await readJson(wanted.file))
  if (!parsed.success) return report(wanted.file, shapeFaults(parsed.error), () => true)
  const client = new TactClient(wanted.url, wanted.key)
  const content = JSON.stringify(parsed.data)
  const saved = await client.json<{ strategyId: string; version: number }>(
    'POST',
    '/v1/strategies',
    parsed.data,
    { 'idempotency-key': `strategy-${createHash('sha256').update(content).digest('hex').slice(0, 32)}` },
  )
  const { strategyId, version } = saved
  const proposed = await client.json<ChangeView>('POST', '/v1/policy-changes', {
    change: { kind: 'strategy', strategyId, version },
    reason: wanted.reason,
  })
  const preview = await finished(client, proposed.previewId)
  if (preview.state === 'outdated' || preview.result === null)
    throw new Error('strategy, rules or book changed while the preview was made; run it again')
  process.stdout.write(
    wanted.json
      ? `${JSON.stringify(preview, null, 2)}\n`
      : `${tell(`${strategyId}@${version}`, preview, preview.result)}\n`,
  )
  return 0
}

async function finished(client: TactClient, previewId: string): Promise<PreviewView> {
  let told = ''
  for (;;) {
    const preview = await client.json<PreviewView>('GET', `/v1/policy-previews/${previewId}`)
    const { accountsDone, accountsTotal } = preview.progress
    const progress = `${accountsDone} of ${accountsTotal} accounts`
    if (progress !== told) {
      told = progress
      process.stderr.write(process.stderr.isTTY ? `\r${progress}` : `${progress}\n`)
    }
    if (preview.state !== 'running') {
      if (process.stderr.isTTY) process.stderr.write('\n')
      return preview
    }
    await setTimeout(POLL_MS)
  }
}

function tell(name: string, preview: PreviewView, { impact, takenAt, policies }: Result): string {
  const { changed } = impact
  const parts = [
    `${name} over ${impact.accounts} accounts at ${takenAt}, beside ${policies.before.champion.version.split(' ', 2)[1]}`,
    textTable(
      ['What changes', '>Accounts'],
      [
        ['anything', String(changed.accounts)],
        ['segment', String(changed.segment)],
        ['stage', String(changed.stage)],
        ['next channel', String(changed.nextChannel)],
        ['next action', String(changed.nextAction)],
        ['time of the next action', String(changed.nextActionAt)],
      ],
    ),
    ...matrixTable('Segment', impact.segments),
    ...matrixTable('Stage', impact.stages),
    ...matrixTable('Next channel', impact.nextChannels),
    ...matrixTable('Next action', impact.nextActions),
    textTable(
      ['Contacts now, for a demand', '>Open', '>Then', '>Open up', '>Close'],
      impact.contacts.map((one) => [
        one.channel,
        ...[one.openBefore, one.openAfter, one.opens, one.closes].map(String),
      ]),
    ),
    ...impact.first.slice(0, SHOWN).map(tellAccount),
    `Change ${preview.changeId}, digest ${preview.digest}\n` +
      'Somebody else puts it in force: POST /v1/policy-changes/{changeId}/approve with {"digest": "..."}',
  ]
  return parts.join('\n\n')
}

function matrixTable(title: string, moves: Result['impact']['stages']): string[] {
  if (moves.length === 0) return []
  const rows = moves.map(({ from, to, accounts }) => [from ?? '-', to ?? '-', String(accounts)])
  return [textTable([title, 'becomes', '>Accounts'], rows)]
}

function tellAccount({ accountNumber, before, after, contacts }: Result['impact']['first'][number]): string {
  const side = (word: string, view: typeof before) =>
    wrapped(
      `${view.segment} / ${view.stage ?? 'no stage'}: ${view.stageMessage} ${view.nextMessage}`,
      `    ${word.padEnd(7)}`,
      ' '.repeat(11),
    )
  const turned = contacts.map(({ channel, openAfter, reasons }) =>
    wrapped(
      `${channel} ${openAfter ? 'opens, was' : 'closes:'} ${reasons[0]?.message ?? ''}`,
      ' '.repeat(11),
      ' '.repeat(13),
    ),
  )
  return [`  ${accountNumber}`, side('before', before), side('after', after), ...turned].join('\n')
}
