// What an import is measured against, as a process of its own: `hash` reads and hashes every file of a folder, `matter`
// reads every file and hands it to gray-matter, and does nothing with what comes out.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// The parser's own copy; given options, gray-matter keeps no cache.
const grayMatter = createRequire(import.meta.resolve('@broadsheet/parser'))('gray-matter')

const work: Record<string, (file: string) => void> = {
  hash: (file) => createHash('sha256').update(readFileSync(file)).digest('hex'),
  matter: (file) => grayMatter(readFileSync(file, 'utf8').trimStart(), {}),
}

const [kind = '', folder = ''] = process.argv.slice(2)
const each = work[kind]
if (each === undefined) throw new Error(`There is no baseline "${kind}"`)
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) each(join(entry.parentPath, entry.name))
}
