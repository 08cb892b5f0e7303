import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from '../../generated/sqlite/client.ts'
import {
  type ArticleOrder,
  type ArticleWhere,
  type DateTimeFilter,
  fold,
  type StringFilter,
  type Viewer,
} from '../../src/index.ts'
import { authorKey, tagKey } from '../../src/text/name-keys.ts'

/**
 * A simple implementation to compare the readers with: Prisma reads all articles with their terms, and JavaScript
 * applies the filter.
 */
export async function plainArticles(url: string) {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }, { timestampFormat: 'unixepoch-ms' }) })
  const articles = await client.article.findMany({
    include: {
      authors: { include: { author: true }, orderBy: { position: 'asc' } },
      categories: { include: { category: true }, orderBy: { position: 'asc' } },
      tags: { include: { tag: true }, orderBy: { position: 'asc' } },
      images: { include: { image: true }, orderBy: { position: 'asc' } },
      values: true,
    },
  })
  await client.$disconnect()
  return articles
}

export type PlainArticle = Awaited<ReturnType<typeof plainArticles>>[number]

export function plainAnswer(
  articles: readonly PlainArticle[],
  viewer: Viewer,
  where: ArticleWhere,
  orderBy: readonly ArticleOrder[],
): PlainArticle[] {
  const compare = (a: PlainArticle, b: PlainArticle) => {
    for (const order of orderBy) {
      const [one, other] = [placeOf(a, order), placeOf(b, order)]
      if (one !== other) return one < other === (order.direction === 'ASC') ? -1 : 1
    }
    return (orderBy.at(-1)?.direction === 'ASC' ? 1 : -1) * Number(a.id - b.id)
  }
  return articles
    .filter((article) => isListed(article, viewer) && matches(article, where, viewer.now))
    .toSorted(compare)
}

function placeOf(article: PlainArticle, { field, key, direction }: ArticleOrder): number | string {
  if (field === 'WORDS') return article.words
  if (field === 'TITLE') return article.titleKey
  if (field === 'FRONT_MATTER') {
    const missing = direction === 'ASC' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
    return article.values.find((value) => value.key === key)?.number ?? missing
  }
  const undated = direction === 'ASC' ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER
  const published = article.publishedAt?.getTime() ?? undated
  return field === 'PUBLISHED_AT' ? published : (article.updatedAt?.getTime() ?? published)
}

function isListed(article: PlainArticle, { preview, now }: Viewer): boolean {
  return preview || (statusOf(article, now) === 'PUBLISHED' && !article.hidden)
}

function statusOf({ draft, publishedAt, expiresAt }: PlainArticle, now: number): string {
  if (draft) return 'DRAFT'
  if (publishedAt && publishedAt.getTime() > now) return 'SCHEDULED'
  return expiresAt && expiresAt.getTime() <= now ? 'EXPIRED' : 'PUBLISHED'
}

