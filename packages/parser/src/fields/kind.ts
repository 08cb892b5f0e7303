import type { Fields } from '../front-matter/fields.ts'
import type { ArticleKind } from '../model/article.ts'
import type { Site } from '../model/site.ts'
import type { FilePath } from '../paths/file-path.ts'
import { asText } from '../values/values.ts'

/**
 * The kind of an article, by the habit of its generator.
 *
 * - Hexo and Jekyll: what is in `_posts` or `_drafts` is a post, every other file is a page.
 * - Hugo: `_index` is the page of a section. A page in one of `params.mainSections` is a post. Without this setting, a page
 *   with a date in a section is one.
 * - Others, and a content folder that is `_posts` itself: `layout` or `type` says `post` or `page`. Otherwise an article
 *   with a date is a post.
 * @param folders the folders that are part of the URL path
 */
export function kindOf(
  { path, fields, site }: { path: FilePath; fields: Fields; site: Site },
  folders: readonly string[],
  isDated: boolean,
): ArticleKind {
  if (path.folders.some((name) => name === '_posts' || name === '_drafts')) return 'POST'
  if (site.dialect === 'hugo') return kindInHugo(path, folders, site, isDated)
  const hasPosts = site.collections.includes('_posts')
  if ((site.dialect === 'hexo' || site.dialect === 'jekyll') && hasPosts) return 'PAGE'
  return writtenKind(fields) ?? (isDated ? 'POST' : 'PAGE')
}

function kindInHugo(path: FilePath, folders: readonly string[], site: Site, isDated: boolean): ArticleKind {
  if (path.stem === '_index') return 'SECTION'
  const isBundle = path.stem === 'index'
  const [section] = isBundle ? folders.slice(0, -1) : folders
  if (section === undefined) return 'PAGE'
  const main = mainSections(site)
  return (main.length > 0 ? main.includes(section.toLowerCase()) : isDated) ? 'POST' : 'PAGE'
}

function mainSections({ params }: Site): string[] {
  const key = Object.keys(params).find((name) => name.toLowerCase() === 'mainsections')
  const written = key === undefined ? [] : [params[key]].flat()
  return written.filter((name) => typeof name === 'string').map((name) => name.toLowerCase())
}

function writtenKind(fields: Fields): ArticleKind | null {
  for (const key of ['type', 'layout']) {
    const written = asText(fields.byKey(key))?.toLowerCase()
    if (written === 'post') return 'POST'
    if (written === 'page') return 'PAGE'
  }
  return null
}
