import { expect, test } from 'vitest'
import { fold, foldInPasses } from '../../src/text/folding.ts'
import { BREAK } from '../../src/text/token-writer.ts'
import { compoundToken, indexTokens, placedTokens, searchTextOf, searchTokens } from '../../src/text/tokenizer.ts'
import { random } from '../support/random.ts'

const tokens = (text: string) => searchTokens(fold(text))

test.each([
  ['case', 'GraphQL', 'graphql'],
  ['width', 'Ｆｕｌｌ　ｗｉｄｔｈ １２', 'full width 12'],
  ['half-width katakana', 'ｶﾞｷﾞ', 'ガギ'],
  ['accents of Latin, Greek and Cyrillic', 'Éduard Ünïcödé ΆΈ Ёлка й', 'eduard unicode αε елка и'],
  ['accents that are separate characters', 'e\u0301 x\u0304', 'e x'],
  ['the sharp s and the final sigma', 'Straße ΟΔΥΣΣΕΥΣ', 'strasse οδυσσευσ'],
  ['the dotted capital I', 'İstanbul', 'istanbul'],
  ['ligatures and squared letters', 'ﬁn ㎏ ①', 'fin kg 1'],
  ['vowel signs and tatweel of Arabic', 'مُحَمَّد ســلام', 'محمد سلام'],
  ['forms of Arabic and Persian letters', 'أحمد إلى آخر یک مدرسة مسؤول', 'احمد الي اخر يك مدرسه مسوول'],
  ['the points of Hebrew', 'שָׁלוֹם', 'שלום'],
  ['skin tones, joiners and variation selectors of emoji', '👍🏽 👩‍👧 ❤️ 1️⃣', '👍 👩👧 ❤ 1'],
  ['the sign of a sharp', 'C♯', 'c#'],
  ['soft hyphens, joiners and variation selectors', 'co\u00adop a\u200bb 葛\u{E0100} ☎\ufe0f', 'coop ab 葛 ☎'],
])('folding removes %s', (_, text, folded) => expect(fold(text)).toBe(folded))

test.each([
  ['dakuten', 'がぎぐ パピプ', 'がぎぐ パピプ'],
  ['vowel signs', 'हिन्दी தமிழ் ไทย', 'हिन्दी தமிழ் ไทย'],
  ['Thai vowels and tones', 'ที่นี่', 'ที่นี่'],
  ['the simplified characters of Japanese', '国 沢 気', '国 沢 気'],
  ['Hangul', '한국어', '한국어'],
])('folding keeps %s', (_, text, folded) => expect(fold(text)).toBe(folded))

test.each([
  ['台湾', '臺灣', '台灣', '檯湾'],
  ['国标', '國標', '國标'],
  ['只有', '隻有', '祇有', '衹有'],
  ['后来', '後來', '后來'],
  ['里面', '裏面', '裡面', '裏麵'],
  ['看着', '看著'],
  ['了解', '瞭解'],
  ['干', '乾', '幹'],
  ['群众', '羣眾', '群衆'],
  ['线', '綫', '線'],
  ['为什么', '爲什麼', '為什麽'],
  ['图书馆', '圖書館', '圖書舘'],
])('simplified and traditional spellings fold to one: %s', (...spellings) => {
  expect(new Set(spellings.map(fold)).size).toBe(1)
})

test('each character folds as it does inside of a text', () => {
  for (const text of ['臺灣後來', 'مُحَمَّد', 'ســَلام', 'שָׁלוֹם', '👍🏽👩‍👧', 'น้ำ', '1️⃣']) {
    expect(Array.from(text, fold).join('')).toBe(fold(text))
  }
})

test('a text folds character by character as it does in several passes', () => {
  const next = random(1)
  const characters = [
    ...'ab1 ,港臺。，がｶ가é…ﬁß½ΣςİﷺกาÅ',
    '\u1100',
    '\u1161',
    '\u200d',
    '\ufe0f',
    '\ud800',
    '\u0000',
    '👩🏽',
  ]
  const marks = ['ｶﾞ', 'e\u0301', 'か\u3099', '\u0928\u093c', '\u0645\u064f', '1\ufe0f\u20e3']
  for (let count = 0; count < 3000; count++) {
    const rare = next()
    const text = Array.from({ length: 80 * next() }, () => {
      const from = next() < rare ? (next() < 0.2 ? marks : characters) : ['x', '港']
      return from[Math.floor(next() * from.length)]
    }).join('')
    expect(fold(text)).toBe(foldInPasses(text))
  }
})

test('every traditional character of the dictionary folds to a character that stays', () => {
  const characters = Array.from({ length: 0x9fff - 0x3400 }, (_, at) => String.fromCharCode(0x3400 + at))
  const changed = characters.filter((character) => fold(character) !== character)
  expect(changed.length).toBeGreaterThan(2900)
  expect(changed.filter((character) => fold(fold(character)) !== fold(character))).toEqual([])
  expect(changed.filter((character) => fold(character).length !== 1)).toEqual([])
})

test('folding folded text changes nothing', () => {
  for (const text of ['臺後着著', 'أؤئ', '👍🏽', 'İ ß ς ﬁ', 'ｶﾞ é', 'A\u0300\u200bÅ', 'ǅ ŉ ẞ'])
    expect(fold(fold(text))).toBe(fold(text))
})

