import { percentDecode } from '../text/percent-decode.ts'

/**
 * Normalises a URL path: one leading slash, no empty segments, no `.` or `..`, no control characters, percent escapes
 * decoded, `index.html` removed, in NFC.
 */
export function normalPath(path: string): string {
  const bare = percentDecode(path.trim())
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
  const segments = bare.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const index = /^index\.html?$/i.test(segments.at(-1) ?? '')
  if (index) segments.pop()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: URL paths cannot contain them
  const joined = segments.map((segment) => segment.replace(/[\0-\x1f\x7f]+/g, '-').trim()).join('/')
  if (joined === '') return '/'
  return `/${joined}${index || bare.endsWith('/') ? '/' : ''}`
}
