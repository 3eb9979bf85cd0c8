import t from 'tap'
import { arrayText } from '../../src/platform/array-text.ts'
import { openBooks } from '../support/books.ts'

t.test('the database reads what was written', async (t) => {
  const { owner } = await openBooks(t)
  const words = [
    'plain',
    'a-b',
    'null',
    'NULL',
    '',
    ' ',
    'a,b',
    '{x}',
    'a"b',
    'a\\b',
    '催收',
    'two words',
    '\n',
    null,
  ]
  const { rows } = await owner.query('select $1::text[] as words, $2::bigint[] as numbers', [
    arrayText(words),
    arrayText([0, -5, 1_773_100_800_000, null]),
  ])
  t.same(rows[0].words, words)
  t.same(rows[0].numbers.map(Number), [0, -5, 1_773_100_800_000, 0])
  t.equal(rows[0].numbers[3], null)
})
