import { expect, test } from 'vitest'
import { fold } from '../../src/text/folding.ts'
import { BREAK, searchTextOf, searchTokens } from '../../src/text/tokenizer.ts'

const tokens = (text: string) => searchTokens(fold(text))

test.each([
  ['case', 'GraphQL', 'graphql'],
  ['width', 'Ｆｕｌｌ　ｗｉｄｔｈ １２', 'full width 12'],
  ['half-width katakana', 'ｶﾞｷﾞ', 'ガギ'],
  ['accents of Latin, Greek and Cyrillic', 'Éduard Ünïcödé ΆΈ Ёлка й', 'eduard unicode αε елка и'],
  ['accents that stand apart', 'e\u0301 x\u0304', 'e x'],
  ['the sharp s and the final sigma', 'Straße ΟΔΥΣΣΕΥΣ', 'strasse οδυσσευσ'],
  ['the dotted capital I', 'İstanbul', 'istanbul'],
  ['ligatures and squared letters', 'ﬁn ㎏ ①', 'fin kg 1'],
  ['soft hyphens, joiners and variation selectors', 'co\u00adop a\u200bb 葛\u{E0100} ☎\ufe0f', 'coop ab 葛 ☎'],
])('folding takes %s away', (_, text, folded) => expect(fold(text)).toBe(folded))

test.each([
  ['dakuten', 'がぎぐ パピプ', 'がぎぐ パピプ'],
  ['vowel signs', 'हिन्दी தமிழ் ไทย', 'हिन्दी தமிழ் ไทย'],
  ['Hebrew points', 'עִברית', 'עִברית'],
  ['Hangul', '한국어', '한국어'],
])('folding keeps %s', (_, text, folded) => expect(fold(text)).toBe(folded))

test('folding folded text changes nothing', () => {
  for (const text of ['İ ß ς ﬁ', 'ｶﾞ é', 'A\u0300\u200bÅ', 'ǅ ŉ ẞ']) expect(fold(fold(text))).toBe(fold(text))
})

test.each([
  ['each Chinese character is a token', '中国人民', '中 国 人 民'],
  ['also beyond the basic plane', '𠮷野家𪚥', '𠮷 野 家 𪚥'],
  ['so are kana and Hangul', 'あカ한국', 'あ カ 한 국'],
  ['a mark belongs to the character before it', 'か\u309aき', 'か゚ き'],
  ['other letters and digits run together', 'iPhone15 हिन्दी', 'iphone15 हिन्दी'],
  ['runs that touch have no break between them', 'iPhone手机', 'iphone 手 机'],
  ['nor have a word and what a space parts from it', 'iPhone 手机 Pro  max', 'iphone 手 机 pro max'],
  ['characters that a space parts have one', '中国 人民', '中 国 · 人 民'],
  ['so has what punctuation parts', '中国。人民', '中 国 · 人 民'],
  ['words with punctuation between them too', 'stop, go', 'stop · go'],
  ['and lines', 'one\ntwo', 'one · two'],
  ['many signs in a row are one break', '一 —— “二', '一 · 二'],
  ['no break stands at either end', '「引」！ ', '引'],
  ['an apostrophe is a break', 'don’t', 'don · t'],
  ['the break itself is no token of a text', 'a·b', 'a · b'],
  ['a mark without a letter is nothing', '\u0301 a', 'a'],
  ['half of a pair does no harm', '\ud842a', 'a'],
  ['signs alone give nothing', '!? …', ''],
  ['nor does nothing', '', ''],
])('%s: %s', (_, text, expected) => expect(tokens(text)).toBe(expected))

test('all tokens of a long text follow those of its title', () => {
  const indexed = Buffer.from(searchTextOf('甲乙', '丙，'.repeat(300_000))).toString()
  expect(indexed).toBe(`甲 乙 ${BREAK} ${BREAK} 丙${` ${BREAK} 丙`.repeat(299_999)}`)
})

test('all of a long text becomes tokens', () => {
  expect(tokens('汉，'.repeat(30_000)).split(' · ')).toHaveLength(30_000)
})
