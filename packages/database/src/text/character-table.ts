import { SIMPLIFIED, VARIANTS } from './chinese-variants.ts'

/**
 * The characters that `fold` replaces or removes. No rule looks at the neighbours of a character, so a part of a text
 * folds as it does inside the text, and positions can be mapped back.
 *
 * A change here changes the search index and the folded columns: add a migration like `20261128100000_typed_forms`.
 */

const KEEP = 0
const REMOVE = 0xffff

/** For each unit of the basic plane: `KEEP`, `REMOVE`, or the unit that replaces it. */
const table = new Uint16Array(0x10000)

addChinese()
addArabic()
addSigns()

/** Returns the text with each character replaced or removed as the table says. Most texts return unchanged. */
export function replaceCharacters(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (table[text.charCodeAt(at)] !== KEEP) return text.slice(0, at) + rewritten(text, at)
  }
  return text
}

// `apply` puts its arguments on the stack, so a long text is built in parts.
const part = new Uint16Array(4096)

function rewritten(text: string, from: number): string {
  let result = ''
  let length = 0
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const replacement = table[unit] ?? KEEP
    if (replacement === REMOVE) continue
    part[length++] = replacement === KEEP ? unit : replacement
    if (length < part.length) continue
    result += textOf(length)
    length = 0
  }
  return result + textOf(length)
}

function textOf(length: number): string {
  return String.fromCharCode.apply(null, part.subarray(0, length) as unknown as number[]) // It takes any array-like list.
}

function addChinese(): void {
  for (let at = 0; at < VARIANTS.length; at++) table[VARIANTS.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at)
}

/**
 * Vowel signs, points and the tatweel of Arabic and Hebrew are removed. The Arabic letter forms that people interchange
 * become one, by the rules of Lucene's ArabicNormalizer and PersianNormalizer; letters with a hamza lose it.
 */
function addArabic(): void {
  for (const character of charactersIn(0x0590, 0x08ff)) {
    if (/(?=\p{M})[\p{scx=Arabic}\p{Script=Hebrew}]/u.test(character)) remove(character)
  }
  remove('\u0640')
  replaceEach('آأإٱ', 'ا')
  replaceEach('ؤ', 'و')
  replaceEach('ئىی', 'ي')
  replaceEach('ةۀہۂ', 'ه')
  replaceEach('ک', 'ك')
  replaceEach('ۓ', 'ے')
}

/** The sharp of music is the `#` of C#, and the box around a digit of a keycap emoji is decoration. */
function addSigns(): void {
  replace('♯', '#')
  remove('\u20e3')
}

function* charactersIn(first: number, last: number): Generator<string> {
  for (let unit = first; unit <= last; unit++) yield String.fromCharCode(unit)
}

function replaceEach(characters: string, by: string): void {
  for (const character of characters) replace(character, by)
}

function replace(character: string, by: string): void {
  table[character.charCodeAt(0)] = by.charCodeAt(0)
}

function remove(character: string): void {
  table[character.charCodeAt(0)] = REMOVE
}
