import type { MirrorProgress } from '@broadsheet/mirror'

/** Milliseconds between two lines: on a terminal, and in a log. */
const intervals = { terminal: 200, log: 5_000 }

/** Shows how far a run is: one line that changes on a terminal, and a line every five seconds elsewhere. */
export function mirrorProgress(stream: { write(text: string): void; isTTY?: boolean }) {
  const { isTTY = false } = stream
  const interval = isTTY ? intervals.terminal : intervals.log
  const startedAt = performance.now()
  let shownAt = startedAt
  return {
    update({ done, total, bytes }: MirrorProgress): void {
      const now = performance.now()
      if (now - shownAt < interval) return
      shownAt = now
      const left = Math.ceil((((now - startedAt) / done) * (total - done)) / 60_000)
      const text = `${done} of ${total} images, ${(bytes / 1_000_000).toFixed(1)} MB, about ${left} min left`
      stream.write(isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
    },
    end(): void {
      if (isTTY) stream.write('\r\u001b[2K')
    },
  }
}
