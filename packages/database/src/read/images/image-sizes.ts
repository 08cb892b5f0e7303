import { decodeImageList } from '../../schema/image-list.ts'
import { raw, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { idsOf, loadForBatch, type Row } from '../rows/row-batch.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The width and height of an image file, in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/**
 * The sizes of the images of an article that are files of the content folder, by stored URL (`/media/…`). The article's
 * own row has them, unless the images are too many.
 */
export function imageSizesOf(snapshot: Snapshot, article: ArticleNode): Awaitable<ReadonlyMap<string, ImageSize>> {
  if (article.imageList !== null) return sizesIn(decodeImageList(article.imageList))
  const load = (rows: readonly Row[]) =>
    after(
      snapshot.all<Sized & Child>(
        sql`SELECT p.value AS parent, i.url, i.width, i.height FROM ${snapshot.dialect.parents(idsOf(rows))}
          CROSS JOIN "ImageUse" u CROSS JOIN "Image" i WHERE u."articleId" = p.value AND i.id = u."imageId"
          AND ${raw('i.width IS NOT NULL')}`,
      ),
      groupByParent,
    )
  const found = loadForBatch<Row, readonly Sized[]>(article, 'imageSizes', load)
  return after(found, (images) => sizesIn(images ?? []))
}

interface Sized {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
}

function sizesIn(images: readonly Sized[]): ReadonlyMap<string, ImageSize> {
  const sizes = new Map<string, ImageSize>()
  for (const { url, width, height } of images) if (width && height) sizes.set(url, { width, height })
  return sizes
}
