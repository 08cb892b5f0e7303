import { enableCompileCache } from 'node:module'

// Loading code takes half the time of an import without changes. The cache keeps the compiled code for the next run.
enableCompileCache()
const { runProcess } = await import('./process.ts')
process.exitCode = await runProcess(process.argv.slice(2))
