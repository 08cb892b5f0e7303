import type { ArticleRows } from '../../schema/import-rows.ts'
import type { NewRedirects } from '../../schema/import-writer.ts'
import { nodeId } from '../../schema/node-ids.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Listing } from '../changes/listing.ts'
import type { Diagnostics } from '../diagnostics/diagnostics.ts'
import { chooseCover } from '../images/cover.ts'
import { imageListOf } from '../images/image-lists.ts'
import type { Images } from '../images/images.ts'
import type { LinkedTexts } from '../links/linked-texts.ts'
import type { LinkableArticle, Links } from '../links/links.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { unplacedNumber } from '../search/search-numbers.ts'
import { insert, insertAll, upsert } from '../sqlite/row-statements.ts'
import type { WriteConnection } from '../sqlite/write-connection.ts'
import type { Authors } from '../terms/authors.ts'
import type { Categories } from '../terms/categories.ts'
import type { Tags } from '../terms/tags.ts'
import type { ArticleKeys } from './article-keys.ts'
import type { ArticlePaths } from './article-paths.ts'
import { articleRow, bodyRow, summaryOf } from './article-row.ts'
import type { FormerPaths } from './former-paths.ts'
import { flatValues } from './front-matter-values.ts'
import { sortInstant } from './sort-instant.ts'
import { listingState, type StoredArticle, storedColumns } from './stored-article.ts'
import { termIdsOf } from './term-ids.ts'

const parts = ['ArticleAuthor', 'ArticleCategory', 'ArticleTag', 'ImageUse', 'FrontMatterValue', 'LinkedText']

export interface Stages {
  changes: ChangeLog
  keys: ArticleKeys
  paths: ArticlePaths
  formerPaths: FormerPaths
  authors: Authors
  categories: Categories
  tags: Tags
  images: Images
  links: Links
  linkedTexts: LinkedTexts
  search: SearchIndex
  diagnostics: Diagnostics
}

/** Articles, with all their rows in other tables. */
export class Articles {
  readonly #connection: WriteConnection
  readonly #stages: Stages

  constructor(connection: WriteConnection, stages: Stages) {
    this.#connection = connection
    this.#stages = stages
  }

  of(file: string): StoredArticle | undefined {
    return this.#connection.get<StoredArticle>(`SELECT ${storedColumns} FROM Article WHERE file = ?`, file)
  }

  count(): number {
    return this.#connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM Article')?.count ?? 0
  }

