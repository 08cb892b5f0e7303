import { appendFileSync, readdirSync, renameSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

const RENAMED = 1_000

/** A change to a folder that the next import has to follow. */
export interface FolderChange {
  name: string
  apply: (folder: string) => void
}

/** In this order: each change starts from what the one before it left. */
export const folderChanges: FolderChange[] = [
  { name: 'one changed', apply: (folder) => appendFileSync(articlesOf(folder)[1] ?? '', '<p>又一段。</p>\n') },
  { name: 'every file touched, none changed', apply: touchAll },
  {
    name: 'settings changed, everything parsed again',
    apply: (folder) => appendFileSync(join(folder, 'site.yml'), 'categories: flat\n'),
  },
  { name: '1,000 renamed', apply: renameSome },
  { name: 'half of the files deleted', apply: deleteHalf },
]

/** The article files of a folder, ordered by path. */
export function articlesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => join(folder, name))
}

function touchAll(folder: string): void {
  const now = new Date()
  for (const file of articlesOf(folder)) utimesSync(file, now, now)
}

/** Renames files of the whole folder: every tenth, or every twentieth, … */
function renameSome(folder: string): void {
  const files = articlesOf(folder)
  const step = Math.max(1, Math.floor(files.length / RENAMED))
  const some = files.filter((_, at) => at % step === 0).slice(0, RENAMED)
  for (const file of some) renameSync(file, file.replace(/\.md$/, '-renamed.md'))
}

function deleteHalf(folder: string): void {
  const files = articlesOf(folder)
  const others = files.filter((_, at) => at % 2 === 1)
  for (const file of others) rmSync(file)
}
