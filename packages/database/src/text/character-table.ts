/// <reference path="./opencc-dictionaries.d.ts" />
import hongKongVariants from 'opencc-js/dict/HKVariants'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import taiwanVariants from 'opencc-js/dict/TWVariants'

/**
 * The characters that `fold` replaces or removes. No rule looks at the neighbours of a character, so a part of a text
 * folds as it does inside the text, and positions can be mapped back.
 *
 * A change here changes the search index and the folded columns: add a migration like `20261128100000_typed_forms`.
 */

const KEEP = 0
const REMOVE = 0xffff

// OpenCC converts these only inside of phrases, or not at all, because the left character has other uses.
const moreChinese = '瞭 了|藉 借|祇 只|衹 只|傢 家|覆 复|沈 沉|彷 仿|彿 佛|甦 苏|妳 你|牠 它'

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

/**
 * Traditional characters and the variants of Taiwan and Hong Kong become the simplified character. Two characters that
 * OpenCC relates fold to the same one, so either spelling finds the other: 後 and 后, 隻 and 只, 裏, 裡 and 里.
 *
 * Characters outside the basic plane keep their form: the 300 of them in the dictionary are in no ordinary text.
 */
function addChinese(): void {
  const simplified = new Map<string, string>()
  const simplify = (character: string): string => {
    const next = simplified.get(character)
    return next === undefined ? character : simplify(next)
  }
  const relate = (other: string, target: string) => {
    const from = simplify(other)
    const to = simplify(target)
    if (from !== to) simplified.set(from, to)
  }
  for (const [traditional, simple] of pairsOf(traditionalToSimplified)) relate(traditional, simple)
  for (const [standard, variant] of [...pairsOf(taiwanVariants), ...pairsOf(hongKongVariants)])
    relate(variant, standard)
  for (const [other, target] of pairsOf(moreChinese)) relate(other, target)
  for (const character of simplified.keys()) replace(character, simplify(character))
}

function* pairsOf(dictionary: string): Generator<[string, string]> {
  for (const pair of dictionary.split('|')) {
    const [from, to] = pair.split(' ')
    if (from?.length === 1 && to?.length === 1) yield [from, to]
  }
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
