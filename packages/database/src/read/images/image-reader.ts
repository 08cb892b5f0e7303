import type { Connection } from '../paging/connection.ts'
import type { ImageArgs, ImageBy, UseArgs } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, ImageNode, ImageUse } from '../rows/nodes.ts'

export interface ImageReader {
  one(by: ImageBy): Awaitable<ImageNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (ImageNode | null)[]>
  /** By address where no order is asked. */
  page(args: ImageArgs): Connection<ImageNode>
  /** Articles that show it and may be seen, each once. */
  usageCountOf(image: ImageNode): Awaitable<number>
  /** One edge a use, newest article first. */
  articlesOf(image: ImageNode, args: UseArgs): Connection<ArticleNode, ImageUse>
}
