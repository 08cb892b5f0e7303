import { always, type Sql, sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { listed, reachable } from './article-visibility.ts'

/** A picture is there for the viewer where a listed article shows it, or an author of the site's own files has it. */
export function imageVisible(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(EXISTS (SELECT 1 FROM ${listedUses(viewer)})
    OR EXISTS (SELECT 1 FROM "Author" w WHERE w."avatarId" = x.id AND w."fromSite" = 1))`
}

/** By its own address also where only hidden articles show it: whoever sees such an article sees its pictures. */
export function imageReachable(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`(${imageVisible(viewer)} OR EXISTS (SELECT 1 FROM "ImageUse" u CROSS JOIN "Article" a
    WHERE u."imageId" = x.id AND a.id = u."articleId" AND ${reachable(viewer, 'a')}))`
}

/** Uses that lists may show of the picture `x`, after FROM. */
export function listedUses(viewer: Viewer): Sql {
  return sql`"ImageUse" u WHERE u."imageId" = x.id AND ${listed(viewer, 'u')}`
}
