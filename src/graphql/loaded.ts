/** Something that many fields of one level of a query need, loaded once for all of them. */

/**
 * Once it is there it is handed out at once and not through a promise: a page asks for it thousands of times, and each
 * promise would cost more than the answer.
 */
export class Loaded<T> {
  readonly #load: () => Promise<T>
  #loading: Promise<T> | undefined
  #value: T | undefined
  #isHere = false

  constructor(load: () => Promise<T>) {
    this.#load = load
  }

  /** What the value becomes; a promise only while it is still on its way. */
  use<R>(make: (value: T) => R | Promise<R>): R | Promise<R> {
    return this.#isHere ? make(this.#value as T) : this.fetch().then(make)
  }

  /** A load that failed fails for all who wait for it, and is not tried again. */
  fetch(): Promise<T> {
    this.#loading ??= this.#load().then((value) => {
      this.#value = value
      this.#isHere = true
      return value
    })
    return this.#loading
  }
}