test.each([
  ['each Chinese character is a token', '中国人民', '中 国 人 民'],
  ['characters outside the basic plane are tokens too', '𠮷野家𪚥', '𠮷 野 家 𪚥'],
  ['each kana and each Hangul syllable is a token', 'あカ한국', 'あ カ 한 국'],
  ['a mark belongs to the character before it', 'か\u309aき', 'か゚ き'],
  ['each run of letters is a token', 'iPhone हिन्दी', 'iphone हिन्दी'],
  [
    'each run of digits is a token, with or without a space before it',
    'iPhone15 iPhone 15 3D',
    'iphone 15 iphone 15 3 d',
  ],
  ['each character of Thai, Lao, Khmer and Burmese is a token', 'ที่ໄປ ខ្ញុំ မြို့', 'ท ี ่ ໄ ປ · ខ ្ ញ ុ ំ · မ ြ ိ ု ့'],
  ['each emoji is a token', '好👍🏽👩‍👧ok❤️', '好 👍 👩 👧 ok ❤'],
  ['each flag is a token', '🇨🇳🇯🇵🇺', '🇨🇳 🇯🇵 🇺'],
  ['a single letter and its signs are a token', 'C++, C# F#语言 C++17', 'c＋＋ · c＃ f＃ 语 言 c＋＋ 17'],
  ['a # or ++ in another place is punctuation', '#c a#b ab# c+++ # ++', 'c a · b ab · c'],
  ['a plus at the end of a word is a token', 'Notepad++ 18+ a+b 1+1', 'notepad ＋＋ 18 ＋ a · b 1 · 1'],
  ['a dot before a letter is a token', '.NET Node.js v1.2 a... b', '． net node ． js v 1 · 2 a · b'],
  ['runs that touch have no break between them', 'iPhone手机', 'iphone 手 机'],
  [
    'there is no break between a word and what a space separates from it',
    'iPhone 手机 Pro  max',
    'iphone 手 机 pro max',
  ],
  ['there is a break between characters that a space separates', '中国 人民', '中 国 · 人 民'],
  ['there is a break between characters that punctuation separates', '中国。人民', '中 国 · 人 民'],
  ['there is a break between words that punctuation separates', 'stop, go', 'stop · go'],
  ['there is a break between lines', 'one\ntwo', 'one · two'],
  ['several punctuation marks in a row are one break', '一 —— “二', '一 · 二'],
  ['there is no break at either end', '「引」！ ', '引'],
  ['an apostrophe is a break', 'don’t', 'don · t'],
  ['the break itself in a text is punctuation', 'a·b', 'a · b'],
  ['a mark without a letter is ignored', '\u0301 a', 'a'],
  ['half of a surrogate pair is ignored', '\ud842a', 'a'],
  ['punctuation alone gives no token', '!? …', ''],
  ['an empty text gives no token', '', ''],
])('%s: %s', (_, text, expected) => expect(tokens(text)).toBe(expected))

test.each([
  ['Node.js', 'nodejs'],
  ['wi-fi Wi‐Fi', 'wifi'],
  ['don’t', 'dont'],
  ['U.S.A.', 'usa'],
  ['AT&T', 'att'],
  ['snake_case', 'snakecase'],
  ['iPhone-15', 'iphone15'],
  ['用e-mail写信', 'email'],
  ['John’s', undefined],
  ['2021-10-10', undefined],
  ['a - b, c. d', undefined],
  ['中-国', undefined],
  [`${'a'.repeat(30)}-${'b'.repeat(30)}`, undefined],
  ['a-b-c-d-e-f-g-h', undefined],
])('the index also has %s as %s', (text, joined) => {
  const [, compounds] = indexTokens(fold(text)).split(` ${BREAK} ${BREAK} `)
  expect(compounds).toBe(joined && compoundToken(joined))
})

test('the compounds of a title and of a text follow the text, each once', () => {
  const indexed = Buffer.from(searchTextOf('Wi-Fi', 'wi-fi, e-mail')).toString()
  expect(indexed).toBe('wi · fi · · wi · fi · e · mail · · ＝wifi ＝email')
})

test('tokens have the positions of what they were made of', () => {
  const folded = fold('C++ 和 ASP.NET：iPhone15… 🇨🇳👍🏽 ที่ Notepad++')
  const { tokens, starts } = placedTokens(folded)
  expect(starts).toHaveLength(tokens.length)
  tokens.forEach((token, at) => {
    const start = starts[at] ?? -1
    if (token !== BREAK) expect(folded.slice(start, start + token.length)).toBe(token.replace(/[＋＃．]/g, fold))
  })
})

test('all tokens of a long text follow those of its title', () => {
  const indexed = Buffer.from(searchTextOf('甲乙', '丙，'.repeat(300_000))).toString()
  expect(indexed).toBe(`甲 乙 ${BREAK} ${BREAK} 丙${` ${BREAK} 丙`.repeat(299_999)}`)
})

test('all of a long text becomes tokens', () => {
  expect(tokens('汉，'.repeat(30_000)).split(' · ')).toHaveLength(30_000)
})
