import { runCommand } from './cli/run-command.ts'

/**
 * Runs `import` or `check` as the work of this process: signals interrupt it, and output is printed.
 * @returns the exit code
 */
export async function runProcess(args: string[]): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // The first signal stops the import in an orderly way, the second one ends the process at once.
    process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()))
  }
  // In `import | head`, the pipe closes before all output is written.
  process.stdout.on('error', () => process.exit(0))
  return runCommand(args, {
    out: (text) => process.stdout.write(`${text}\n`),
    err: process.stderr,
    cwd: process.cwd(),
    signal: stop.signal,
  })
}
