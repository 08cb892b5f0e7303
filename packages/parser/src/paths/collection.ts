import type { Site } from '../model/site.ts'
import { type FilePath, isIndex } from './file-path.ts'
import { isLanguageFolder } from './path-language.ts'

/** Where an article belongs: `posts`, a generator's collection (`docs` of `_docs`), else its top folder, else `pages`. */
export function collectionOf(path: FilePath, site: Site): string {
  // A page with its pictures is a folder of its own (`big-news/index.md`), which is no collection.
  const folders = foldersWithin(isIndex(path.stem) ? path.folders.slice(0, -1) : path.folders, site)
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special === '_posts' || special === '_drafts' ? 'posts' : special.slice(1)
  // With `_posts` the rest are pages; without, the folder given may be `_posts` itself.
  if (site.dialect === 'hexo' && site.collections.includes('_posts')) return 'pages'
  const folder = folders.find((name) => !isLanguageFolder(name, site))
  const standsForPosts = (site.dialect === 'hexo' || site.dialect === 'jekyll') && !site.collections.includes('_posts')
  return folder ?? (standsForPosts ? 'posts' : 'pages')
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
