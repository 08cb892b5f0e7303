import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// Both before any other import. Compilation takes half of the start. Without NODE_ENV=production GraphQL.js checks every
// type of every value against other copies of itself.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/broadsheet/compiled'))
process.env.NODE_ENV ??= 'production'

// `npm start | head` closes the pipe before the start is logged.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { startWorkers, workersToStart } = await import('./workers.ts')
const workers = workersToStart()
if (workers > 1) await startWorkers(workers)
else await (await import('./serve.ts')).serve()

// After the start V8's young generation has 16 or 32 MB. That is enough, because few objects survive a request. Under
// load V8 would double it up to 128 MB without making requests faster. The compile cache is flushed first, because V8
// accepts it only under the flags with which it was written.
flushCompileCache()
setFlagsFromString('--semi-space-growth-factor=1')
