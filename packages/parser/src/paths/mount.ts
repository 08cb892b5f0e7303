import type { ContentMount } from '../model/path-rules.ts'
import type { Site } from '../model/site.ts'

/** The content mount that a file in these folders belongs to: the one with the longest folder; undefined if there is none. */
export function mountOf(folders: string[], site: Pick<Site, 'mounts'>): ContentMount | undefined {
  if (site.mounts.length === 0) return undefined
  const path = `${folders.join('/')}/`
  return site.mounts.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
}

/** Whether each language has a content folder of its own, so that files elsewhere belong to no language. */
export function hasLanguageFolders({ mounts }: Pick<Site, 'mounts'>): boolean {
  return mounts.length > 1 && mounts.every(({ lang }) => lang !== null)
}
