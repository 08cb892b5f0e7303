import type { FilePath } from './file-path.ts'
import type { Site } from './site.ts'

/** Where an article belongs: `posts`, a generator's collection (`docs` of `_docs`), else its top folder, else `pages`. */
export function collectionOf(path: FilePath, site: Site): string {
  const folders = foldersWithin(path.folders, site)
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special === '_posts' || special === '_drafts' ? 'posts' : special.slice(1)
  if (site.dialect === 'hexo') return site.collections.includes('_posts') ? 'pages' : 'posts'
  return folders[0] ?? (site.dialect === 'jekyll' && !site.collections.includes('_posts') ? 'posts' : 'pages')
}

/** The folders that show in a URL: without the content root and without `_posts` and `_drafts`; `_docs` shows as `docs`. */
export function foldersWithin(folders: string[], site: Site): string[] {
  const joined = `${folders.join('/')}/`
  const root = site.contentRoots.find((candidate) => joined.startsWith(`${candidate}/`))
  const within = root === undefined ? folders : folders.slice(root.split('/').length)
  return within
    .filter((name) => name !== '_posts' && name !== '_drafts')
    .map((name) => (name.startsWith('_') && site.collections.includes(name) ? name.slice(1) : name))
}
