import type { Site } from '../model/site.ts'
import { type FilePath, isIndex } from './file-path.ts'
import { mountOf } from './mount.ts'
import { isLanguageFolder } from './path-language.ts'

/** The collection of an article: `posts`, a generator's collection (`docs` for `_docs`), else its top folder, else `pages`. */
export function collectionOf(path: FilePath, site: Site): string {
  // A page bundle (`big-news/index.md` next to its images) is a folder of its own, which is not a collection.
  const folders = foldersWithin(isIndex(path.stem) ? path.folders.slice(0, -1) : path.folders, site)
  const special = path.folders.find((name) => name.startsWith('_') && site.collections.includes(name))
  if (special !== undefined) return special === '_posts' || special === '_drafts' ? 'posts' : special.slice(1)
  // If there is a `_posts`, all other files are pages. If not, the content folder can be `_posts` itself.
  if (site.dialect === 'hexo' && site.collections.includes('_posts')) return 'pages'
  const folder = folders.find((name) => !isLanguageFolder(name, site))
  const isPostsFolder = (site.dialect === 'hexo' || site.dialect === 'jekyll') && !site.collections.includes('_posts')
  return folder ?? (isPostsFolder ? 'posts' : 'pages')
}

/** The folders that are part of a URL path: without the content root, `_posts` and `_drafts`. `_docs` becomes `docs`. */
export function foldersWithin(folders: string[], site: Site): string[] {
  const mount = mountOf(folders, site)
  if (mount !== undefined && site.pathRules.exact && site.dialect !== 'hexo' && site.dialect !== 'jekyll') {
    const depth = mount.folder === '' ? 0 : mount.folder.split('/').length
    return [...mount.target.split('/').filter((name) => name !== ''), ...folders.slice(depth)]
  }
  const joined = `${folders.join('/')}/`
  const root = site.contentRoots.find((candidate) => joined.startsWith(`${candidate}/`))
  const within = root === undefined ? folders : folders.slice(root.split('/').length)
  return within
    .filter((name) => name !== '_posts' && name !== '_drafts')
    .map((name) => (name.startsWith('_') && site.collections.includes(name) ? name.slice(1) : name))
}
