import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Both before anything else is loaded: compiling is half of the start, and GraphQL.js compares every type of every value
// with those of other copies of itself unless this is production.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/broadsheet/compiled'))
process.env.NODE_ENV ??= 'production'

const { serve } = await import('./serve.ts')
await serve()
