import { imageMarks } from '../../schema/image-list.ts'
import type { Dialect } from '../../sql/dialect.ts'
import { always, and, exists, or, raw, type Sql, sql } from '../../sql/sql.ts'
import type { ImageRefFilter } from '../request/arguments.ts'
import { isSet } from '../request/optional.ts'
import { hasAddress } from './image-address.ts'

/** A condition that the article `a` uses an image with these values. */
export function imageFilter(dialect: Dialect, filter: ImageRefFilter): Sql {
  const { url, host, role, status } = filter
  const conditions: Sql[] = []
  if (isSet(url)) conditions.push(hasAddress('i', url))
  if (isSet(host)) conditions.push(sql`i.host = ${host}`)
  if (isSet(status)) conditions.push(sql`i.status = ${status}`)
  if (isSet(role)) conditions.push(sql`u.role = ${role}`)
  if (!conditions.length) return always
  const uses = sql`WHERE ${and([raw('u."imageId" = i.id'), ...conditions])}`
  // Few images are missing or have one address, so their articles are selected once. Other conditions match too many
  // images.
  if (isSet(url) || status === 'MISSING') {
    return sql`a.id IN (SELECT u."articleId" FROM "Image" i CROSS JOIN "ImageUse" u ${uses})`
  }
  const usesOfArticle = sql`SELECT 1 FROM "ImageUse" u CROSS JOIN "Image" i ${uses} AND u."articleId" = a.id`
  return listed(dialect, filter, exists(usesOfArticle))
}

/**
 * The article's own row repeats its images, so a search in this text replaces two lookups for each image. Articles without
 * such a list need `otherwise`.
 */
function listed(dialect: Dialect, { host, role, status }: ImageRefFilter, otherwise: Sql): Sql {
  const contains = (part: string) => sql`${dialect.placeIn(raw('a."imageList"'), part)} > 0`
  const marks = imageMarks(host ?? null, status ?? null, role ?? null)
  // Most articles have no image of a rare host, and one search tells. Not CASE, because SQLite evaluates all parts of it.
  const hasHost = isSet(host) ? contains(JSON.stringify(host)) : always
  const inList = and([hasHost, or(marks.map(contains))])
  return or([inList, and([raw('a."imageList" IS NULL'), otherwise])])
}
