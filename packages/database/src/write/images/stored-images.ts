import type { ImageRow } from '../../schema/import-rows.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

const AT_ONCE = 1_000

/** Images of the content folder, ordered by file. Reads them in parts, so that other statements can run in between. */
export function* localImages(connection: WriteConnection): Generator<ImageRow & { file: string }> {
  const sql = `SELECT url, longUrl, status, host, file, width, height, mimeType, bytes, sha256, modifiedAt, color, preview, served, checkedAt, reason FROM Image
    WHERE file > ? ORDER BY file LIMIT ${AT_ONCE}`
  let last = ''
  for (;;) {
    const rows = connection.all<ImageRow & { file: string }>(sql, last)
    yield* rows
    if (rows.length < AT_ONCE) return
    last = rows.at(-1)?.file ?? last
  }
}

/** Files of the articles that use an image with this base name, in order. */
export function filesShowing(connection: WriteConnection, baseName: string): string[] {
  const sql = `SELECT DISTINCT a.file FROM Image i JOIN ImageUse u ON u.imageId = i.id JOIN Article a ON a.id = u.articleId
    WHERE i.baseName = ? ORDER BY a.file`
  return connection.all<{ file: string }>(sql, baseName).map(({ file }) => file)
}
