import { parseArgs } from 'node:util'
import { benchImport } from './import.ts'
import { benchQueries } from './queries.ts'

const usage = `pnpm bench queries [--database FILE] [--short] [--json FILE]
pnpm bench import [--articles 10000 | --folder DIR] [--json FILE]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '10000' },
    database: { type: 'string' },
    folder: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
if (positionals[0] === 'queries' && values.database) {
  await benchQueries({ file: values.database, short: values.short, json: values.json })
} else if (positionals[0] === 'import') {
  await benchImport({ articles: Number(values.articles), folder: values.folder, json: values.json })
} else {
  console.error(usage)
  process.exitCode = 1
}
