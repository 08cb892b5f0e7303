import type { Connection } from '../paging/connection.ts'
import type { ImageArgs, ImageBy, UseArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, ImageNode, ImagePlaceholder, ImageUse } from '../rows/nodes.ts'

export interface ImageReader {
  one(by: ImageBy): Awaitable<ImageNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]>
  /** By address unless `orderBy` is set. */
  page(args: ImageArgs): Connection<ImageNode>
  /** The number of articles that use the image and that lists may show. Each article counts once. */
  usageCountOf(image: ImageNode): Awaitable<number>
  /** What to show until the file is there. */
  placeholderOf(image: ImageNode): Awaitable<ImagePlaceholder>
  /** One edge for each use, newest article first. */
  articlesOf(image: ImageNode, args: UseArgs): Connection<ArticleNode, ImageUse>
}
