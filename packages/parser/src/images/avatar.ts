import type { ImageAddress } from '../model/article.ts'
import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import { joinPath } from '../paths/site-path.ts'

/** Finds an author's picture. A relative address starts from the content folder, because authors belong to no article. */
export function avatarAddress(avatar: string, site: Pick<Site, 'assetRoots' | 'url'>, folder: Folder): ImageAddress {
  const absolute = URL.parse(avatar.startsWith('//') ? `https:${avatar}` : avatar)
  if (absolute !== null) return { kind: 'url', url: absolute.href }
  const within = ['', ...site.assetRoots].flatMap((root) => joinPath(root, avatar) ?? [])
  const file = within.find((path) => folder.has(path))
  return file === undefined ? { kind: 'missing', url: `${site.url ?? ''}/${within[0] ?? ''}` } : { kind: 'file', file }
}
