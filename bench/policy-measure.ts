/** Contestants take turns, round by round, so that a noisy moment of the machine falls on all of them. */

export interface Contestant {
  readonly name: string
  /** How many questions one run answers. */
  readonly questions: number
  run(): unknown
}

export interface Speed {
  readonly perSecond: number
  /** Microseconds a question. */
  readonly us: number
}

/** Long enough for the compiler of V8 to have seen every kind of question. */
const WARM_UP_MS = 400

/** @returns the median of the rounds, by contestant. */
export async function measure<T extends Contestant>(
  contestants: readonly T[],
  { rounds, roundMs }: { readonly rounds: number; readonly roundMs: number },
): Promise<Map<T, Speed>> {
  const prepared = new Map<T, { runs: number; us: number[] }>()
  for (const one of contestants) {
    const { runs, ms } = await runFor(one, WARM_UP_MS)
    prepared.set(one, { runs: Math.max(1, Math.round((runs * roundMs) / ms)), us: [] })
  }
  for (let round = 0; round < rounds; round++) {
    for (const [one, { runs, us }] of prepared) {
      const began = performance.now()
      for (let run = 0; run < runs; run++) await one.run()
      us.push(((performance.now() - began) * 1000) / (runs * one.questions))
    }
  }
  return new Map(
    [...prepared].map(([one, { us }]) => {
      const middle = median(us)
      return [one, { us: middle, perSecond: 1_000_000 / middle }]
    }),
  )
}

async function runFor(contestant: Contestant, atLeastMs: number): Promise<{ runs: number; ms: number }> {
  const began = performance.now()
  let runs = 0
  for (;;) {
    await contestant.run()
    runs++
    const ms = performance.now() - began
    if (ms >= atLeastMs) return { runs, ms }
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Slope of the straight line through the points on doubly logarithmic paper: 1 is linear, 2 quadratic. */
export function exponentOf(points: readonly { readonly n: number; readonly us: number }[]): number {
  const logs = points.filter(({ n }) => n > 0).map(({ n, us }) => [Math.log(n), Math.log(us)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}
