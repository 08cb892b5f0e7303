import type { Connection } from '../paging/connection.ts'
import type {
  ArticleArgs,
  CategoryArgs,
  CategoryArticleArgs,
  CategoryBy,
  NamedArgs,
  NamedBy,
} from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import type { ArticleNode, AuthorNode, CategoryNode, ImageNode, TagNode } from '../rows/nodes.ts'

export interface AuthorReader {
  one(by: NamedBy): Awaitable<AuthorNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (AuthorNode | null)[]>
  page(args: NamedArgs): Connection<AuthorNode>
  articlesOf(author: AuthorNode, args: ArticleArgs): Connection<ArticleNode>
  articleCountOf(author: AuthorNode): Awaitable<number>
  firstPublishedAtOf(author: AuthorNode): Awaitable<number | null>
  lastPublishedAtOf(author: AuthorNode): Awaitable<number | null>
  avatarOf(author: AuthorNode): Awaitable<ImageNode | null>
}

export interface CategoryReader {
  one(by: CategoryBy): Awaitable<CategoryNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (CategoryNode | null)[]>
  page(args: CategoryArgs): Connection<CategoryNode>
  /** Includes the articles of descendants, unless `includeDescendants` is false. */
  articlesOf(category: CategoryNode, args: CategoryArticleArgs): Connection<ArticleNode>
  articleCountOf(category: CategoryNode, includeDescendants: boolean): Awaitable<number>
  parentOf(category: CategoryNode): Awaitable<CategoryNode | null>
  /** From the root down. */
  ancestorsOf(category: CategoryNode): Awaitable<readonly CategoryNode[]>
  childrenOf(category: CategoryNode): Awaitable<readonly CategoryNode[]>
}

export interface TagReader {
  one(by: NamedBy): Awaitable<TagNode | null>
  byIds(ids: readonly number[]): Awaitable<readonly (TagNode | null)[]>
  page(args: NamedArgs): Connection<TagNode>
  articlesOf(tag: TagNode, args: ArticleArgs): Connection<ArticleNode>
  articleCountOf(tag: TagNode): Awaitable<number>
}
