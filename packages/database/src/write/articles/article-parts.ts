import type { ArticleRows } from '../../schema/import-rows.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import type { Listing } from '../changes/listing.ts'
import { areSameRows, differences, updateColumns } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { chooseCover } from '../images/cover.ts'
import { imageListOf } from '../images/image-lists.ts'
import { unplacedNumber } from '../search/search-numbers.ts'
import { type ArticleRow, articleRow } from './article-row.ts'
import type { Stages } from './article-stages.ts'
import { Bodies } from './bodies.ts'
import { marksOfBody } from './body-marks.ts'
import { wordsOfRows } from './body-words.ts'
import { flatValues } from './front-matter-values.ts'
import { sortInstant } from './sort-instant.ts'
import type { StoredArticle } from './stored-article.ts'
import { termIdsOf } from './term-ids.ts'

/** An article as the tables hold it. */
export type ArticleTables = ReturnType<ArticleParts['rowsOf']>

/**
 * The rows of an article in all tables. An article that is parsed again has few rows that differ, or none. Comparing a row
 * costs a tenth of writing it with its indexes.
 */
export class ArticleParts {
  readonly #connection: WriteConnection
  readonly #stages: Stages
  readonly #bodies: Bodies

  constructor(connection: WriteConnection, stages: Stages) {
    this.#connection = connection
    this.#stages = stages
    this.#bodies = new Bodies(connection)
  }

  /** Makes the rows. Creates the authors, categories, tags and images that do not exist. */
  rowsOf(
    rows: ArticleRows,
    names: { id: number; key: string; file: string; path: string },
    old: StoredArticle | undefined,
  ) {
    const { authors, categories, tags, images } = this.#stages
    const { id } = names
    const sortAt = sortInstant(rows.article, Date.now())
    const searchId = old && old.sortAt === sortAt ? old.searchId : unplacedNumber(id)
    const imageIds = images.idsOf(rows.images)
    const { uses: categoryUses, endOfFirst: categoryId } = categories.nodesOf(rows.categories)
    const cover = chooseCover(
      rows.images.map(({ role, image }, at) => ({ role, status: image.status, id: imageIds[at] ?? 0 })),
    )
    const authorUses = authors.usesOf(rows.authors)
    const tagUses = tags.usesOf(rows.tags)
    const row = articleRow(rows, {
      ...names,
      searchId,
      sortAt,
      categoryId,
      ...cover,
      termIds: termIdsOf(authorUses, categoryUses, tagUses),
      imageList: imageListOf(rows.images, imageIds),
    })
    const listing: Listing = { articleId: id, listed: row.listed, sortAt, expiresAt: rows.article.expiresAt }
    return {
      row,
      listing,
      body: rows.body,
      words: wordsOfRows(rows),
      links: rows.links,
      attachments: rows.attachments,
      authors: inOrder(authorUses, listing),
      categories: inOrder(categoryUses, listing),
      tags: inOrder(tagUses, listing),
      images: images.usesOf(rows.images, imageIds, listing),
      values: flatValues(rows.body.frontMatter).map((value, position) => ({ articleId: id, position, ...value })),
    }
  }

  /** Writes the rows of a new article. */
  add({ row, body, words, links, attachments, authors, categories, tags, images, values }: ArticleTables): void {
    const stages = this.#stages
    this.#connection.insert('Article', [row])
    this.#bodies.add(row.id, body)
    stages.authors.nodes.add(authors)
    stages.categories.nodes.add(categories)
    stages.tags.nodes.add(tags)
    stages.images.add(images)
    stages.links.add(row.id, links)
    stages.attachments.add(row.id, attachments)
    this.#connection.insert('FrontMatterValue', values)
    if (body.linked) stages.linkedTexts.add(row.id, body.linked)
    stages.search.add(row.id, body.searchText)
    stages.stories.add(row.id, marksOfBody(body))
    stages.keywords.add(row.id, words)
  }

  /** Writes the rows that differ from the stored ones. `hasOtherAnchors`: fragments may mean other places in it now. */
  replace(
    stored: StoredArticle,
    { row, body, words, links, attachments, authors, categories, tags, images, values }: ArticleTables,
  ): { changed: boolean; hasOtherAnchors: boolean } {
    const stages = this.#stages
    const { id, searchId } = stored
    const relinked = stages.linkedTexts.replace(id, body.linked ?? null)
    // An earlier import has filled the placeholders in these fields.
    const isFilled = !relinked && Boolean(body.linked)
    const fields = this.#replaceRow(row, isFilled ? ['storyId', 'summary'] : ['storyId'])
    const texts = this.#bodies.replace(id, body, isFilled ? ['text', 'excerpt'] : [])
    const terms = [
      stages.authors.nodes.replace(id, authors),
      stages.categories.nodes.replace(id, categories),
      stages.tags.nodes.replace(id, tags),
    ]
    const others = [
      relinked,
      stages.images.replace(id, images),
      stages.links.replace(id, links),
      stages.attachments.replace(id, attachments),
      this.#replaceValues(id, values),
    ]
    const isFoundOtherwise =
      stages.search.isOutdated ||
      row.searchId !== searchId ||
      fields.includes('title') ||
      fields.includes('names') ||
      texts.includes('text') ||
      terms.some(({ renamed }) => renamed)
    if (isFoundOtherwise) {
      stages.search.remove(id, searchId)
      stages.search.add(id, isFilled ? null : body.searchText)
    }
    const changed = fields.length + texts.length > 0 || terms.some(({ changed }) => changed) || others.includes(true)
    stages.stories.replace(id, marksOfBody(body), changed)
    stages.keywords.replace(stored, words, changed)
    return {
      changed,
      hasOtherAnchors: texts.includes('html') || texts.includes('toc'),
    }
  }

  /** Call this before an article is deleted. */
  drop(id: number): void {
    const { authors, categories, tags, images, stories } = this.#stages
    for (const { nodes } of [authors, categories, tags]) nodes.drop(id)
    images.drop(id)
    stories.remove(id)
  }

  #replaceRow(row: ArticleRow, kept: (keyof ArticleRow)[]): (keyof ArticleRow)[] {
    const stored = this.#connection.get<TableRow<'Article'>>('SELECT * FROM Article WHERE id = ?', row.id)
    if (stored === undefined) return []
    const changed = differences('Article', row, stored).filter((column) => !kept.includes(column))
    updateColumns(this.#connection, 'Article', row, changed)
    return changed
  }

  #replaceValues(articleId: number, values: ArticleTables['values']): boolean {
    const sql = 'SELECT * FROM FrontMatterValue WHERE articleId = ? ORDER BY position'
    if (areSameRows('FrontMatterValue', values, this.#connection.all(sql, articleId))) return false
    this.#connection.run('DELETE FROM FrontMatterValue WHERE articleId = ?', articleId)
    this.#connection.insert('FrontMatterValue', values)
    return true
  }
}

/** The rows of a join table for what an article uses, in its order. */
function inOrder<Use>(uses: Use[], listing: Listing): (Use & Listing & { position: number })[] {
  return uses.map((use, position) => ({ ...listing, ...use, position }))
}
