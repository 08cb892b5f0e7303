import type { Site } from '../model/site.ts'
import { foldersWithin } from './collection.ts'
import { type FilePath, isIndex } from './file-path.ts'

/**
 * Hugo's logical path of a page, without its leading slash: `posts/first` for `content/Posts/first.md` and for
 * `content/posts/first/index.md`, `posts` for `content/posts/_index.md`, and '' for the home page.
 * Source: https://gohugo.io/quick-reference/glossary/#logical-path
 */
export function logicalPath(path: FilePath, site: Site): string {
  const folders = foldersWithin(path.folders, site)
  const names = isIndex(path.stem) ? folders : [...folders, path.stem]
  return names.join('/').toLowerCase().replaceAll(' ', '-')
}
