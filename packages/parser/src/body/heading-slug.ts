import type { HeadingIdRule } from '../model/site.ts'

type Slug = (text: string) => string

/** hexo-util's slugize replaces these characters. Chinese punctuation is not among them. */
const HEXO_SPECIAL = /[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g
const CONTROL = /\p{Cc}/gu
/** The letters that hexo-util writes without their marks: Latin, enclosed and full-width. */
const MARKED_LETTERS = /[\u00c0-\u024f\u1e00-\u1eff\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a]/g
/** Letters without a decomposition in Unicode. */
const BASE_LETTERS: { readonly [letter: string]: string } = Object.fromEntries(
  'ÆAE æae ŒOE œoe ØO øo ŁL łl ĐD đd ĦH ħh ŦT ŧt ßs ẞS ıi'.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]),
)

const github: Slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]+/gu, '')
    .replaceAll(' ', '-')

/** goldmark as Hugo configures it keeps letters, digits, `_` and `-`; combining marks are removed. */
const goldmark: Slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}_\- ]+/gu, '')
    .replaceAll(' ', '-')

const hexo: Slug = (text) =>
  text
    .replace(MARKED_LETTERS, (letter) => BASE_LETTERS[letter] ?? letter.normalize('NFKD').replace(/\p{M}+/gu, ''))
    .replace(CONTROL, '')
    .replace(HEXO_SPECIAL, '-')
    .replace(/^-|-$/g, '')

const slugs: { readonly [Rule in HeadingIdRule]: Slug } = {
  github,
  goldmark,
  'goldmark-ascii': (text) => goldmark(text.normalize('NFD').replace(/[^ -~]+/g, '')),
  // Black Friday makes one hyphen of everything between letters and digits.
  blackfriday: (text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, ''),
  kramdown: (text) =>
    text
      .replace(/^[^a-z]+/i, '')
      .replace(/[^a-z0-9 -]+/gi, '')
      .replaceAll(' ', '-')
      .toLowerCase(),
  'kramdown-gfm': (text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]+/gu, '')
      .replaceAll(' ', '-'),
  hexo,
  'hexo-lower': (text) => hexo(text).toLowerCase(),
  'hexo-upper': (text) => hexo(text).toUpperCase(),
}

/** The longest id of a heading, in UTF-16 units. */
const LONGEST = 200

/**
 * Returns the id that a generator gives to a heading, before it numbers equal ones. Empty if no character is left.
 *
 * Sources: hexo-util's slugize (Hexo), Hugo's autoHeadingIDType, kramdown's `auto_ids` and its GFM parser (Jekyll),
 * github-slugger (Astro and others).
 *
 * @param text the heading as plain text
 */
export function headingSlug(text: string, rule: HeadingIdRule): string {
  return slugs[rule](text.normalize('NFC').trim()).slice(0, LONGEST).toWellFormed()
}
