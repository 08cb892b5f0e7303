import { always, exists, instant, raw, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { listed, reachable } from './article-visibility.ts'

/** An image is visible if a listed article uses it, or if it is the avatar of an author in the site's own files. */
export function imageVisible(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(${isUsed(viewer, raw('x."usageCount" > 0'), always)}
    OR EXISTS (SELECT 1 FROM "Author" w WHERE w."avatarId" = x.id AND w."fromSite" = TRUE))`
}

/**
 * A condition on the visible uses of the image `x`.
 * @param settled the condition by the image's own row, which counts if all its uses are visible
 * @param each the same condition by a use, `u`
 */
export function isUsed(viewer: Viewer, settled: Sql, each: Sql): Sql {
  const used = exists(sql`SELECT 1 FROM ${listedUses(viewer)} AND ${each}`)
  if (viewer.preview) return used
  const now = instant(viewer.now)
  return sql`((x."settledAt" <= ${now} AND ${settled}) OR ((x."settledAt" <= ${now}) IS NOT TRUE AND ${used}))`
}

/**
 * By its own address, an image is also visible if only hidden articles use it: the viewer can see these by their
 * address.
 */
export function imageReachable(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(${imageVisible(viewer)} OR EXISTS (SELECT 1 FROM "ImageUse" u CROSS JOIN "Article" a
    WHERE u."imageId" = x.id AND a.id = u."articleId" AND ${reachable(viewer, 'a')}))`
}

/** Uses of the image `x` that lists may show, after FROM. */
export function listedUses(viewer: Viewer): Sql {
  return sql`"ImageUse" u WHERE u."imageId" = x.id AND ${listed(viewer, 'u')}`
}
