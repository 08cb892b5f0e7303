import { type LongText, textOf } from '../../sql/long-text.ts'
import { within } from '../../sql/range.ts'
import { and, empty, raw, type Sql, sql } from '../../sql/sql.ts'
import { articleSortKeys, articlesSelectedBy } from '../article-lists/article-list.ts'
import { type ImageFile, imageFilesOf } from '../images/image-files.ts'
import { ImagePages } from '../images/image-pages.ts'
import { imageSortKeys, imagesOfArticles, useColumns, useOf } from '../images/image-uses.ts'
import { ListedImages } from '../images/listed-images.ts'
import { type Connection, connect, noEdgeFields } from '../paging/connection.ts'
import { nestedSourceOf } from '../paging/list-sources.ts'
import { pageName, pageOf } from '../paging/page.ts'
import type { ArticleArgs, ArticleBy, PageArgs, Scope, UseArgs } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import { lookupKey } from '../request/lookup.ts'
import { pathForms, urlPath } from '../request/url-path.ts'
import { type Child, groupByParent } from '../rows/children.ts'
import * as columns from '../rows/columns.ts'
import type * as rows from '../rows/nodes.ts'
import { idsOf, loadForBatch, type Row, toBatch } from '../rows/row-batch.ts'
import { inOrder, manyOf, nodeAt, partOf } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { due, listedWhenDue, reachable } from '../visibility/article-visibility.ts'
import { redirects } from '../visibility/former-paths.ts'
import { joins } from '../visibility/joins.ts'
import * as links from './article-links.ts'
import type { ArticleReader, RelatedArticle } from './article-reader.ts'
import { articleSource } from './article-source.ts'
import { namedOf } from './article-terms.ts'
import { neighbourOf } from './neighbours.ts'
import { relatedTo } from './related-articles.ts'

type Article = rows.ArticleNode

