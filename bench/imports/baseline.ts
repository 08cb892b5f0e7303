// The baselines for imports, run as a separate process. `hash` reads and hashes every file of a folder. `matter` reads every
// file, parses it with gray-matter, and ignores the result.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// The version that the parser uses. With an options object, gray-matter does not use its cache.
const grayMatter = createRequire(import.meta.resolve('@broadsheet/parser'))('gray-matter')

const work: Record<string, (file: string) => void> = {
  hash: (file) => createHash('sha256').update(readFileSync(file)).digest('hex'),
  matter: (file) => grayMatter(readFileSync(file, 'utf8').trimStart(), {}),
}

const [kind = '', folder = ''] = process.argv.slice(2)
const each = work[kind]
if (each === undefined) throw new Error(`There is no baseline "${kind}"; use hash or matter`)
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) each(join(entry.parentPath, entry.name))
}
