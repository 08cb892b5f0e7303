import { articleList, articlesOfNamed } from '../article-lists/article-list.ts'
import { selectOwned } from '../article-lists/article-selection.ts'
import type { ConnectionSource } from '../paging/connection.ts'
import { deferredSource, ownedSourceOf, sourceOf } from '../paging/list-sources.ts'
import type { Page } from '../paging/page.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { ArticleWhere } from '../request/arguments.ts'
import { after, once } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { Child } from '../rows/children.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { countOfAll } from '../snapshot/known-counts.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** The articles of a filter: all listed articles, or those of the one tag, author or category in the filter. */
export function articleSource(
  snapshot: Snapshot,
  sortKeys: readonly SortKey[],
  page: Page,
  where: Optional<ArticleWhere>,
): ConnectionSource<ArticleNode> {
  const { viewer } = snapshot
  const source = once(() =>
    after(selectOwned(snapshot, where), (selection): ConnectionSource<ArticleNode> => {
      const { of } = selection
      if (!of) {
        const source = sourceOf<ArticleNode>(snapshot, page, articleList(snapshot, selection, sortKeys))
        return where ? source : { ...source, count: () => countOfAll(snapshot, source.count) }
      }
      const list = articlesOfNamed(viewer, of.join, selection, sortKeys, of.endsOnly)
      return ownedSourceOf<ArticleNode & Child>(snapshot, page, list, of.id)
    }),
  )
  return deferredSource(source)
}
