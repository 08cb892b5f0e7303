import { decodeImageList } from '../../schema/image-list.ts'
import { sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import type { ArticleNode, ImageNode } from '../rows/nodes.ts'
import { idsOf, loadForBatch, type Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The properties of an image file. */
export type ImageFile = Pick<ImageNode, 'url' | 'width' | 'height' | 'mimeType' | 'bytes' | 'sha256' | 'served'>

/**
 * The images of an article that are files of the content folder or of the mirror, by stored URL. The article's own row has them,
 * unless the images are too many.
 */
export function imageFilesOf(snapshot: Snapshot, article: ArticleNode): Awaitable<ReadonlyMap<string, ImageFile>> {
  const { imageList } = article
  if (imageList !== null) return byUrl(sha256.test(imageList) ? decodeImageList(imageList) : [])
  const load = (rows: readonly Row[]) =>
    after(
      snapshot.all<ImageFile & Child>(
        sql`SELECT p.value AS parent, i.url, i.width, i.height, i."mimeType", i.bytes, i.sha256, i.served
          FROM ${snapshot.dialect.parents(idsOf(rows))} CROSS JOIN "ImageUse" u CROSS JOIN "Image" i
          WHERE u."articleId" = p.value AND i.id = u."imageId" AND i.sha256 IS NOT NULL`,
      ),
      groupByParent,
    )
  const found = loadForBatch<Row, readonly ImageFile[]>(article, 'imageFiles', load)
  return after(found, (images) => byUrl(images ?? []))
}

/** Every image that is a file has such a text in its list. Most articles have none, and need not be decoded. */
const sha256 = /"[0-9a-f]{64}"/

function byUrl(images: readonly ImageFile[]): ReadonlyMap<string, ImageFile> {
  return new Map(images.flatMap((image) => (image.sha256 === null ? [] : [[image.url, image]])))
}
