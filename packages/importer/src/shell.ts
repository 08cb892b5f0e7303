import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Screen } from './progress.ts'

/** What a command needs of the process around it. */
export interface Shell {
  out(text: string): void
  err: Screen
  /** Relative paths in arguments start here. */
  cwd: string
  signal: AbortSignal
}

/** The command was written wrongly. */
export class UsageError extends Error {}

/** A command's flags, and the one folder that may stand beside them. Throws a UsageError for anything else. */
export function parseCommand<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  const { values, positionals } = parse(args, options)
  const [dir, ...others] = positionals
  if (others.length > 0) throw new UsageError(`One folder at a time; there is also "${others.join('", "')}"`)
  return { flags: values, dir }
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('\n', 1)[0] : String(error))
  }
}
