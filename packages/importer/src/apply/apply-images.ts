import { posix } from 'node:path'
import type { FolderChanges } from '../scan/compare.ts'
import { fileRow } from './file-row.ts'
import type { ImportRun } from './import-run.ts'
import { LocalImages } from './local-images.ts'

/**
 * Updates the rows of asset files and of changed images. `shownBy` lists the articles that show an image with the name
 * of a created or deleted one. They must be parsed again, because the parser looks for an image in several folders.
 */
export async function applyImages(
  run: ImportRun,
  assets: FolderChanges['assets'],
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
  for (const row of await images.changedRows()) writer.putImage(row)

  applied.changes.push(
    ...assets.created.map(({ path }) => ({ kind: 'added' as const, path })),
    ...changed.map(({ file }) => ({ kind: 'changed' as const, path: file.path })),
    ...assets.deleted.map(({ path }) => ({ kind: 'removed' as const, path })),
  )
  return { images, shownBy: articlesShowing(run, assets) }
}

function articlesShowing({ writer }: ImportRun, { created, deleted, known }: FolderChanges['assets']): Set<string> {
  if (known === 0 && writer.site().contentDir === null) return new Set()
  const names = new Set([...created, ...deleted].map(({ path }) => posix.basename(path)))
  return new Set([...names].flatMap((name) => writer.filesShowing(name)))
}
