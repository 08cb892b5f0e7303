import { en } from './en.ts'
import type { Words } from './words.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

/** Returns the words for a BCP 47 tag: Chinese in the script that the tag or its region means, otherwise English. */
export function wordsFor(lang: string): Words {
  const { language, script } = localeOf(lang)?.maximize() ?? {}
  if (language !== 'zh') return en
  return script === 'Hant' ? zhHant : zhHans
}

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/** Returns the direction in which a language is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(localeOf(lang)?.maximize().script ?? '') ? 'rtl' : 'ltr'
}

/** Returns the locale of a tag, or null if the tag is malformed. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    // Front matter may hold any text as a language.
    return null
  }
}

/**
 * Returns the name of a language in itself: `English`, `中文`, `português (Brasil)`. Chinese of a region is named by its script:
 * `简体中文`. A malformed tag is its own name.
 */
export function languageName(tag: string): string {
  const locale = localeOf(tag)
  if (locale === null) return tag
  const isRegional = locale.language === 'zh' && (locale.region ?? locale.script) !== undefined
  const named = isRegional ? `zh-${locale.maximize().script}` : locale.baseName
  return new Intl.DisplayNames(tag, { type: 'language' }).of(named) ?? tag
}
