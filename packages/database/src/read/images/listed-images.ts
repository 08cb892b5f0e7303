import { decodeImageList } from '../../schema/image-list.ts'
import type { ConnectionSource } from '../paging/connection.ts'
import type { Slice } from '../paging/list.ts'
import type { Page } from '../paging/page.ts'
import type { Side } from '../paging/selection.ts'
import type { ImageRole } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { ArticleNode, ImageNode } from '../rows/nodes.ts'
import { loadForBatch, newBatch, toBatch } from '../rows/row-batch.ts'
import type { ImagePage } from './image-pages.ts'
import type { UseColumns } from './image-uses.ts'

type Use = ImageNode & UseColumns

/**
 * Reads a page of images from the article's own row, without a statement. The images of all articles that were read with
 * this one are one batch. Use it only for an article with an `imageList`.
 */
export class ListedImages implements ConnectionSource<Use> {
  readonly #article: ArticleNode
  readonly #wanted: ImagePage

  constructor(article: ArticleNode, wanted: ImagePage) {
    this.#article = article
    this.#wanted = wanted
  }

  slice(): Awaitable<Slice<Use>> {
    const load = (articles: readonly ArticleNode[]) => slicesOf(articles, this.#wanted)
    return after(loadForBatch(this.#article, this.#wanted.name, load), (slice) => slice ?? { rows: [] })
  }

  count(): number {
    return usesOf(this.#article, this.#wanted.roles).length
  }

  more(): boolean {
    const { page, roles } = this.#wanted
    return between(usesOf(this.#article, roles), page).length > page.offset + page.size
  }

  beyond(side: Side): boolean {
    const { page, roles } = this.#wanted
    return usesOf(this.#article, roles).some(isBeyond(page, side))
  }
}

function slicesOf(articles: readonly ArticleNode[], { roles, page }: ImagePage): Map<number, Slice<Use>> {
  const batch = newBatch()
  const slices = new Map<number, Slice<Use>>()
  for (const each of articles) {
    const rows = rowsOf(between(usesOf(each, roles), page), page)
    slices.set(each.id, { rows: toBatch(rows, batch) })
  }
  return slices
}

function usesOf({ imageList }: ArticleNode, roles: Optional<readonly ImageRole[]>): Use[] {
  if (imageList === null) return []
  // The importer writes only the values of these types into role and status.
  const uses = decodeImageList(imageList) as Use[]
  return roles ? uses.filter(({ role }) => roles.includes(role)) : uses
}

/** The images between the cursors of the page. */
function between(uses: Use[], page: Page): Use[] {
  if (!page.after && !page.before) return uses
  return uses.filter((use) => !isAtOrBefore(use, page.after) && !isAtOrAfter(use, page.before))
}

function rowsOf(uses: Use[], { backward, size, offset }: Page): Use[] {
  return backward ? uses.slice(Math.max(0, uses.length - size)) : uses.slice(offset, offset + size)
}

/** Whether an image is outside of the page: at its cursor or past it, or anywhere if it has no cursor. */
function isBeyond(page: Page, side: Side): (use: Use) => boolean {
  if (side === 'before') return (use) => !page.after || isAtOrBefore(use, page.after)
  return (use) => !page.before || isAtOrAfter(use, page.before)
}

function isAtOrBefore({ position }: Use, cursor: Page['after']): boolean {
  return cursor !== null && position <= Number(cursor[0])
}

function isAtOrAfter({ position }: Use, cursor: Page['before']): boolean {
  return cursor !== null && position >= Number(cursor[0])
}
