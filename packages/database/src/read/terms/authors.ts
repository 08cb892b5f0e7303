import { UNDATED } from '../../schema/undated.ts'
import { instant, raw, sql } from '../../sql/sql.ts'
import { fold } from '../../text/folding.ts'
import type { Connection } from '../paging/connection.ts'
import type { ArticleArgs, NamedArgs, NamedBy } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { isSet } from '../request/optional.ts'
import { authorColumns, imageColumns } from '../rows/columns.ts'
import type { ArticleNode, AuthorNode, ImageNode } from '../rows/nodes.ts'
import { nodeAt, partOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { joins } from '../visibility/joins.ts'
import { listedJoins } from '../visibility/term-visibility.ts'
import { aliasIs } from './term-filter.ts'
import type { AuthorReader } from './term-readers.ts'
import { Terms } from './terms.ts'

export class Authors implements AuthorReader {
  readonly #snapshot: Snapshot
  readonly #named: Terms<AuthorNode>

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
    this.#named = new Terms(snapshot, joins.author, authorColumns)
  }

  one(by: NamedBy): Awaitable<AuthorNode | null> {
    const { name } = by
    return after(this.#named.one(by), (found): Awaitable<AuthorNode | null> => {
      if (found || !isSet(name)) return found
      // Other spellings of an author are not names of their own, so no index contains them.
      const spelling = fold(name)
      return this.#named.where(aliasIs(this.#snapshot.dialect, (alias) => sql`${alias} = ${spelling}`))
    })
  }

  byIds(ids: readonly number[]): Awaitable<readonly (AuthorNode | null)[]> {
    return this.#named.byIds(ids)
  }

  page(args: NamedArgs): Connection<AuthorNode> {
    return this.#named.page(args)
  }

  articlesOf(author: AuthorNode, args: ArticleArgs): Connection<ArticleNode> {
    return this.#named.articlesOf(author, args)
  }

  articleCountOf(author: AuthorNode): Awaitable<number> {
    return this.#named.articleCountOf(author)
  }

  firstPublishedAtOf(author: AuthorNode): Awaitable<number | null> {
    return after(this.#spanOf(author), ({ first }) => first)
  }

  lastPublishedAtOf(author: AuthorNode): Awaitable<number | null> {
    return after(this.#spanOf(author), ({ last }) => last)
  }

  avatarOf(author: AuthorNode): Awaitable<ImageNode | null> {
    const { dialect } = this.#snapshot
    return nodeAt(
      this.#snapshot,
      author,
      'avatarId',
      (ids) => sql`SELECT ${imageColumns} FROM "Image" x WHERE ${dialect.isOneOf(raw('x.id'), ids)}`,
    )
  }

  #spanOf(author: AuthorNode): Awaitable<{ first: number | null; last: number | null }> {
    const { dialect, viewer } = this.#snapshot
    const dated = sql`SELECT j."sortAt" FROM ${listedJoins(viewer, joins.author, raw('p.value'))} AND j."sortAt" > ${instant(UNDATED)}`
    return partOf(
      this.#snapshot,
      author,
      'span',
      (ids) =>
        sql`SELECT p.value AS parent, (${dated} ORDER BY j."sortAt" LIMIT 1) AS first,
        (${dated} ORDER BY j."sortAt" DESC LIMIT 1) AS last FROM ${dialect.parents(ids)}`,
    )
  }
}
