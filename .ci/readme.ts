/** Runs every command of the README, in order, in one shell: what nothing executes rots. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const WAIT =
  'for i in $(seq 100); do curl -sf localhost:8080/readyz >/dev/null && break; sleep 0.1; done; curl -sf localhost:8080/readyz'

/** What a person would wait for or stop by hand. */
function runnable(line: string): string {
  if (line === 'npm ci') return ': # installed already'
  if (line === 'npm test') return ': # has a step of its own'
  if (line === 'npm run demo') return 'npm run demo -- --exit'
  if (line === 'npm start') return `npm start & SERVER=$!\n${WAIT}`
  // A refusal of curl's is not an exit code: ask for it.
  return line.replace(/^curl -s /, 'curl -sS --fail-with-body ')
}

const readme = readFileSync('README.md', 'utf8')
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
if (blocks.length < 4) throw new Error('the README has lost its commands')
const lines = blocks.join('').trim().split('\n').map(runnable)
const data = mkdtempSync(path.join(tmpdir(), 'tact-readme-'))
// When root runs this, the database runs as another user and must reach its data.
chmodSync(data, 0o755)
const script = [
  'set -euo pipefail',
  'SERVER=0',
  // Jobs get process groups of their own, so that the whole of npm start can be ended.
  'set -m',
  `trap 'kill -TERM -- -$SERVER 2>/dev/null; wait' EXIT`,
  ...lines.flatMap((line) =>
    line.startsWith('  ') || line.startsWith(':')
      ? [line]
      : [`echo '+ ${line.replaceAll("'", '').split('\n')[0]}' >&2`, line],
  ),
].join('\n')
const child = spawn('bash', ['-c', script], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, TACT_DATA_DIR: path.join(data, 'data') },
})
child.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true })
  process.exitCode = code ?? 1
})
