import { posix } from 'node:path'
import type { FolderChanges } from '../scan/compare.ts'
import { fileRow } from './file-row.ts'
import type { ImportRun } from './import-run.ts'
import { LocalImages } from './local-images.ts'

/**
 * Updates the rows of asset files and of changed images. `shownBy` lists the articles that show an image, or link
 * to a file, with the name of a created or deleted one. They must be parsed again, because the parser looks for a file in
 * several folders.
 */
export async function applyImages(
  run: ImportRun,
  { assets, articles }: FolderChanges,
): Promise<{ images: LocalImages; shownBy: Set<string> }> {
  const { writer, scan, applied } = run
  const now = Date.now()
  for (const file of assets.created) writer.putFile(fileRow(file, '', now), null, [])
  for (const { path } of assets.deleted) writer.removeFile(path)

  const changed = assets.touched.filter(
    ({ file, known }) => file.bytes !== known.bytes || file.modifiedAt !== known.modifiedAt,
  )
  for (const { file } of assets.touched) writer.touchFile(fileRow(file, '', now))
  const images = new LocalImages(
    scan,
    writer,
    assets.touched.map(({ file }) => file.path),
  )
  const resized: string[] = []
  for (const { row, isResized } of await images.changedRows()) {
    writer.putImage(row)
    if (isResized && row.file !== null) resized.push(row.file)
  }

  for (const { path } of assets.created) applied.changes.add({ kind: 'added', path })
  for (const { file } of changed) applied.changes.add({ kind: 'changed', path: file.path })
  for (const { path } of assets.deleted) applied.changes.add({ kind: 'removed', path })
  return { images, shownBy: articlesShowing(run, { assets, articles }, resized) }
}

/** @param resized images whose size changed: the html of their articles has it */
function articlesShowing(
  { writer }: ImportRun,
  { assets, articles }: Omit<FolderChanges, 'moves'>,
  resized: string[],
): Set<string> {
  if (assets.known === 0 && writer.site().contentDir === null) return new Set()
  // A text file that articles link to can be an article.
  const texts = [...articles.created, ...articles.deleted].filter(({ path }) => path.endsWith('.txt'))
  const paths = [...[...assets.created, ...assets.deleted, ...texts].map(({ path }) => path), ...resized]
  const names = new Set(paths.map((path) => posix.basename(path)))
  return new Set([...names].flatMap((name) => writer.filesShowing(name)))
}
