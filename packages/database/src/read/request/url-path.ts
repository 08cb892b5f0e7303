import { percentDecoded } from '../../text/percent-decoding.ts'

/**
 * Normalizes a requested path to the form of the archive's paths: from the root, in NFC, without query, percent
 * escapes, empty segments and `index.html`.
 */
export function urlPath(asked: string): string {
  const bare = percentDecoded(asked.trim().replace(/[?#].*$/s, '')).normalize('NFC')
  const segments = bare.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const index = /^index\.html?$/i.test(segments.at(-1) ?? '')
  if (index) segments.pop()
  return segments.length === 0 ? '/' : `/${segments.join('/')}${index || bare.endsWith('/') ? '/' : ''}`
}

/** The two forms of a path that `urlPath` made, without and with the last slash. They name the same page. */
export function pathForms(path: string): readonly string[] {
  return [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`]
}
