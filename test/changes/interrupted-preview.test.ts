/** A preview whose process dies goes on elsewhere where it was left, and comes to the same. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { PREVIEW_BATCH, runPreview } from '../../src/changes/run-preview.ts'
import { type Books, get, post, push, record } from '../support/books.ts'
import { appWithJobs, previewed, strategyChange, twoPeople } from '../support/changes.ts'
import { twoSteps } from '../support/two-steps.ts'

const PROCESS = path.resolve(import.meta.dirname, '../support/preview-process.ts')
const ACCOUNTS = PREVIEW_BATCH * 8

async function progressOf({ owner }: Books, previewId: string): Promise<{ state: string; done: number }> {
  const { rows } = await owner.query(
    'select state, accounts_done as done from policy_previews where preview_id = $1',
    [previewId],
  )
  return rows[0]
}

const book = (accounts: number) =>
  Array.from({ length: accounts }, (_, i) =>
    record(`I-${i}`, { oldestUnpaidDueDate: i % 3 === 0 ? '2026-02-20' : '2026-01-20' }),
  )

t.test('killed in the middle, taken up by another, two at once: always the same', async (t) => {
  const people = await twoPeople(t)
  const { books, maker } = people
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 20))
  await push(books.app, maker, book(ACCOUNTS))
  const undisturbed = await previewed(people, strategyChange('mine', 1))
  t.equal(undisturbed.result.impact.accounts, ACCOUNTS)
  t.equal(undisturbed.result.impact.first.length, 50)

  const { body } = await post(books.app, maker, '/v1/policy-changes', strategyChange('mine', 1))
  const { previewId } = body
  const child = spawn(process.execPath, [PROCESS, books.url, books.creditorId, previewId], {
    stdio: 'inherit',
  })
  const exit = once(child, 'exit')
  while ((await progressOf(books, previewId)).done === 0) await setTimeout(2)
  child.kill('SIGKILL')
  await exit
  const left = await progressOf(books, previewId)
  t.equal(left.state, 'running')
  t.ok(left.done > 0 && left.done < ACCOUNTS, `${left.done} of ${ACCOUNTS} were done when it was killed`)

  const job = { creditorId: books.creditorId, previewId }
  await Promise.all([runPreview(books, job), runPreview(books, job)])
  const resumed = (await get(books.app, maker, `/v1/policy-previews/${previewId}`)).body
  t.match(resumed, { state: 'done', progress: { accountsDone: ACCOUNTS } })
  t.strictSame(resumed.result, undisturbed.result)
  t.equal(resumed.digest, undisturbed.digest)
  const { steps } = (await get(books.app, maker, `/v1/policy-changes/${body.changeId}`)).body
  t.equal(steps.filter((one: { step: string }) => one.step === 'previewed').length, 1, 'finished once')
})

t.test('a push in the middle makes it a preview of yesterday', async (t) => {
  const people = await twoPeople(t)
  const { books, maker } = people
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 20))
  await push(books.app, maker, book(PREVIEW_BATCH + 1))
  const { body } = await post(books.app, maker, '/v1/policy-changes', strategyChange('mine', 1))
  await push(books.app, maker, [record('I-0', { overduePrincipal: 1 })])
  await runPreview(books, { creditorId: books.creditorId, previewId: body.previewId })
  const shown = (await get(books.app, maker, `/v1/policy-previews/${body.previewId}`)).body
  t.match(shown, { state: 'outdated', result: null, digest: null })
})

t.test('the job queue makes it, whoever was asked', async (t) => {
  const { books, maker } = await twoPeople(t)
  await post(books.app, maker, '/v1/strategies', twoSteps('mine', 20))
  await push(books.app, maker, book(10))
  const app = await appWithJobs(t, books)
  const begun = await Promise.all([
    post(app, maker, '/v1/policy-changes', strategyChange('mine', 1)),
    post(app, maker, '/v1/policy-changes', strategyChange('mine', 1)),
  ])
  for (const { body } of begun) {
    for (let i = 0; i < 200 && (await progressOf(books, body.previewId)).state === 'running'; i++)
      await setTimeout(50)
    const shown = (await get(app, maker, `/v1/policy-previews/${body.previewId}`)).body
    t.match(shown, { state: 'done', result: { impact: { accounts: 10 } } })
  }
})
