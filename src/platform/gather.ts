/**
 * Questions that arrive while others are being answered go together into the next round: many callers share one
 * transaction and one commit, and one caller alone waits for nobody.
 */
export interface GatherOptions<Q, A> {
  /** Most questions of one round. */
  readonly roundMax: number
  /** Most rounds at once for one key; what comes meanwhile is gathered. */
  readonly roundsAtOnce: number
  /** @returns answers in the order of the questions. A question's own failure is an answer, not an error. */
  readonly work: (key: string, questions: readonly Q[]) => Promise<readonly A[]>
  /** Whether a failed round should be tried again question by question, so that one cannot spoil it for the others. */
  readonly isWorthSplitting: (error: unknown) => boolean
}

interface Waiting<Q, A> {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
}

interface Queue<Q, A> {
  readonly waiting: Waiting<Q, A>[]
  running: number
  isDue: boolean
}

/** @returns a function that asks one question under a key; questions of different keys are never mixed. */
export function gather<Q, A>(options: GatherOptions<Q, A>): (key: string, question: Q) => Promise<A> {
  const queues = new Map<string, Queue<Q, A>>()

  const start = (key: string, queue: Queue<Q, A>): void => {
    queue.isDue = false
    while (queue.waiting.length > 0 && queue.running < options.roundsAtOnce) {
      const round = queue.waiting.splice(0, options.roundMax)
      queue.running++
      void answer(options, key, round).finally(() => {
        queue.running--
        if (queue.waiting.length > 0) start(key, queue)
        else if (queue.running === 0) queues.delete(key)
      })
    }
  }

  return (key, question) =>
    new Promise((resolve, reject) => {
      let queue = queues.get(key)
      if (queue === undefined) {
        queue = { waiting: [], running: 0, isDue: false }
        queues.set(key, queue)
      }
      queue.waiting.push({ question, resolve, reject })
      if (queue.isDue || queue.running >= options.roundsAtOnce) return
      queue.isDue = true
      // After everything that has arrived in this turn.
      setImmediate(start, key, queue)
    })
}

/** Never rejects: each of the round is told on its own. */
async function answer<Q, A>(
  options: GatherOptions<Q, A>,
  key: string,
  round: readonly Waiting<Q, A>[],
): Promise<void> {
  try {
    const answers = await options.work(
      key,
      round.map((one) => one.question),
    )
    for (const [index, { resolve, reject }] of round.entries()) {
      if (index < answers.length) resolve(answers[index] as A)
      else reject(new Error('fewer answers than questions'))
    }
  } catch (error) {
    if (round.length === 1 || !options.isWorthSplitting(error)) {
      for (const { reject } of round) reject(error)
      return
    }
    for (const one of round) await answer(options, key, [one])
  }
}
