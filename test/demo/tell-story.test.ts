/** The story holds at any time of day and year: the service is given a clock that stands where it could go wrong. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t from 'tap'
import { tellStory } from '../../src/demo/tell-story.ts'
import { GRAPHQL_TO_TRY, showAccountPath, visitQuestion } from '../../src/demo/try-yourself.ts'
import { get, openBooks, post } from '../support/books.ts'

t.test('at every hour, and on days at the edge', async (t) => {
  const books = await openBooks(t)
  const url = await books.app.listen({ host: '127.0.0.1', port: 0 })
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-story-'))
  t.teardown(() => rm(dir, { recursive: true, force: true }))
  for (const at of [
    '2026-03-10T10:00:00',
    '2026-03-10T00:00:00',
    '2026-03-10T07:59:59.999',
    '2026-03-10T22:00:00',
    '2026-03-10T22:29:59.999',
    '2026-03-10T22:30:00',
    '2026-03-10T23:59:59.999',
    '2028-02-29T12:00:00',
    '2026-12-31T23:00:00',
    '2027-01-01T03:00:00',
    '2027-02-06T15:00:00',
    '2026-03-29T09:00:00',
  ]) {
    books.clock.set(Date.parse(`${at}+08:00`))
    const key = await books.key('admin', { creditor: `Bank of ${at}` })
    const said: string[] = []
    await tellStory({ url, key, dir }, 300, books.clock, (...lines) => said.push(...lines))
    const story = said.join('\n')
    t.match(story, /\n {2}ALLOWED\. /, `${at}: allowed`)
    t.match(story, /NOT THEN\. Next allowed: /, `${at}: deferred`)
    t.match(story, /DENIED\. /, `${at}: denied`)
    t.match(story, /[1-9]\d* unchanged, [1-9]\d* cured, 0 rejected/, `${at}: the next day`)
    t.equal(/Not now: .*outside_hours/.test(story), isNight(at), `${at}: says when it is night`)
  }
})

t.test('what the reader is told to try works', async (t) => {
  const books = await openBooks(t)
  const url = await books.app.listen({ host: '127.0.0.1', port: 0 })
  const dir = await mkdtemp(path.join(tmpdir(), 'tact-story-'))
  t.teardown(() => rm(dir, { recursive: true, force: true }))
  const key = await books.key('admin')
  let story = ''
  await tellStory({ url, key, dir }, 300, books.clock, (...lines) => {
    story += `${lines.join('\n')}\n`
  })
  const account = /\/v1\/accounts\/(\S+)/.exec(story)?.[1] ?? ''
  t.ok(story.includes(showAccountPath(account)))
  t.ok(story.includes(visitQuestion(account)))
  t.ok(story.includes(GRAPHQL_TO_TRY))
  t.equal((await get(books.app, key, showAccountPath(account))).status, 200)
  const visit = await post(books.app, key, '/v1/contact-permissions', JSON.parse(visitQuestion(account)))
  t.match(visit, { status: 200, body: { accountNumber: account, channel: 'visit' } })
  const asked = await post(books.app, key, '/graphql', { query: GRAPHQL_TO_TRY })
  t.equal(asked.status, 200)
  t.equal(asked.body.errors, undefined)
  t.equal(asked.body.data.nextActions.edges.length, 3)
})

function isNight(at: string): boolean {
  const hour = Number(at.slice(11, 13))
  return hour < 8 || hour >= 22
}
