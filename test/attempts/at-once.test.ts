import t from 'tap'
import { sweepCreditor } from '../../src/strategies/sweep.ts'
import { openBooks, post, push, record } from '../support/books.ts'

const BORROWERS = 40

/** Each borrower has three accounts, so that pushes and reports want the same rows in different orders. */
function portfolio(round: number) {
  return Array.from({ length: BORROWERS * 3 }, (_, n) => {
    const one = record(`A-${n}`, { totalOutstanding: 500_000 - round }) as { borrower: object }
    const reference = `B-${n % BORROWERS}`
    return { ...one, borrower: { ...one.borrower, reference, name: `人${round}` } }
  })
}

t.test(
  'pushes, sweeps and reports about the same borrowers at once: none fails, nothing is lost',
  async (t) => {
    const books = await openBooks(t)
    const core = await books.key('core')
    const crm = await books.key('crm')
    await push(books.app, core, portfolio(0))
    let isOver = false
    const failures: string[] = []
    const pushes = (async () => {
      for (let round = 1; !isOver; round++) {
        const answer = await push(books.app, core, portfolio(round))
        if (answer.status !== 201) failures.push(answer.text)
        await sweepCreditor(books, books.creditorId, { all: true })
      }
    })()
    const words = ['no-answer', 'wrong-number', 'hardship', 'stop-request', 'conversation', 'dispute']
    const times: number[] = []
    let kept = 0
    await Promise.all(
      [0, 1, 2, 3].map(async (worker) => {
        for (let n = worker; n < BORROWERS * 3; n += 4) {
          const began = performance.now()
          const answer = await post(books.app, crm, '/v1/contact-attempts', {
            accountNumber: `A-${n}`,
            channel: 'voice',
            outcome: words[n % words.length],
          })
          times.push(performance.now() - began)
          if (answer.status === 201) kept++
          else failures.push(answer.text)
        }
      }),
    )
    isOver = true
    await pushes
    t.same(failures, [])
    t.equal(kept, BORROWERS * 3)
    const { rows } = await books.owner.query('select count(*) as n from attempts')
    t.equal(rows[0].n, kept)
    times.sort((a, b) => a - b)
    t.comment(
      `a report takes ${times[Math.floor(times.length / 2)]?.toFixed(1)} ms, at most ${times.at(-1)?.toFixed(1)} ms`,
    )
    await sweepCreditor(books, books.creditorId, { all: true })
    const stopped = await books.owner.query(
      `select count(*) as n from accounts a where next_action = 'contact' and exists (
       select from records r where r.borrower_id = a.borrower_id and r.type = 'hold' and r.account_id is null)`,
    )
    t.equal(stopped.rows[0].n, 0, 'no plan goes against a hold')
  },
)
