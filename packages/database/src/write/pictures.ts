import { nodeId } from '../ids.ts'
import { percentDecoded } from '../percent-decoding.ts'
import type { ImageRow, ImageUseRow } from '../writing.ts'
import type { Changes } from './changes.ts'
import type { WritingConnection } from './connection.ts'
import type { Listing } from './listing.ts'
import { insertAll, insertNew, type TableRow, upsert } from './rows.ts'

const REMEMBERED = 50_000
const AT_ONCE = 1_000

/** Pictures, and the showings of them by articles. */
export class Pictures {
  readonly #connection: WritingConnection
  readonly #changes: Changes
  /** Written or found equal in this import. */
  readonly #known = new Map<string, number>()
  readonly #dropped = new Set<number>()

  constructor(connection: WritingConnection, changes: Changes) {
    this.#connection = connection
    this.#changes = changes
  }

  /** Writes the picture unless its row says just this, and returns its id and whether it was written. */
  put(image: ImageRow): { id: number; written: boolean } {
    const id = nodeId('Image', image.url)
    const row = inOrder({ id, ...image, baseName: baseName(image) })
    if (insertNew(this.#connection, 'Image', row)) {
      this.#changes.created('IMAGE', id)
      return { id, written: true }
    }
    const stored = this.#connection.get<TableRow<'Image'>>('SELECT * FROM Image WHERE id = ?', id)
    this.#changes.touch('IMAGE', id)
    const columns = Object.keys(row) as (keyof TableRow<'Image'>)[] // The keys of a row are its columns.
    if (columns.every((column) => row[column] === stored?.[column])) return { id, written: false }
    upsert(this.#connection, 'Image', row)
    this.#changes.changed('IMAGE', id)
    // Of a picture that is found, or no longer, the lists think again.
    if (stored?.status !== row.status) this.#chooseAgain(id)
    return { id, written: true }
  }

  /** Ids of the pictures shown, which are there when it returns. */
  idsOf(uses: ImageUseRow[]): number[] {
    return uses.map(({ image }) => {
      let id = this.#known.get(image.url)
      if (id === undefined) {
        if (this.#known.size >= REMEMBERED) this.#known.clear()
        id = this.put(image).id
        this.#known.set(image.url, id)
      }
      return id
    })
  }

  show(uses: ImageUseRow[], ids: number[], listing: Listing): void {
    const rows = uses.map(({ role, alt, title, caption, width, height, referrerPolicy }, position) => {
      const use = { role, alt, title, caption, width, height, referrerPolicy }
      return { ...listing, position, imageId: ids[position] ?? null, ...use }
    })
    insertAll(this.#connection, 'ImageUse', rows)
  }

  /** To be called before an article's showings go. */
  drop(articleId: number): void {
    const sql = 'SELECT imageId FROM ImageUse WHERE articleId = ?'
    for (const { imageId } of this.#connection.all<{ imageId: number }>(sql, articleId)) this.dropped(imageId)
  }

  dropped(id: number): void {
    this.#changes.touch('IMAGE', id)
    this.#dropped.add(id)
  }

  /** Sweeps the pictures that nothing shows any more. */
  settle(): void {
    for (const id of this.#dropped) {
      const swept = this.#connection.run(
        `DELETE FROM Image WHERE id = ? AND NOT EXISTS (SELECT 1 FROM ImageUse WHERE imageId = Image.id)
          AND NOT EXISTS (SELECT 1 FROM Author WHERE avatarId = Image.id)`,
        id,
      )
      if (swept > 0) this.#changes.changed('IMAGE', id)
    }
  }

  /** Those of the content folder, by file; in pieces, so that the connection is free for others in between. */
  *local(): Generator<ImageRow & { file: string }> {
    const sql = `SELECT url, status, host, file, width, height, mimeType, bytes, sha256, modifiedAt FROM Image
      WHERE file > ? ORDER BY file LIMIT ${AT_ONCE}`
    let last = ''
    for (;;) {
      const rows = this.#connection.all<ImageRow & { file: string }>(sql, last)
      yield* rows
      if (rows.length < AT_ONCE) return
      last = rows.at(-1)?.file ?? last
    }
  }

  filesShowing(baseName: string): string[] {
    const sql = `SELECT DISTINCT a.file FROM Image i JOIN ImageUse u ON u.imageId = i.id JOIN Article a ON a.id = u.articleId
      WHERE i.baseName = ? ORDER BY a.file`
    return this.#connection.all<{ file: string }>(sql, baseName).map(({ file }) => file)
  }

  #chooseAgain(imageId: number): void {
    const articles = this.#connection.all<{ articleId: number }>(
      'SELECT DISTINCT articleId FROM ImageUse WHERE imageId = ?',
      imageId,
    )
    for (const { articleId } of articles) {
      const uses = this.#connection.all<{ id: number; role: string; status: string }>(
        'SELECT i.id, u.role, i.status FROM ImageUse u JOIN Image i ON i.id = u.imageId WHERE u.articleId = ? ORDER BY u.position',
        articleId,
      )
      const { coverId, thumbnailId } = chooseCover(uses)
      this.#connection.run(
        'UPDATE Article SET coverId = ?, thumbnailId = ? WHERE id = ?',
        coverId,
        thumbnailId,
        articleId,
      )
    }
  }
}

const COVERS = ['HEAD', 'COVER', 'THUMBNAIL', 'BODY']

/** The best pictures for a list, in the order in which the article shows them; one that cannot be found is none. */
export function chooseCover(uses: { id: number; role: string; status: string }[]): {
  coverId: number | null
  thumbnailId: number | null
} {
  const found = uses.filter(({ status }) => status !== 'MISSING')
  const cover = COVERS.map((role) => found.find((use) => use.role === role)).find((use) => use !== undefined)
  const thumbnail = found.find(({ role }) => role === 'THUMBNAIL') ?? cover
  return { coverId: cover?.id ?? null, thumbnailId: thumbnail?.id ?? null }
}

function baseName({ file, url }: ImageRow): string {
  const address = file ?? url.replace(/[?#].*$/s, '')
  const end = address.slice(address.lastIndexOf('/') + 1)
  return file === null ? percentDecoded(end) : end
}

/** The importer's rows may have their keys in any order, and more than the schema knows. */
function inOrder(row: TableRow<'Image'>): TableRow<'Image'> {
  const { id, url, status, host, file, baseName, width, height, mimeType, bytes, sha256, modifiedAt } = row
  return { id, url, status, host, file, baseName, width, height, mimeType, bytes, sha256, modifiedAt }
}
