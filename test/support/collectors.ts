/** Collectors, and borrowers that wait for one. */
import { type Books, post, push, record } from './books.ts'

export interface Item {
  readonly workItemId: string
  readonly collectorId: string
  readonly borrowerReference: string
  readonly accountNumbers: string[]
}

/** @returns its id. */
export async function collector(
  books: Books,
  reference: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const made = await post(books.app, await books.key('admin'), '/v1/collectors', { reference, ...more })
  if (made.status !== 201) throw new Error(made.text)
  return made.body.collectorId
}

/** So many borrowers with one account each, `A-000` and on, all of the same urgency and due now. */
export async function portfolio(books: Books, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, i) => record(`A-${String(i).padStart(3, '0')}`))
  const pushed = await push(books.app, await books.key('core'), records)
  if (pushed.status !== 201) throw new Error(pushed.text)
}

export async function claim(
  books: Books,
  key: string,
  collectorId: string,
  more: Record<string, unknown> = {},
): Promise<Item[]> {
  const answer = await post(books.app, key, '/v1/work-items/claim', { collectorId, ...more })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body.workItems
}

export const references = (items: readonly Item[]) => items.map((item) => item.borrowerReference).sort()
