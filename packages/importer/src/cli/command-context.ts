import type { ProgressStream } from './progress-display.ts'

/** The parts of the process that a command uses. Tests pass their own. */
export interface CommandContext {
  /** Prints to standard output, followed by a line break. */
  out(text: string): void
  /** Standard error. */
  err: ProgressStream
  /** The working directory. Relative paths in arguments start here. */
  cwd: string
  signal: AbortSignal
}
