import { parseArgs } from 'node:util'
import { benchQueries } from './queries.ts'

const usage = `pnpm bench queries [--database FILE] [--short] [--json FILE]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
if (positionals[0] === 'queries' && values.database) {
  await benchQueries({ file: values.database, short: values.short, json: values.json })
} else {
  console.error(usage)
  process.exitCode = 1
}
