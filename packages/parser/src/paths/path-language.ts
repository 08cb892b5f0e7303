import type { Site } from '../model/site.ts'
import { languageTag } from '../values/language-tag.ts'
import type { FilePath } from './file-path.ts'

/** The language in the path: a folder named by a tag that the site uses, or `name.<lang>.md`. */
export function pathLanguage(path: FilePath, site: Site): string | null {
  if (path.suffixLanguage !== null) return languageTag(path.suffixLanguage)
  const folder = path.folders.find((name) => isLanguageFolder(name, site))
  return folder === undefined ? null : languageTag(folder)
}

export function isLanguageFolder(name: string, site: Site): boolean {
  return site.languages.length > 0 && site.languages.includes(name.toLowerCase().replace('_', '-'))
}

/** The path without its language and ending, equal for all translations of one text; null on a site with one language. */
export function translationKey(path: FilePath, site: Site): string | null {
  if (site.languages.length === 0) return null
  const language = path.folders.findIndex((name) => isLanguageFolder(name, site))
  return [...path.folders.filter((_, at) => at !== language), path.stem].join('/')
}
