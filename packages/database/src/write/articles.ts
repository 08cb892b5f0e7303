import { nodeId } from '../ids.ts'
import type { ArticleRows } from '../writing.ts'
import { articleRow, bodyRow } from './article-row.ts'
import type { Authors } from './authors.ts'
import type { Categories } from './categories.ts'
import type { Changes } from './changes.ts'
import type { WritingConnection } from './connection.ts'
import type { Diagnostics } from './diagnostics.ts'
import { flatValues } from './front-matter-values.ts'
import type { Identities } from './identities.ts'
import type { Found, Links } from './links.ts'
import { type Listing, UNDATED } from './listing.ts'
import { chooseCover, type Pictures } from './pictures.ts'
import { insert, insertAll, upsert } from './rows.ts'
import { SearchIndex } from './search-index.ts'
import { type StoredArticle, seen, storedColumns } from './stored-article.ts'
import type { Tags } from './tags.ts'
import type { Unique } from './unique.ts'

const parts = ['ArticleAuthor', 'ArticleCategory', 'ArticleTag', 'ImageUse', 'FrontMatterValue']

export interface Stages {
  changes: Changes
  identities: Identities
  paths: Unique
  authors: Authors
  categories: Categories
  tags: Tags
  pictures: Pictures
  links: Links
  search: SearchIndex
  diagnostics: Diagnostics
}

/** Articles with all that hangs on them. */
export class Articles {
  readonly #connection: WritingConnection
  readonly #stages: Stages

  constructor(connection: WritingConnection, stages: Stages) {
    this.#connection = connection
    this.#stages = stages
  }

  of(file: string): StoredArticle | undefined {
    return this.#connection.get<StoredArticle>(`SELECT ${storedColumns} FROM Article WHERE file = ?`, file)
  }

  count(): number {
    return this.#connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM Article')?.count ?? 0
  }

  /** Writes the article of a file in place of the one that it had, and returns its id. The file's row comes after. */
  put(file: string, rows: ArticleRows, stored: StoredArticle | undefined): number {
    const { identities, changes, search, links, pictures, categories } = this.#stages
    const key = identities.keyFor(rows.article.key, file, stored)
    if (stored && stored.key !== key) this.remove(stored)
    const old = stored?.key === key ? stored : undefined
    const id = nodeId('Article', key)
    if (old) this.#clear(old)

    const sortAt = rows.article.publishedAt ?? UNDATED
    const searchId = old && old.sortAt === sortAt ? old.searchId : SearchIndex.unplaced(id)
    const path = this.#path(id, rows.article.path, old)
    const imageIds = pictures.idsOf(rows.images)
    const { uses: categoryUses, endOfFirst: categoryId } = categories.nodesOf(rows.categories)
    const cover = chooseCover(
      rows.images.map(({ role, image }, at) => ({ role, status: image.status, id: imageIds[at] ?? 0 })),
    )
    const row = articleRow(rows, { id, searchId, key, file, path, sortAt, categoryId, ...cover })
    const write = old ? upsert : insert
    write(this.#connection, 'Article', row)
    write(this.#connection, 'Body', bodyRow(id, rows.body))

    const listing: Listing = { articleId: id, listed: row.listed, sortAt, expiresAt: rows.article.expiresAt }
    this.#stages.authors.put(rows.authors, listing)
    categories.put(categoryUses, listing)
    this.#stages.tags.put(rows.tags, listing)
    pictures.show(rows.images, imageIds, listing)
    links.put(id, rows.links)
    const values = flatValues(rows.body.frontMatter)
    insertAll(
      this.#connection,
      'FrontMatterValue',
      values.map(({ key, value }, position) => ({ articleId: id, position, key, value })),
    )
    search.add(id, rows.body.searchText)
    if (old?.path !== path || old.slug !== rows.article.slug) {
      if (old) this.#relink(old)
      this.#newlyFound({ id, file, slug: rows.article.slug, path })
    }
    changes.article(id, old ? seen(old) : null, listing)
    return id
  }

  /** The article's file is another now; the article is the same. */
  move(article: StoredArticle, to: string): void {
    this.#connection.run('UPDATE Article SET file = ? WHERE id = ?', to, article.id)
    this.#stages.paths.contest(article.wantedPath)
    this.#stages.identities.contest(article.wantedKey)
    this.#relink({ ...article, file: to })
    this.changed(article)
  }

  /** Takes the article and all that hangs on it away; also the row of its file (ON DELETE CASCADE). */
  remove(article: StoredArticle): void {
    const { paths, identities, changes, search } = this.#stages
    this.#drop(article)
    this.#relink(article)
    this.#connection.run('DELETE FROM Article WHERE id = ?', article.id)
    search.remove(article.id, article.searchId)
    paths.contest(article.wantedPath)
    identities.contest(article.wantedKey)
    changes.article(article.id, seen(article), null)
  }

  /** Not in what decides who sees it. */
  changed(article: StoredArticle): void {
    this.#stages.changes.article(article.id, seen(article), seen(article))
  }

  /** Settles ids and paths, which other articles may have a say in. */
  settle(): void {
    for (const { from, to } of this.#stages.identities.settle()) {
      // Articles of one instant are ordered by their ids, so its place in the index is another.
      this.#stages.search.remove(from.id, from.searchId)
      this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', SearchIndex.unplaced(to.id), to.id)
      this.#stages.search.add(to.id)
      this.#stages.diagnostics.suspect(to.file)
    }
    for (const { id, from, to } of this.#stages.paths.settle()) {
      const article = this.#connection.get<StoredArticle>(`SELECT ${storedColumns} FROM Article WHERE id = ?`, id)
      if (article === undefined) continue
      this.#relink({ ...article, path: from })
      this.#newlyFound({ ...article, path: to })
      this.#stages.diagnostics.suspect(article.file)
      this.changed(article)
    }
  }

  /** Links may lead to it that led elsewhere or nowhere, and who has its path as an alias is to be told. */
  #newlyFound(article: Found): void {
    this.#relink(article)
    const claims = this.#connection.all<{ file: string }>('SELECT file FROM Redirect WHERE "from" = ?', article.path)
    for (const { file } of claims) this.#stages.diagnostics.suspect(file)
  }

  #relink(article: Found): void {
    const { links, diagnostics } = this.#stages
    for (const file of [...links.forget(article), ...links.beside(article)]) diagnostics.suspect(file)
  }

  #path(id: number, wanted: string, old: StoredArticle | undefined): string {
    if (old?.wantedPath === wanted) return old.path
    if (old) this.#stages.paths.contest(old.wantedPath)
    return this.#stages.paths.claim(wanted, id)
  }

  /** Empties an article that is about to be written over. */
  #clear(article: StoredArticle): void {
    this.#drop(article)
    for (const table of parts) this.#connection.run(`DELETE FROM "${table}" WHERE articleId = ?`, article.id)
    this.#connection.run('DELETE FROM Link WHERE fromId = ?', article.id)
    this.#stages.search.remove(article.id, article.searchId)
  }

  #drop({ id }: StoredArticle): void {
    for (const { nodes } of [this.#stages.authors, this.#stages.categories, this.#stages.tags]) nodes.drop(id)
    this.#stages.pictures.drop(id)
  }
}
