import type { ArticleWhere, Given } from './arguments.ts'
import { articleList, articlesOfNamed } from './article-list.ts'
import { selectOwned } from './article-selection.ts'
import { after } from './awaitable.ts'
import type { ConnectionSource } from './connection.ts'
import type { Term } from './order.ts'
import type { Page } from './page.ts'
import type { ArticleNode } from './rows.ts'
import type { Child } from './siblings.ts'
import type { Snapshot } from './snapshot.ts'
import { once, ownedSourceOf, sourceOf } from './sources.ts'

/** The articles of a filter: all that are listed, or those of the one tag, author or category that it names. */
export function articleSource(
  snapshot: Snapshot,
  terms: readonly Term[],
  page: Page,
  where: Given<ArticleWhere>,
): ConnectionSource<ArticleNode> {
  const { viewer } = snapshot
  const source = once(() =>
    after(selectOwned(snapshot, where), (selection): ConnectionSource<ArticleNode> => {
      const { of } = selection
      if (!of) return sourceOf(snapshot, page, articleList(snapshot, selection, terms))
      const list = articlesOfNamed(viewer, of.join, selection, terms, of.endsOnly)
      return ownedSourceOf<ArticleNode & Child>(snapshot, page, list, of.id)
    }),
  )
  return {
    slice: (forEdges) => after(source(), (ready) => ready.slice(forEdges)),
    count: () => after(source(), (ready) => ready.count()),
    more: () => after(source(), (ready) => ready.more()),
    beyond: (side) => after(source(), (ready) => ready.beyond(side)),
  }
}
