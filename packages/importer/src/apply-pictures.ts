import { posix } from 'node:path'
import type { Run } from './apply.ts'
import { Pictures } from './pictures.ts'
import type { Plan } from './plan.ts'
import { fileRow } from './rows.ts'

/**
 * Brings the files of pictures up to date. `shownBy` are the articles that show a picture by the name of one that came
 * or went: an address is looked up in several folders, so these are to be parsed again.
 */
export async function applyPictures(run: Run, assets: Plan): Promise<{ pictures: Pictures; shownBy: Set<string> }> {
  const { writer, survey, applied } = run
  const now = Date.now()
  for (const file of assets.created) writer.putFile(fileRow(file, '', now), null, [])
  for (const { path } of assets.gone) writer.removeFile(path)

  const changed = assets.suspects.filter(
    ({ file, known }) => file.bytes !== known.bytes || file.modifiedAt !== known.modifiedAt,
  )
  for (const { file } of assets.suspects) writer.touchFile(fileRow(file, '', now))
  const pictures = new Pictures(
    survey,
    writer,
    assets.suspects.map(({ file }) => file.path),
  )
  for (const row of await pictures.changedRows()) writer.putImage(row)

  applied.changes.push(
    ...assets.created.map(({ path }) => ({ kind: 'added' as const, path })),
    ...changed.map(({ file }) => ({ kind: 'changed' as const, path: file.path })),
    ...assets.gone.map(({ path }) => ({ kind: 'removed' as const, path })),
  )
  return { pictures, shownBy: articlesShowing(run, assets) }
}

function articlesShowing({ writer }: Run, { created, gone, known }: Plan): Set<string> {
  if (known === 0 && writer.site().contentDir === null) return new Set()
  const names = new Set([...created, ...gone].map(({ path }) => posix.basename(path)))
  return new Set([...names].flatMap((name) => writer.filesShowing(name)))
}
