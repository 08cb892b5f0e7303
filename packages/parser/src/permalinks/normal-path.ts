import { percentDecode } from '../text/percent-decode.ts'

/** One leading slash, no empty segment, no `.` or `..`, no control character, percent escapes decoded, `index.html` taken off, NFC. */
export function normalPath(path: string): string {
  const bare = percentDecode(path.trim())
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
  const segments = bare.split(/[/\\]/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const index = /^index\.html?$/i.test(segments.at(-1) ?? '')
  if (index) segments.pop()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no address holds them
  const joined = segments.map((segment) => segment.replace(/[\0-\x1f\x7f]+/g, '-').trim()).join('/')
  if (joined === '') return '/'
  return `/${joined}${index || bare.endsWith('/') ? '/' : ''}`
}
