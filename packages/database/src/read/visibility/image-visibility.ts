import { always, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { listed, reachable } from './article-visibility.ts'

/** An image is visible if a listed article uses it, or if it is the avatar of an author in the site's own files. */
export function imageVisible(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(EXISTS (SELECT 1 FROM ${listedUses(viewer)})
    OR EXISTS (SELECT 1 FROM "Author" w WHERE w."avatarId" = x.id AND w."fromSite" = TRUE))`
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
