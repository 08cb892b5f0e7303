/** Milliseconds between two lines: on a terminal, and in a log. */
const intervals = { terminal: 200, log: 5_000 }

/** Shows how far a run is: one line that changes on a terminal, and a line every five seconds elsewhere. */
export function runProgress(stream: { write(text: string): void; isTTY?: boolean }) {
  const { isTTY = false } = stream
  const interval = isTTY ? intervals.terminal : intervals.log
  const startedAt = performance.now()
  let shownAt = startedAt
  return {
    /** @param what the noun of the things that are counted, with more facts behind it */
    update(done: number, total: number, what: string): void {
      const now = performance.now()
      if (now - shownAt < interval) return
      shownAt = now
      const left = Math.ceil((((now - startedAt) / done) * (total - done)) / 60_000)
      const text = `${done} of ${total} ${what}, about ${left} min left`
      stream.write(isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
    },
    end(): void {
      if (isTTY) stream.write('\r\u001b[2K')
    },
  }
}
