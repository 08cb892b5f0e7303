import { enableCompileCache } from 'node:module'

// Half of what an import of nothing new takes is the loading of code: the next one finds it compiled.
enableCompileCache()
const { runCommand } = await import('./cli.ts')

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The first asks for an orderly end; a second is meant.
  process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort()))
}
// `import | head` closes the pipe before everything is written.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: process.stderr,
  cwd: process.cwd(),
  signal: stop.signal,
})
