import type { Progress, ProgressListener } from '../operations/import-folder.ts'
import { formatCount, formatDuration } from '../report/format-numbers.ts'

/** The part of a writable stream that a progress display uses. */
export interface ProgressStream {
  write(text: string): void
  isTTY?: boolean
  columns?: number
}

export interface ProgressDisplay {
  update: ProgressListener
  /** Removes the display. A later `update` shows it again. */
  clear(): void
}

const stageLabels = {
  walk: 'Scanning the folder',
  wait: 'Waiting for another import to finish',
  read: 'Reading',
  finish: 'Finishing',
} satisfies Record<Progress['stage'], string>

/** Shows a progress bar on a terminal, and prints a line every five seconds to other streams. */
export function showProgress(stream: ProgressStream, clock = () => performance.now()): ProgressDisplay {
  return stream.isTTY ? progressBar(stream, clock) : progressLines(stream, clock)
}

const clearLine = '\r\u001b[2K'

function progressBar(stream: ProgressStream, clock: () => number): ProgressDisplay {
  const minInterval = 100
  let drawnAt = Number.NEGATIVE_INFINITY
  let rate = startRate(clock)
  return {
    update(progress) {
      if (progress.done === 0) rate = startRate(clock)
      if (progress.done > 0 && progress.done < progress.total && clock() - drawnAt < minInterval) return
      drawnAt = clock()
      stream.write(`${clearLine}${barLine(progress, rate(progress), stream.columns || 80)}`)
    },
    clear: () => stream.write(clearLine),
  }
}

/** Space for ` 100,000/100,000, 12,345/s, 59 min 59 s left`. */
const maxFiguresWidth = 48

function barLine({ stage, done, total }: Progress, rate: string, columns: number): string {
  if (total === 0) return `${stageLabels[stage]} …`.slice(0, columns - 1)
  const figures = ` ${formatCount(done)}/${formatCount(total)}${rate}`
  const width = Math.max(0, Math.min(30, columns - maxFiguresWidth))
  const full = Math.round((done / total) * width)
  return `[${'█'.repeat(full)}${'░'.repeat(width - full)}]${figures}`.slice(0, columns - 1)
}

function progressLines(stream: ProgressStream, clock: () => number): ProgressDisplay {
  const interval = 5000
  let writtenAt: number | null = null
  let waiting = false
  let rate = startRate(clock)
  return {
    update(progress) {
      if (progress.done === 0) rate = startRate(clock)
      const startsToWait = progress.stage === 'wait' && !waiting
      waiting = progress.stage === 'wait'
      writtenAt ??= clock()
      if (clock() - writtenAt < interval && !startsToWait) return
      writtenAt = clock()
      const { stage, done, total } = progress
      const figures = total === 0 ? '' : ` ${formatCount(done)} of ${formatCount(total)} files${rate(progress)}`
      stream.write(`${stageLabels[stage]}${figures}\n`)
    },
    // In watch mode, each import gets five seconds of its own.
    clear: () => {
      writtenAt = null
    },
  }
}

/** Returns a function that formats the files per second since the stage began and the estimated time left. */
function startRate(clock: () => number): (progress: Progress) => string {
  const startedAt = clock()
  return ({ done, total }) => {
    const seconds = (clock() - startedAt) / 1000
    if (done === 0 || seconds < 0.5) return ''
    const filesPerSecond = done / seconds
    const left = formatDuration((total - done) / filesPerSecond)
    return `, ${formatCount(Math.round(filesPerSecond))}/s, ${left} left`
  }
}
