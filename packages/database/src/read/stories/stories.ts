import { within } from '../../sql/range.ts'
import { and, or, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { articleColumns } from '../rows/columns.ts'
import type { ArticleNode } from '../rows/nodes.ts'
import { toBatch } from '../rows/row-batch.ts'
import { manyOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue } from '../visibility/article-visibility.ts'
import { versionOrder } from '../visibility/story-order.ts'
import type { StoryNode, StoryReader } from './story-reader.ts'

/** The versions of stories that the viewer may see. An import groups them (write/stories). */
export class Stories implements StoryReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  of(article: ArticleNode): Awaitable<StoryNode | null> {
    const { storyId } = article
    if (storyId === null || storyId < 0) return null
    return after(this.versionsOf(article), (articles) => (articles.length > 1 ? { id: storyId, articles } : null))
  }

  versionsOf(article: ArticleNode): Awaitable<readonly ArticleNode[]> {
    if (article.storyId === null || article.storyId < 0) return [article]
    return manyOf<ArticleNode>(this.#snapshot, article, 'versions', (ids) => {
      const shown = or([this.#listed(), raw('a.id = s.id')])
      return sql`SELECT p.value AS parent, ${articleColumns} FROM ${this.#snapshot.dialect.parents(ids)}
        CROSS JOIN "Article" s CROSS JOIN "Article" a
        WHERE s.id = p.value AND s."storyId" > 0 AND a."storyId" = s."storyId" AND ${shown} ORDER BY ${versionOrder('a')}`
    })
  }

  byIds(ids: readonly number[]): Awaitable<readonly (StoryNode | null)[]> {
    const isOne = this.#snapshot.dialect.isOneOf(raw('a."storyId"'), ids)
    const found = this.#snapshot.all<ArticleNode>(
      sql`SELECT ${articleColumns} FROM "Article" a
        WHERE a."storyId" > 0 AND ${isOne} AND ${this.#listed()} ORDER BY ${versionOrder('a')}`,
    )
    return after(found, (rows) => {
      const stories = Map.groupBy(toBatch(rows), ({ storyId }) => storyId)
      return ids.map((id) => {
        const articles = stories.get(id) ?? []
        return articles.length > 1 ? { id, articles } : null
      })
    })
  }

  /** The statement uses the index of `storyId`, not the one of dates. */
  #listed(): Sql {
    const { viewer, dialect } = this.#snapshot
    const [shown, date] = [dialect.withoutIndex(raw('a.listed')), dialect.withoutIndex(raw('a."sortAt"'))]
    return and([listedWhenDue(viewer, 'a', shown), within(date, due(viewer))])
  }
}
