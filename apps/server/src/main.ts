import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// Both before anything else is loaded: compiling is half of the start, and GraphQL.js compares every type of every value
// with those of other copies of itself unless this is production.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/broadsheet/compiled'))
process.env.NODE_ENV ??= 'production'

// `npm start | head` closes the pipe before the greeting is written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const { serve } = await import('./serve.ts')
await serve()

// The start has filled what V8 keeps for young objects to 16 or 32 MB, which is plenty: an answer leaves little alive.
// Under load V8 doubles it up to 128 MB, and no answer is the quicker for it. What was compiled is written down first,
// for V8 takes it only under the flags that it was written under.
flushCompileCache()
setFlagsFromString('--semi-space-growth-factor=1')
