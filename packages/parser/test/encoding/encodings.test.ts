import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const { site } = readSite([], new Set())

function parse(bytes: Uint8Array) {
  const { article, diagnostics } = parseFile({ file: 'a.md', bytes }, site, { has: () => false })
  return { title: article?.title, codes: diagnostics.map(({ severity, code, line }) => [severity, code, line]) }
}

/** Encodes a text with a table of characters and their bytes. Other characters are ASCII. */
function bytes(text: string, table: { [char: string]: number[] }): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => table[char] ?? [char.charCodeAt(0)]))
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

const gbk = {
  美: [0xc3, 0xc0],
  国: [0xb9, 0xfa],
  务: [0xce, 0xf1],
  卿: [0xc7, 0xe4],
  与: [0xd3, 0xeb],
  部: [0xb2, 0xbf],
  长: [0xb3, 0xa4],
  的: [0xb5, 0xc4],
  电: [0xb5, 0xe7],
  话: [0xbb, 0xb0],
  会: [0xbb, 0xe1],
  谈: [0xcc, 0xb8],
  是: [0xca, 0xc7],
  在: [0xd4, 0xda],
}

test('UTF-16 is known by its BOM, and without one by its zero bytes', () => {
  for (const text of ['\ufeff---\r\ntitle: 港口\r\n---\r\nText', '---\ntitle: 港口\n---\nText'])
    for (const littleEndian of [true, false])
      expect(parse(utf16(text, littleEndian))).toEqual({ title: '港口', codes: [] })
})

test('a file in GBK is read and reported', () => {
  const text = '---\ntitle: 美国国务卿与部长的电话会谈\n---\n国务卿在电话会谈的部长是美国的国务卿与部长在电话会谈'
  expect(parse(bytes(text, gbk))).toEqual({
    title: '美国国务卿与部长的电话会谈',
    codes: [['INFO', 'encoding-detected', undefined]],
  })
})

test('accents in windows-1252 are read and reported', () => {
  const latin = { é: [0xe9], è: [0xe8], '’': [0x92], à: [0xe0], ü: [0xfc] }
  const { title, codes } = parse(
    bytes('---\ntitle: L’été déjà à Zürich\n---\nTrès près de la fenêtre', { ...latin, ê: [0xea] }),
  )
  expect(title).toBe('L’été déjà à Zürich')
  expect(codes).toEqual([['INFO', 'encoding-detected', undefined]])
})

test('UTF-8 with one broken byte stays UTF-8, and the place is reported', () => {
  const whole = new TextEncoder().encode('---\ntitle: 港口新闻日报的头条\n---\n今天的渡轮')
  whole[whole.length - 1] = 0xff
  expect(parse(whole)).toEqual({ title: '港口新闻日报的头条', codes: [['WARNING', 'text-damaged', 4]] })
})

test('a binary file is not an article', () => {
  const picture = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)
  expect(parse(picture)).toEqual({ title: undefined, codes: [['ERROR', 'encoding-unknown', undefined]] })
})

test('a lone CR ends a line', () => {
  expect(parse(new TextEncoder().encode('---\rtitle: Old Mac\r---\rText'))).toEqual({ title: 'Old Mac', codes: [] })
})

test.each([
  ['ends every line', '---\u2028title: Old Word\u2028---\u2028Text'],
  ['is next to a line end', '---\u2028\ntitle: Old Word\u2029\r---\n\u2028Text'],
])('a line separator that %s ends a line', (_, text) => {
  expect(parse(new TextEncoder().encode(text))).toEqual({ title: 'Old Word', codes: [] })
})

test('mixed line ends each count as one line', () => {
  const text = '---\r\ntitle: Old Word\rtags: [a\n---\r\n\rText'
  expect(parse(new TextEncoder().encode(text)).codes).toEqual([['WARNING', 'key-unreadable', 3]])
})
