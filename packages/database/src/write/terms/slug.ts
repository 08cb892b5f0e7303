import { hash } from 'node:crypto'

/**
 * The end of an author's, category's or tag's address: letters, marks and numbers of any script in lower case, what
 * lies between them a hyphen. `c++`, `c#` and `c` stay apart, and a name without a letter has a hash. Never empty.
 */
export function slugOf(key: string): string {
  const spelled = key.replaceAll('+', ' plus ').replaceAll('#', ' sharp ').replaceAll('&', ' and ')
  const slug = spelled
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug || hash('sha256', key, 'hex').slice(0, 8)
}
