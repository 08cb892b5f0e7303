import { enableCompileCache } from 'node:module'

// Loading code takes half the time of an import without changes. The cache keeps the compiled code for the next run.
enableCompileCache()
const { runCommand } = await import('./cli/run-command.ts')

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The first signal stops the import in an orderly way, the second one ends the process at once.
  process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()))
}
// In `import | head`, the pipe closes before all output is written.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: process.stderr,
  cwd: process.cwd(),
  signal: stop.signal,
})