export class Articles implements ArticleReader {
  readonly #snapshot: Snapshot
  readonly #imagePages = new ImagePages()

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  one(by: ArticleBy): Awaitable<Article | null> {
    const [field, value] = lookupKey(by, ['id', 'slug', 'path', 'file'])
    const column = raw(`a."${field}"`)
    const path = field === 'path' ? urlPath(String(value)) : null
    const is = path === null ? sql`${column} = ${value}` : this.#snapshot.dialect.isOneOf(column, pathForms(path))
    const found = this.#snapshot.all<Article>(
      sql`SELECT ${columns.articleColumns} FROM "Article" a
        WHERE ${is} AND ${reachable(this.#snapshot.viewer, 'a')}
        ORDER BY ${path === null ? empty : sql`a.path = ${path} DESC,`} a.listed DESC, a."sortAt" DESC, a.id DESC LIMIT 1`,
    )
    return after(found, (nodes) => toBatch(nodes)[0] ?? null)
  }

  byIds(ids: readonly number[]): Awaitable<readonly (Article | null)[]> {
    const { dialect, viewer } = this.#snapshot
    const found = this.#snapshot.all<Article>(
      sql`SELECT ${columns.articleColumns} FROM "Article" a
        WHERE ${dialect.isOneOf(raw('a.id'), ids)} AND ${reachable(viewer, 'a')}`,
    )
    return after(found, (nodes) => inOrder(ids, toBatch(nodes)))
  }

  page(args: ArticleArgs): Connection<Article> {
    const sortKeys = articleSortKeys(args.orderBy)
    const page = pageOf(args, sortKeys)
    return connect(articleSource(this.#snapshot, sortKeys, page, args.where), sortKeys, page, noEdgeFields)
  }

  detailsOf(article: Article): Awaitable<rows.ArticleDetails> {
    return partOf(this.#snapshot, article, 'details', (ids) =>
      this.#of(ids, sql`p.value AS parent, ${columns.detailColumns}`, raw('"Article" a WHERE a.id = p.value')),
    )
  }

  formerPathsOf(article: Article): Awaitable<readonly string[]> {
    const load = (rows: readonly Row[]) =>
      after(
        this.#snapshot.all<{ path: string } & Child>(
          this.#of(
            idsOf(rows),
            raw('p.value AS parent, f.path'),
            sql`"FormerPath" f WHERE f."articleId" = p.value AND ${redirects(this.#snapshot.viewer, 'f')} ORDER BY f.revision, f.path`,
          ),
        ),
        groupByParent,
      )
    const found = loadForBatch<Row, readonly { path: string }[]>(article, 'formerPaths', load)
    return after(found, (paths) => paths?.map(({ path }) => path) ?? [])
  }

  bodyPartOf(article: Article, part: keyof rows.ArticleBody): Awaitable<string> {
    const column = this.#snapshot.dialect.longText(raw(`b."${part}"`))
    const body = partOf<{ text: LongText }>(this.#snapshot, article, part, (ids) =>
      this.#of(ids, sql`p.value AS parent, ${column} AS text`, raw('"Body" b WHERE b."articleId" = p.value')),
    )
    return after(body, ({ text }) => textOf(text))
  }

  linkTargetsOf(article: Article): Awaitable<readonly rows.LinkTarget[]> {
    return links.linkTargetsOf(this.#snapshot, article)
  }

  bodyLinksOf(article: Article): Awaitable<readonly rows.BodyLink[]> {
    return links.bodyLinksOf(this.#snapshot, article)
  }

  linkedArticlesOf(article: Article): Awaitable<readonly Article[]> {
    return links.linkedArticlesOf(this.#snapshot, article)
  }

  fileOf(article: Article): Awaitable<rows.SourceFile> {
    return partOf(this.#snapshot, article, 'file', (ids) =>
      this.#of(ids, sql`p.value AS parent, ${columns.fileColumns}`, raw('"File" f WHERE f."articleId" = p.value')),
    )
  }

  diagnosticsOf(article: Article): Awaitable<readonly rows.ImportDiagnostic[]> {
    return manyOf(this.#snapshot, article, 'diagnostics', (ids) =>
      this.#of(
        ids,
        sql`p.value AS parent, ${columns.diagnosticColumns(this.#snapshot.dialect)}`,
        raw('"Diagnostic" d WHERE d."articleId" = p.value ORDER BY d.file, d.position'),
      ),
    )
  }

  authorsOf(article: Article): Awaitable<readonly rows.AuthorNode[]> {
    return namedOf(this.#snapshot, article, joins.author, columns.authorColumns)
  }

  categoriesOf(article: Article): Awaitable<readonly rows.CategoryNode[]> {
    return namedOf(this.#snapshot, article, joins.category, columns.categoryColumns)
  }

  tagsOf(article: Article): Awaitable<readonly rows.TagNode[]> {
    return namedOf(this.#snapshot, article, joins.tag, columns.tagColumns)
  }

  keywordsOf(article: Article): Awaitable<readonly string[]> {
    const load = (rows: readonly Row[]) =>
      after(
        this.#snapshot.all<{ keyword: string } & Child>(
          this.#of(
            idsOf(rows),
            raw('p.value AS parent, k.keyword'),
            raw('"ArticleKeyword" k WHERE k."articleId" = p.value ORDER BY k."articleId", k.position'),
          ),
        ),
        groupByParent,
      )
    const found = loadForBatch<Row, readonly { keyword: string }[]>(article, 'keywords', load)
    return after(found, (keywords) => keywords?.map(({ keyword }) => keyword) ?? [])
  }

  categoryOf(article: Article): Awaitable<rows.CategoryNode | null> {
    return nodeAt(this.#snapshot, article, 'categoryId', (ids) =>
      this.#ids(columns.categoryColumns, '"Category" x', ids),
    )
  }

  coverOf(article: Article): Awaitable<rows.ImageNode | null> {
    return nodeAt(this.#snapshot, article, 'coverId', (ids) => this.#ids(columns.imageColumns, '"Image" x', ids))
  }

  thumbnailOf(article: Article): Awaitable<rows.ImageNode | null> {
    return nodeAt(this.#snapshot, article, 'thumbnailId', (ids) => this.#ids(columns.imageColumns, '"Image" x', ids))
  }

  imagesOf(article: Article, args: UseArgs): Connection<rows.ImageNode, rows.ImageUse> {
    const wanted = this.#imagePages.of(args)
    const { roles, page, listName, pageName } = wanted
    if (article.imageList !== null) return connect(new ListedImages(article, wanted), imageSortKeys, page, useOf)
    const source = nestedSourceOf<rows.ImageNode & Child>(this.#snapshot, {
      parent: article,
      name: listName,
      pageName,
      page,
      list: () => imagesOfArticles(this.#snapshot, roles),
      edges: () => imagesOfArticles(this.#snapshot, roles, useColumns),
    })
    return connect(source, imageSortKeys, page, useOf)
  }

  imageFilesOf(article: Article): Awaitable<ReadonlyMap<string, ImageFile>> {
    return imageFilesOf(this.#snapshot, article)
  }

  translationsOf(article: Article): Awaitable<readonly Article[]> {
    const { dialect, viewer } = this.#snapshot
    // The statement uses the index of `translationKey`, not the one of dates.
    const [shown, date] = [dialect.withoutIndex(raw('a.listed')), dialect.withoutIndex(raw('a."sortAt"'))]
    const listedArticles = and([listedWhenDue(viewer, 'a', shown), within(date, due(viewer))])
    return manyOf(this.#snapshot, article, 'translations', (ids) =>
      this.#of(
        ids,
        sql`p.value AS parent, ${columns.articleColumns}`,
        sql`"Article" s CROSS JOIN "Article" a WHERE s.id = p.value AND a."translationKey" = s."translationKey"
          AND a.id <> s.id AND ${listedArticles} ORDER BY a.lang, a.id`,
      ),
    )
  }

  newerOf(article: Article, within: Scope): Awaitable<Article | null> {
    return neighbourOf(this.#snapshot, article, 'newer', within)
  }

  olderOf(article: Article, within: Scope): Awaitable<Article | null> {
    return neighbourOf(this.#snapshot, article, 'older', within)
  }

  relatedOf(article: Article, first?: number | null): Awaitable<readonly RelatedArticle[]> {
    return relatedTo(this.#snapshot, article, first)
  }

  linksTo(article: Article, args: PageArgs): Connection<Article> {
    return this.#linked(article, args, 'linksTo', raw('SELECT l."toId" FROM "Link" l WHERE l."fromId" = p.value'))
  }

  linkedFrom(article: Article, args: PageArgs): Connection<Article> {
    return this.#linked(article, args, 'linkedFrom', raw('SELECT l."fromId" FROM "Link" l WHERE l."toId" = p.value'))
  }

  #linked(article: Article, args: PageArgs, name: string, ids: Sql): Connection<Article> {
    const sortKeys = articleSortKeys(null)
    const page = pageOf(args, sortKeys)
    const list = () => articlesSelectedBy(this.#snapshot, sortKeys, ids)
    const source = nestedSourceOf<Article & Child>(this.#snapshot, {
      parent: article,
      name,
      pageName: pageName(args),
      page,
      list,
    })
    return connect(source, sortKeys, page, noEdgeFields)
  }

  #of(ids: readonly number[], selected: Sql, rest: Sql): Sql {
    return sql`SELECT ${selected} FROM ${this.#snapshot.dialect.parents(ids)} CROSS JOIN ${rest}`
  }

  #ids(selected: Sql, from: string, ids: readonly number[]): Sql {
    return sql`SELECT ${selected} FROM ${raw(from)} WHERE ${this.#snapshot.dialect.isOneOf(raw('x.id'), ids)}`
  }
}
