import type { ArticleRows } from '../../schema/import-rows.ts'
import type { NewRedirects } from '../../schema/import-writer.ts'
import { nodeId } from '../../schema/node-ids.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import type { LinkableArticle } from '../links/links.ts'
import { unplacedNumber } from '../search/search-numbers.ts'
import { ArticleParts } from './article-parts.ts'
import { type ArticleRow, foldedIfOther, summaryOf } from './article-row.ts'
import type { Stages } from './article-stages.ts'
import { listingState, type StoredArticle, storedColumns } from './stored-article.ts'

/** The columns that links find an article by. */
const linkedColumns = ['path', 'slug', 'title', 'names', 'lang'] as const

/** Articles, with all their rows in other tables. */
export class Articles {
  readonly #connection: WriteConnection
  readonly #stages: Stages
  readonly #parts: ArticleParts

  constructor(connection: WriteConnection, stages: Stages) {
    this.#connection = connection
    this.#stages = stages
    this.#parts = new ArticleParts(connection, stages)
  }

  of(file: string): StoredArticle | undefined {
    return this.#connection.get<StoredArticle>(`SELECT ${storedColumns} FROM Article WHERE file = ?`, file)
  }

  count(): number {
    return this.#connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM Article')?.count ?? 0
  }

  /**
   * Writes the article of a file: all rows of a new one, and the rows that differ of one that the file had. Returns its
   * id, and whether anything was written. Write the file's row afterwards.
   */
  put(file: string, rows: ArticleRows, stored: StoredArticle | undefined): { id: number; changed: boolean } {
    const key = this.#stages.keys.keyFor(rows.article.key, file, stored)
    if (stored && stored.key !== key) this.remove(stored)
    const old = stored?.key === key ? stored : undefined
    const id = nodeId('Article', key)
    const path = this.#path(id, rows.article.path, stored)
    const article = this.#parts.rowsOf(rows, { id, key, file, path }, old)
    this.#keepFormerPath(old, article.row)
    if (old === undefined) {
      this.#parts.add(article)
      this.#stages.counters.add(id)
    } else {
      const { changed, hasOtherAnchors } = this.#parts.replace(old, article)
      if (!changed) return { id, changed: false }
      this.#stages.counters.subtract(old)
      if (hasOtherAnchors) this.anchorsChanged(id)
    }
    if (linkedColumns.some((column) => old?.[column] !== article.row[column])) {
      if (old) this.#relink(old)
      this.#newlyFound(article.row)
    }
    this.#stages.changes.article(id, old ? listingState(old) : null, article.listing)
    return { id, changed: true }
  }

  /** The public may have seen an article at a path that it leaves now. */
  #keepFormerPath(old: StoredArticle | undefined, { id, path, draft, sortAt }: ArticleRow): void {
    const { formerPaths } = this.#stages
    if (!old) formerPaths.create(id)
    else if (old.path !== path || old.draft !== Number(draft) || old.sortAt !== sortAt) formerPaths.leave(old)
  }

  /** Moves an article to another file. The article stays the same. */
  move(article: StoredArticle, to: string): void {
    const folded = foldedIfOther(to)
    this.#connection.run('UPDATE Article SET file = ?, foldedFile = ? WHERE id = ?', to, folded, article.id)
    this.#stages.formerPaths.moveFile(article.id, to)
    this.#relink({ ...article, file: to })
    this.changed(article)
  }

  /** Deletes an article, its rows in other tables, and the row of its file (ON DELETE CASCADE). */
  remove(article: StoredArticle): void {
    const { paths, formerPaths, keys, changes, search } = this.#stages
    formerPaths.leave(article)
    this.#stages.counters.remove(article)
    this.#stages.keywords.remove(article)
    this.#parts.drop(article.id)
    this.#relink(article)
    this.#connection.run('DELETE FROM Article WHERE id = ?', article.id)
    search.remove(article.id, article.searchId)
    paths.contest(article.wantedPath, article.path)
    keys.contest(article.wantedKey)
    changes.article(article.id, listingState(article), null)
  }

  /** Looks up the fragments of links to an article again, because the places in it may have changed. */
  anchorsChanged(id: number): void {
    for (const linking of this.#stages.links.forgetAnchors(id)) this.#stages.diagnostics.recheck(linking)
  }

  /** Records a change that does not affect who sees the article. */
  changed(article: StoredArticle): void {
    this.#stages.changes.article(article.id, listingState(article), listingState(article))
  }

  /** Settles ids and paths, which depend on other articles. */
  settle(): void {
    const { keys, paths, formerPaths, counters, keywords } = this.#stages
    const renamed = keys.settle()
    const newIds = new Map(renamed.map(({ from, to }) => [from.id, to.id]))
    counters.renameIds(newIds)
    keywords.renameIds(newIds)
    for (const { from, to } of renamed) {
      paths.renameId(from.id, to.id)
      formerPaths.renameId(from.id, to.id)
      // Articles of the same instant are ordered by id, so its place in the index changes.
      this.#stages.search.remove(from.id, from.searchId)
      this.#connection.run('UPDATE Article SET searchId = ? WHERE id = ?', unplacedNumber(to.id), to.id)
      this.#stages.search.add(to.id)
      this.#stages.stories.renameId(from.id, to.id)
      this.#stages.diagnostics.recheck(to.file)
    }
    for (const { id, from, to } of paths.settle()) {
      const article = this.#byId(id)
      if (article === undefined) continue
      this.#connection.run('UPDATE Article SET foldedPath = ? WHERE id = ?', foldedIfOther(to), id)
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
      this.#stages.stories.touch(articleId)
      this.changed(article)
    }
  }

  /** Groups the versions of stories. Call it when the texts are settled. @param all whether the rules may have changed */
  settleStories(all: boolean): void {
    for (const id of this.#stages.stories.settle(all)) {
      const article = this.#byId(id)
      if (article) this.changed(article)
    }
  }

  /**
   * Links that led elsewhere or nowhere may lead to this article now. Files that have its path as an alias get a
   * diagnostic.
   */
  #newlyFound(article: LinkableArticle): void {
    this.#relink(article)
    if (!this.#connection.mayHave('Redirect', 'from', article.path)) return
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
}
