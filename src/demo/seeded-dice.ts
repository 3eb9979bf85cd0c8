/** Chance that can be repeated: the same seed and place throw the same numbers, in whatever order places are asked. */
export interface Dice {
  /** 0 (inclusive) to 1 (exclusive). */
  next(): number
  /** True in the given share of throws. */
  below(share: number): boolean
  /** A whole number, both ends inclusive. */
  whole(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
}

export function diceOf(seed: number, what: string, index: number): Dice {
  let state = mix(mix(seed | 0) ^ mix(index + 1) ^ mix(hashOf(what)))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    return (mix(state) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    below: (share) => next() < share,
    whole,
    pick<T>(choices: readonly T[]): T {
      if (choices.length === 0) throw new Error('nothing to choose from')
      return choices[whole(0, choices.length - 1)] as T
    },
  }
}

/** A well spread permutation of 32 bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

function hashOf(text: string): number {
  let bits = 0
  for (const letter of text) bits = Math.imul(bits, 31) + (letter.codePointAt(0) ?? 0)
  return bits
}
