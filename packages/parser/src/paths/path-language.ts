import type { Site } from '../model/site.ts'
import { languageTag } from '../values/language-tag.ts'
import type { FilePath } from './file-path.ts'
import { mountOf } from './mount.ts'

/** The language in the path: `name.<lang>.md`, or a folder whose name is a language of the site. */
export function pathLanguage(path: FilePath, site: Site): string | null {
  if (path.suffixLanguage !== null) return languageTag(path.suffixLanguage)
  const mounted = mountOf(path.folders, site)?.lang ?? null
  if (mounted !== null) return languageTag(mounted)
  const folder = path.folders.find((name) => isLanguageFolder(name, site))
  return folder === undefined ? null : languageTag(folder)
}

export function isLanguageFolder(name: string, site: Site): boolean {
  return site.languages.length > 0 && site.languages.includes(name.toLowerCase().replace('_', '-'))
}

/** The path without language and extension, which is equal for all translations of a text; null if the site has one language. */
export function translationKey(path: FilePath, site: Site): string | null {
  if (site.languages.length === 0) return null
  const mount = mountOf(path.folders, site)
  if (mount !== undefined && mount.lang !== null) {
    const below = mount.folder === '' ? path.folders : path.folders.slice(mount.folder.split('/').length)
    return [mount.target, ...below, path.stem].filter((name) => name !== '').join('/')
  }
  const language = path.folders.findIndex((name) => isLanguageFolder(name, site))
  return [...path.folders.filter((_, at) => at !== language), path.stem].join('/')
}
