import type { FilePath } from './file-path.ts'
import type { Problem } from './problem.ts'
import type { Site } from './site.ts'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const canonical = new Map<string, string | null>()

/** `zh_cn` as `zh-CN`; null for what is no BCP 47 tag of a language that exists (`english`, `xx`). */
export function languageTag(text: string): string | null {
  let tag = canonical.get(text)
  if (tag === undefined) {
    tag = canonicalTag(text)
    // Texts come from files: a bound keeps a hostile folder from filling memory.
    if (canonical.size < 1000) canonical.set(text, tag)
  }
  return tag
}

function canonicalTag(text: string): string | null {
  const candidate = text.trim().replaceAll('_', '-').replace(/\..*$/, '')
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(candidate)) return null
  try {
    const [tag] = Intl.getCanonicalLocales(candidate)
    return tag !== undefined && names.of(tag.split('-')[0] ?? '') !== undefined ? tag : null
  } catch {
    // RangeError: no tag of that form.
    return null
  }
}

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

export function unknownLanguage(key: string, text: string): Problem {
  return {
    severity: 'WARNING',
    code: 'language-unknown',
    message: `${key}: "${text}" is no language tag`,
    hint: 'write a BCP 47 tag such as en, zh-CN or pt-BR',
  }
}
