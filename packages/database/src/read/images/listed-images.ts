import { decodeImageList } from '../../schema/image-list.ts'
import type { ConnectionSource } from '../paging/connection.ts'
import type { Slice } from '../paging/list.ts'
import type { Page } from '../paging/page.ts'
import type { Side } from '../paging/selection.ts'
import type { ImageRole } from '../request/arguments.ts'
import { after } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { ArticleNode, ImageNode } from '../rows/nodes.ts'
import { loadForBatch, newBatch, toBatch } from '../rows/row-batch.ts'
import type { UseColumns } from './image-uses.ts'

type Use = ImageNode & UseColumns

/** A page of the images of an article. */
interface ImagePage {
  readonly roles: Optional<readonly ImageRole[]>
  readonly page: Page
  /** Equal for equal pages and roles. */
  readonly name: string
}

/**
 * Reads a page of images from the article's own row, without a statement. The images of all articles that were read with
 * this one are one batch. Use it only for an article with an `imageList`.
 */
export function listedImages(article: ArticleNode, { roles, page, name }: ImagePage): ConnectionSource<Use> {
  const load = (articles: readonly ArticleNode[]) => {
    const batch = newBatch()
    const slices = new Map<number, Slice<Use>>()
    for (const each of articles) {
      const rows = rowsOf(between(usesOf(each, roles), page), page)
      slices.set(each.id, { rows, nodes: toBatch(rows, batch) })
    }
    return slices
  }
  return {
    slice: () => after(loadForBatch(article, `listed ${name}`, load), (slice) => slice ?? { rows: [], nodes: [] }),
    count: () => usesOf(article, roles).length,
    more: () => between(usesOf(article, roles), page).length > page.offset + page.size,
    beyond: (side) => usesOf(article, roles).some(isBeyond(page, side)),
  }
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
