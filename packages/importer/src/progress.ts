/** Where an import is. `total` is 0 while it is not known. */
export interface Progress {
  stage: 'walk' | 'wait' | 'read' | 'finish'
  done: number
  total: number
}

export type ProgressListener = (progress: Progress) => void

/** What a progress display needs of a stream, and of time. */
export interface Screen {
  write(text: string): void
  isTTY?: boolean
  columns?: number
}

const stages = {
  walk: 'Looking through the folder',
  wait: 'Another import is running: waiting for its end',
  read: 'Reading',
  finish: 'Finishing',
} satisfies Record<Progress['stage'], string>

/** A bar that is drawn over itself on a terminal; a line every five seconds elsewhere. Call `done` at the end. */
export function showProgress(
  screen: Screen,
  clock = () => performance.now(),
): { listen: ProgressListener; done(): void } {
  return screen.isTTY ? bar(screen, clock) : lines(screen, clock)
}

function bar(screen: Screen, clock: () => number): { listen: ProgressListener; done(): void } {
  const often = 100
  let drawn = Number.NEGATIVE_INFINITY
  let pace = startPace(clock)
  return {
    listen(progress) {
      if (progress.done === 0) pace = startPace(clock)
      if (progress.done > 0 && progress.done < progress.total && clock() - drawn < often) return
      drawn = clock()
      screen.write(`\r\u001b[2K${barLine(progress, pace(progress), screen.columns || 80)}`)
    },
    done: () => screen.write('\r\u001b[2K'),
  }
}

/** ` 100,000/100,000, 12,345/s, 59 min 59 s left` */
const longestFigures = 48

function barLine(progress: Progress, pace: string, columns: number): string {
  const { stage, done, total } = progress
  if (total === 0) return `${stages[stage]} …`.slice(0, columns - 1)
  const figures = ` ${count(done)}/${count(total)}${pace}`
  const width = Math.max(0, Math.min(30, columns - longestFigures))
  const full = Math.round((done / total) * width)
  return `[${'█'.repeat(full)}${'░'.repeat(width - full)}]${figures}`.slice(0, columns - 1)
}

function lines(screen: Screen, clock: () => number): { listen: ProgressListener; done(): void } {
  const often = 5000
  let written: number | null = null
  let waiting = false
  let pace = startPace(clock)
  return {
    listen(progress) {
      if (progress.done === 0) pace = startPace(clock)
      const newlyWaiting = progress.stage === 'wait' && !waiting
      waiting = progress.stage === 'wait'
      written ??= clock()
      if (clock() - written < often && !newlyWaiting) return
      written = clock()
      const { stage, done, total } = progress
      const figures = total === 0 ? '' : ` ${count(done)} of ${count(total)} files${pace(progress)}`
      screen.write(`${stages[stage]}${figures}\n`)
    },
    // A watcher's next import begins anew, however long nothing was to be done.
    done: () => {
      written = null
    },
  }
}

/** Files a second since the stage began, and how long the rest takes at that pace. */
function startPace(clock: () => number): (progress: Progress) => string {
  const started = clock()
  return ({ done, total }) => {
    const seconds = (clock() - started) / 1000
    if (done === 0 || seconds < 0.5) return ''
    const rate = done / seconds
    return `, ${count(Math.round(rate))}/s, ${duration((total - done) / rate)} left`
  }
}

export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** 12,345 */
export function count(value: number): string {
  return value.toLocaleString('en-GB')
}
