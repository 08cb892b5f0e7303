import type { Connection } from '../paging/connection.ts'
import type { ImageArgs, ImageBy, UseArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, ImageDetails, ImageNode, ImageUse } from '../rows/nodes.ts'

/** A remote image, and one use of it. */
export interface RemoteImage {
  url: string
  referrerPolicy: string | null
  /** Path of an article that shows it. Null for the portrait of an author. */
  path: string | null
}

export interface ImageReader {
  one(by: ImageBy): Awaitable<ImageNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]>
  /** By address unless `orderBy` is set. */
  page(args: ImageArgs): Connection<ImageNode>
  /** The number of articles that use the image and that lists may show. Each article counts once. */
  usageCountOf(image: ImageNode): Awaitable<number>
  /** What to show until the file is there, and what the last visit to a remote image gave. */
  detailsOf(image: ImageNode): Awaitable<ImageDetails>
  /**
   * The remote images that articles show, by address, up to 1,000 of them.
   * @param after the address before the first one; '' for the beginning
   */
  remote(after: string): Awaitable<readonly RemoteImage[]>
  /** One edge for each use, newest article first. */
  articlesOf(image: ImageNode, args: UseArgs): Connection<ArticleNode, ImageUse>
}
