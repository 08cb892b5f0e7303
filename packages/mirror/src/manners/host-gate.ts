import { setTimeout } from 'node:timers/promises'

/** Keeps the distance between two requests to a host, and its pauses. */
export class HostGate {
  /** When the next request may start, in milliseconds of the process's clock. */
  #nextAt = 0
  #interval: number

  /** @param interval milliseconds from the start of a request to that of the next one */
  constructor(interval: number) {
    this.#interval = interval
  }

  /** Waits until a request may start. Rejects if the signal is aborted. */
  async pass(signal: AbortSignal): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, this.#nextAt)
    this.#nextAt = at + this.#interval
    if (at > now) await setTimeout(at - now, undefined, { signal })
  }

  /** Lets no request start for a time in milliseconds. */
  pause(time: number): void {
    this.#nextAt = Math.max(this.#nextAt, performance.now() + time)
  }

  /** Uses a longer distance from now on, in milliseconds. */
  slowDown(interval: number): void {
    this.#interval = Math.max(this.#interval, interval)
  }
}
