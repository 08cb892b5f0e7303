import type { ImageModel } from '../../../generated/sqlite/models.ts'
import type { ImageRow, ImageUseRow } from '../../schema/import-rows.ts'
import type { Stored } from '../../schema/model-types.ts'
import { nodeId } from '../../schema/node-ids.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Listing } from '../changes/listing.ts'
import { areSameRows, insertNew, isSameRow, upsert } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { rechooseCovers } from './cover.ts'
import { renewImageLists } from './image-lists.ts'
import { addressOf, baseName } from './image-row.ts'
import { ImageUsage } from './image-usage.ts'

const REMEMBERED = 50_000

type ImageUse = TableRow<'ImageUse'> & { imageId: number }

/** Images, and their uses in articles. */
export class Images {
  readonly #connection: WriteConnection
  readonly #changes: ChangeLog
  /** Images that this import has written or found unchanged. */
  readonly #known = new Map<string, number>()
  readonly #dropped = new Set<number>()
  /** Images that existed and are different now. */
  readonly #rewritten = new Set<number>()
  readonly #usage: ImageUsage

  /** @param isFilled whether the archive had files before */
  constructor(connection: WriteConnection, changes: ChangeLog, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#changes = changes
    this.#usage = new ImageUsage(connection, { isFilled })
  }

  /** Writes the image unless its row is the same. Returns its id and whether it was written. */
  put(image: ImageRow): { id: number; written: boolean } {
    const id = nodeId('Image', addressOf(image))
    const content = { ...image, id, baseName: baseName(image) }
    const row = { ...content, usageCount: 0, roles: 0, rolesNoAlt: 0, settledAt: null }
    if (insertNew(this.#connection, 'Image', row)) {
      this.#changes.created('IMAGE', id)
      this.#usage.changed(id)
      return { id, written: true }
    }
    const stored = this.#connection.get<Stored<ImageModel>>('SELECT * FROM Image WHERE id = ?', id)
    const renewed = { ...row, ...stored, ...content }
    if (isSameRow('Image', renewed, stored)) return { id, written: false }
    upsert(this.#connection, 'Image', renewed)
    this.#changes.changed('IMAGE', id)
    this.#rewritten.add(id)
    // The status decides on covers: an image may be found now, or missing.
    if (stored?.status !== row.status) rechooseCovers(this.#connection, id)
    return { id, written: true }
  }

  /** Returns the ids of the images. Creates the images that do not exist. */
  idsOf(uses: ImageUseRow[]): number[] {
    return uses.map(({ image }) => {
      const address = addressOf(image)
      let id = this.#known.get(address)
      if (id === undefined) {
        if (this.#known.size >= REMEMBERED) this.#known.clear()
        id = this.put(image).id
        this.#known.set(address, id)
      }
      return id
    })
  }

  /** The rows of an article's images. */
  usesOf(uses: ImageUseRow[], ids: number[], listing: Listing): ImageUse[] {
    return uses.map((use, position) => ({ ...use, ...listing, position, imageId: ids[position] ?? 0 }))
  }

  /** Adds the images of an article that had none. */
  add(uses: ImageUse[]): void {
    for (const { imageId } of uses) {
      this.#changes.touch('IMAGE', imageId)
      this.#usage.changed(imageId)
    }
    this.#connection.insert('ImageUse', uses)
  }

  /** Makes the images of an article these. Returns whether they differ from the ones before. */
  replace(articleId: number, uses: ImageUse[]): boolean {
    const before = this.#stored(articleId)
    if (areSameRows('ImageUse', uses, before)) return false
    for (const { imageId } of before) this.mayBeUnused(imageId)
    this.#connection.run('DELETE FROM ImageUse WHERE articleId = ?', articleId)
    this.add(uses)
    return true
  }

  /** Call this before the uses of an article are deleted. */
  drop(articleId: number): void {
    for (const { imageId } of this.#stored(articleId)) this.mayBeUnused(imageId)
  }

  #stored(articleId: number): ImageUse[] {
    return this.#connection.all('SELECT * FROM ImageUse WHERE articleId = ? ORDER BY position', articleId)
  }

  mayBeUnused(id: number): void {
    this.#changes.touch('IMAGE', id)
    this.#usage.changed(id)
    this.#dropped.add(id)
  }

  /** Deletes the images that nothing uses, and repeats the others in their articles as they are now. */
  settle(): void {
    renewImageLists(this.#connection, this.#rewritten)
    for (const id of this.#dropped) {
      const swept = this.#connection.change(
        `DELETE FROM Image WHERE id = ? AND NOT EXISTS (SELECT 1 FROM ImageUse WHERE imageId = Image.id)
          AND NOT EXISTS (SELECT 1 FROM Author WHERE avatarId = Image.id)`,
        id,
      )
      if (swept > 0) this.#changes.changed('IMAGE', id)
    }
    this.#usage.settle()
  }
}