  /** Writes the article of a file, replacing the one it had, and returns its id. Write the file's row afterwards. */
  put(file: string, rows: ArticleRows, stored: StoredArticle | undefined): number {
    const { keys, changes, search, links, images, categories, formerPaths } = this.#stages
    const key = keys.keyFor(rows.article.key, file, stored)
    if (stored && stored.key !== key) this.remove(stored)
    const old = stored?.key === key ? stored : undefined
    const id = nodeId('Article', key)
    if (old) this.#clear(old)

    const sortAt = sortInstant(rows.article, Date.now())
    const searchId = old && old.sortAt === sortAt ? old.searchId : unplacedNumber(id)
    const path = this.#path(id, rows.article.path, stored)
    if (!old) formerPaths.create(id)
    else if (old.path !== path || old.draft !== Number(rows.article.draft) || old.sortAt !== sortAt)
      formerPaths.leave(old)
    const imageIds = images.idsOf(rows.images)
    const { uses: categoryUses, endOfFirst: categoryId } = categories.nodesOf(rows.categories)
    const cover = chooseCover(
      rows.images.map(({ role, image }, at) => ({ role, status: image.status, id: imageIds[at] ?? 0 })),
    )
    const authorUses = this.#stages.authors.usesOf(rows.authors)
    const tagUses = this.#stages.tags.usesOf(rows.tags)
    const termIds = termIdsOf(authorUses, categoryUses, tagUses)
    const imageList = imageListOf(rows.images, imageIds)
    const row = articleRow(rows, {
      ...{ id, searchId, key, file, path, sortAt, categoryId },
      ...{ ...cover, termIds, imageList },
    })
    const write = old ? upsert : insert
    write(this.#connection, 'Article', row)
    write(this.#connection, 'Body', bodyRow(id, rows.body))

    const listing: Listing = { articleId: id, listed: row.listed, sortAt, expiresAt: rows.article.expiresAt }
    this.#stages.authors.put(authorUses, listing)
    categories.put(categoryUses, listing)
    this.#stages.tags.put(tagUses, listing)
    images.addUses(rows.images, imageIds, listing)
    links.put(id, rows.links)
    const values = flatValues(rows.body.frontMatter)
    insertAll(
      this.#connection,
      'FrontMatterValue',
      values.map(({ key, value }, position) => ({ articleId: id, position, key, value })),
    )
    search.add(id, rows.body.searchText)
    if (rows.body.linked) this.#stages.linkedTexts.put(id, rows.body.linked)
    const { slug, title, lang } = rows.article
    const { names } = row
    if (old?.path !== path || old.slug !== slug || old.title !== title || old.lang !== lang || old.names !== names) {
      if (old) this.#relink(old)
      this.#newlyFound({ id, file, slug, path, title, names, lang })
    }
    if (old) for (const linking of links.forgetAnchors(id)) this.#stages.diagnostics.recheck(linking)
    changes.article(id, old ? listingState(old) : null, listing)
    return id
  }

  /** Moves an article to another file. The article stays the same. */
  move(article: StoredArticle, to: string): void {
    this.#connection.run('UPDATE Article SET file = ? WHERE id = ?', to, article.id)
    this.#stages.formerPaths.moveFile(article.id, to)
    this.#relink({ ...article, file: to })
    this.changed(article)
  }

  /** Deletes an article, its rows in other tables, and the row of its file (ON DELETE CASCADE). */
  remove(article: StoredArticle): void {
    const { paths, formerPaths, keys, changes, search } = this.#stages
    formerPaths.leave(article)
    this.#drop(article)
    this.#relink(article)
    this.#connection.run('DELETE FROM Article WHERE id = ?', article.id)
    search.remove(article.id, article.searchId)
    paths.contest(article.wantedPath, article.path)
    keys.contest(article.wantedKey)
    changes.article(article.id, listingState(article), null)
  }

  /** Records a change that does not affect who sees the article. */
  changed(article: StoredArticle): void {
    this.#stages.changes.article(article.id, listingState(article), listingState(article))
  }

  /** Settles ids and paths, which depend on other articles. */
  settle(): void {
    const { keys, paths, formerPaths } = this.#stages
    for (const { from, to } of keys.settle()) {
      paths.renameId(from.id, to.id)
      formerPaths.renameId(from.id, to.id)
      // Articles of the same instant are ordered by id, so its place in the index changes.
      this.#stages.search.remove(from.id, from.searchId)
      this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', unplacedNumber(to.id), to.id)
      this.#stages.search.add(to.id)
      this.#stages.diagnostics.recheck(to.file)
    }
    for (const { id, from, to } of paths.settle()) {
      const article = this.#byId(id)
      if (article === undefined) continue
      formerPaths.leave({ ...article, path: from })
      this.#relink({ ...article, path: from })
      this.#newlyFound({ ...article, path: to })
      this.#stages.diagnostics.recheck(article.file)
      this.changed(article)
    }
  }

  /**
   * Records the paths that articles have lost. Call it after `settle`.
   * @param revision the revision of this import
   * @param now milliseconds since 1970
   */
  settleFormerPaths(revision: number, now: number): NewRedirects {
    const { articleIds, ...redirects } = this.#stages.formerPaths.settle(revision, now)
    for (const id of articleIds) {
      const article = this.#byId(id)
      if (article) this.changed(article)
    }
    return redirects
  }

  /**
   * Fills the texts that show paths or titles of other articles.
   * @param now milliseconds since 1970
   */
  settleLinkedTexts(now: number): void {
    for (const { articleId, text, excerpt } of this.#stages.linkedTexts.outdated(now)) {
      const article = this.#byId(articleId)
      if (article === undefined) continue
      this.#connection.run('UPDATE Body SET text = ?, excerpt = ? WHERE articleId = ?', text, excerpt, articleId)
      this.#connection.run('UPDATE Article SET summary = ? WHERE id = ?', summaryOf(excerpt), articleId)
      this.#stages.search.remove(articleId, article.searchId)
      this.#stages.search.add(articleId)
      this.changed(article)
    }
  }

  /**
   * Links that led elsewhere or nowhere may lead to this article now. Files that have its path as an alias get a
   * diagnostic.
   */
  #newlyFound(article: LinkableArticle): void {
    this.#relink(article)
    const claims = this.#connection.all<{ file: string }>('SELECT file FROM Redirect WHERE "from" = ?', article.path)
    for (const { file } of claims) this.#stages.diagnostics.recheck(file)
  }

  #relink(article: LinkableArticle): void {
    const { links, diagnostics } = this.#stages
    for (const file of [...links.unresolve(article), ...links.filesLinkingInto(article)]) diagnostics.recheck(file)
  }

  #byId(id: number): StoredArticle | undefined {
    return this.#connection.get<StoredArticle>(`SELECT ${storedColumns} FROM Article WHERE id = ?`, id)
  }

  /** @param stored the article that the file had, also if its new article has another id */
  #path(id: number, wanted: string, stored: StoredArticle | undefined): string {
    if (stored?.wantedPath === wanted) return stored.path
    if (stored) this.#stages.paths.contest(stored.wantedPath, stored.path)
    return this.#stages.paths.claim(wanted, id)
  }

  /** Deletes the rows of an article that will be overwritten. */
  #clear(article: StoredArticle): void {
    this.#drop(article)
    for (const table of parts) this.#connection.run(`DELETE FROM "${table}" WHERE articleId = ?`, article.id)
    this.#connection.run('DELETE FROM Link WHERE fromId = ?', article.id)
    this.#stages.search.remove(article.id, article.searchId)
  }

  #drop({ id }: StoredArticle): void {
    for (const { nodes } of [this.#stages.authors, this.#stages.categories, this.#stages.tags]) nodes.drop(id)
    this.#stages.images.drop(id)
  }
}
