import type { Screen } from './progress.ts'

/** What a command needs of the process around it. */
export interface Shell {
  out(text: string): void
  err: Screen
  /** Relative paths in arguments start here. */
  cwd: string
  signal: AbortSignal
}
