import type { Site } from '../model/site.ts'
import { collectionOf } from '../paths/collection.ts'
import type { FilePath } from '../paths/file-path.ts'

/** The pattern of the collection, else the site's pattern for posts; null for pages, which keep their folders. */
export function patternFor(path: FilePath, site: Site): string | null {
  const collection = collectionOf(path, site)
  if (Object.hasOwn(site.collectionPermalinks, collection)) return site.collectionPermalinks[collection] ?? null
  const isPost = collection === 'posts' || (collection !== 'pages' && !site.collections.includes('_posts'))
  // In Jekyll, the site's pattern is for posts, also where they are the only collection missing.
  const isOther = site.dialect === 'jekyll' && site.pathRules.exact && collection !== 'posts'
  return isPost && !isOther ? site.permalink : null
}

/** Whether a file is in one of the folders with a leading underscore that contain posts or a collection. */
export function isCollected(path: FilePath, site: Site): boolean {
  return path.folders.some((name) => name.startsWith('_') && site.collections.includes(name))
}
