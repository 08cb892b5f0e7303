import { CharacterMap } from './character-map.ts'
import { replaceCharacters } from './character-table.ts'

// Marks that belong to the spelling of their script stay, such as Japanese dakuten and Indic vowels.
const accented = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu

// Soft hyphens, joiners, variation selectors and skin tones change how a word or an emoji looks, not what it says.
const invisible = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu

// Most text has none of these. The test costs a tenth of the work that it saves.
const maybeAccented = /[\u00c0-\u052f\u1d00-\u1fff\u2c60-\u2c7f\ua640-\ua7ff]/

const maybeInvisible =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these stands for itself, no two for one character.
  /[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u08e2\u180e\u200b-\u206f\ufe00-\ufeff\ufff9-\ufffb\ud804\ud80d\ud82f\ud834\ud83c\udb40]|\u180b/

/**
 * Returns the text without differences that readers ignore: NFKC, lower case, without accents, Arabic and Hebrew vowel
 * signs and invisible characters, and in simplified Chinese characters. Folding a folded text changes nothing.
 */
export function fold(text: string): string {
  return characters.rewrite(text)
}

const characters = new CharacterMap(foldInPasses)

/** Folds any text, in several passes. */
export function foldInPasses(text: string): string {
  const normal = text.normalize('NFKC')
  const visible = maybeInvisible.test(normal) ? normal.replace(invisible, '') : normal
  const lower = replaceCharacters(visible.toLowerCase())
  if (!maybeAccented.test(lower)) return lower
  const spelled = lower.replaceAll('ς', 'σ').replaceAll('ß', 'ss')
  return spelled.normalize('NFD').replace(accented, '$1').normalize('NFC')
}
