import { parseArgs } from 'node:util'
import { archiveDatabase } from './archive-database.ts'
import { benchImport } from './import.ts'
import { benchQueries } from './queries.ts'

const usage = `pnpm bench queries [--articles 20000 | --database FILE] [--short] [--json FILE]
pnpm bench import [--articles 10000 | --folder DIR] [--json FILE]`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string' },
    database: { type: 'string' },
    folder: { type: 'string' },
    short: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
if (positionals[0] === 'queries') {
  const file = values.database ?? (await archiveDatabase(Number(values.articles ?? 20_000)))
  await benchQueries({ file, short: values.short, json: values.json })
} else if (positionals[0] === 'import') {
  await benchImport({ articles: Number(values.articles ?? 10_000), folder: values.folder, json: values.json })
} else {
  console.error(usage)
  process.exitCode = 1
}