function matches(article: PlainArticle, where: ArticleWhere, now: number): boolean {
  const authors = article.authors.map(({ author }) => [author.slug, author.name, author.key])
  const tags = article.tags.map(({ tag }) => [tag.slug, tag.name, tag.key])
  const all = where.category?.includeDescendants !== false
  const categories = article.categories
    .filter(({ isEnd }) => all || isEnd)
    .map(({ category }) => [category.slug, category.name])
  const values = (key: string) => article.values.filter((value) => value.key === key).map(({ value }) => value)
  // Eight hours ahead of UTC, without daylight saving time.
  const local = article.publishedAt && new Date(article.publishedAt.getTime() + 8 * 3_600_000)
  return [
    text(article.slug, where.slug),
    text(article.title, where.title),
    text(article.path, where.path),
    text(article.file, where.file),
    text(article.lang, where.lang),
    text(article.collection, where.collection),
    !where.kind || where.kind.some((kind) => kind === article.kind),
    where.initial == null || article.titleKey.startsWith(fold(where.initial)),
    date(article.publishedAt, where.publishedAt),
    date(article.updatedAt, where.updatedAt),
    !where.status || where.status.some((status) => status === statusOf(article, now)),
    where.year == null || local?.getUTCFullYear() === where.year,
    where.month == null || (local !== null && local.getUTCMonth() + 1 === where.month),
    where.onThisDay == null || (local !== null && isAnniversary(local, new Date(where.onThisDay))),
    refs(authors, where.author, authorKey),
    refs(tags, where.tag, tagKey),
    refs(categories, where.category, String),
    !where.image || article.images.some(({ role, image }) => isImage({ ...image, role }, where.image ?? {})),
    where.hasCover == null || where.hasCover === (article.coverId !== null),
    (where.frontMatter ?? []).every(({ key, eq, in: oneOf, contains, exists, gt, lte }) => {
      const numbers = article.values.filter((value) => value.key === key).map(({ number }) => Number(number))
      const have = values(key)
      const has = (value: unknown) => have.includes(JSON.stringify(value))
      return (
        (eq == null || (Array.isArray(eq) ? eq.every(has) && new Set(eq).size === have.length : has(eq))) &&
        (oneOf == null || oneOf.some(has)) &&
        (contains == null || has(contains)) &&
        (gt == null || numbers.some((number) => number > Number(gt) && (lte == null || number <= Number(lte)))) &&
        (exists == null || exists === have.length > 0)
      )
    }),
    (where.and ?? []).every((part) => matches(article, part, now)),
    !where.or || where.or.some((part) => matches(article, part, now)),
    !where.not || !matches(article, where.not, now),
  ].every(Boolean)
}

function text(value: string | null, filter: StringFilter | null | undefined): boolean {
  if (!filter) return true
  const folded = value === null ? null : fold(value)
  return (
    (filter.eq == null || value === filter.eq) &&
    (filter.ne == null || value !== filter.ne) &&
    (filter.in == null || filter.in.some((each) => each === value)) &&
    (filter.notIn == null || !filter.notIn.some((each) => each === value)) &&
    (filter.contains == null || (folded?.includes(fold(filter.contains)) ?? false)) &&
    (filter.startsWith == null || (folded?.startsWith(fold(filter.startsWith)) ?? false)) &&
    (filter.endsWith == null || (folded?.endsWith(fold(filter.endsWith)) ?? false)) &&
    (filter.isNull == null || filter.isNull === (value === null))
  )
}

function date(value: Date | null, filter: DateTimeFilter | null | undefined): boolean {
  if (!filter) return true
  const time = value?.getTime()
  return (
    (filter.eq == null || time === filter.eq) &&
    (filter.gt == null || (time !== undefined && time > filter.gt)) &&
    (filter.gte == null || (time !== undefined && time >= filter.gte)) &&
    (filter.lt == null || (time !== undefined && time < filter.lt)) &&
    (filter.lte == null || (time !== undefined && time <= filter.lte)) &&
    (filter.isNull == null || filter.isNull === (value === null))
  )
}

function refs(nodes: readonly string[][], filter: ArticleWhere['author'], keyOf: (name: string) => string): boolean {
  if (!filter) return true
  const has = (ref: string) => nodes.some((names) => names.includes(ref) || names.includes(keyOf(ref)))
  return (
    (filter.anyOf == null || filter.anyOf.some(has)) &&
    (filter.allOf == null || filter.allOf.every(has)) &&
    (filter.noneOf == null || !filter.noneOf.some(has)) &&
    (filter.isEmpty == null || filter.isEmpty === (nodes.length === 0))
  )
}

function isImage(
  image: { url: string; host: string | null; role: string; status: string },
  { url, host, role, status }: NonNullable<ArticleWhere['image']>,
): boolean {
  return (
    (url == null || url === image.url) &&
    (host == null || host === image.host) &&
    (role == null || role === image.role) &&
    (status == null || status === image.status)
  )
}

/** Whether a day has the month and day of a date in another year. Without a 29 February, its articles are of the 28th. */
function isAnniversary(day: Date, date: Date): boolean {
  const written = (each: Date) => each.toISOString().slice(5, 10)
  const isLeap = new Date(Date.UTC(date.getUTCFullYear(), 1, 29)).getUTCMonth() === 1
  const moved = !isLeap && written(date) === '02-28' && written(day) === '02-29'
  return day.getUTCFullYear() !== date.getUTCFullYear() && (moved || written(day) === written(date))
}
