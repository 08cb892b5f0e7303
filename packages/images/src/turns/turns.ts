/** Runs a few tasks at a time, in the order of the calls. */
export class Turns {
  readonly #atOnce: number
  readonly #waiting: (() => void)[] = []
  #active = 0

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Runs a task as soon as fewer than the allowed number run. Rejects as the task does. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#active >= this.#atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#active += 1
    try {
      return await task()
    } finally {
      // A task that waits takes the turn over.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#active -= 1
    }
  }
}
