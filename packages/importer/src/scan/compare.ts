import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classify } from '@broadsheet/parser'
import type { FoundFile } from './file-list.ts'
import { type FilePlan, findMoves, type KnownFile, type Move, makePlan, moveCandidates } from './plan.ts'
import type { FolderScan } from './scan-folder.ts'

/** How a folder differs from the database, according to file sizes, times, and the hashes of renamed files. */
export interface FolderChanges {
  articles: FilePlan
  assets: FilePlan
  /** Renamed files. Each is also in `articles`: `from` among the deleted files, `to` among the created ones. */
  moves: Move[]
}

/** Compares a folder with the files that the database knows. */
export async function compareFolder(scan: FolderScan, known: Iterable<KnownFile>): Promise<FolderChanges> {
  // A deleted file is not in the scan, so its kind comes from its path. New settings can turn an asset into an article.
  const isAsset = ({ path }: KnownFile) =>
    scan.assets.has(path) || (!scan.files.has(path) && classify(path, scan.site).kind === 'asset')
  const rows = Map.groupBy(known, isAsset)
  const plan = makePlan(rows.get(false) ?? [], scan.articles, scan.unreadable)
  return {
    articles: plan,
    assets: makePlan(rows.get(true) ?? [], scan.assets, scan.unreadable),
    moves: findMoves(plan, await hashFiles(scan.root, moveCandidates(plan))),
  }
}

async function hashFiles(root: string, files: FoundFile[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const { path, real } of files) {
    // An unreadable file is not a move. The import reports it when it reads the file.
    const bytes = await readFile(join(root, real)).catch(() => null)
    if (bytes !== null) hashes.set(path, hash('sha256', bytes, 'hex'))
  }
  return hashes
}
