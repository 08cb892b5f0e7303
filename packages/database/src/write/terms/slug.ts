import { hash } from 'node:crypto'

/**
 * The last part of the address of an author, category or tag. Letters, marks and numbers of any script, in lower case,
 * joined by hyphens. `c++`, `c#` and `c` get different slugs, and a name without a letter or digit gets a hash. Never
 * empty.
 */
export function slugOf(key: string): string {
  const spelled = key.replaceAll('+', ' plus ').replaceAll('#', ' sharp ').replaceAll('&', ' and ')
  const slug = spelled
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug || hash('sha256', key, 'hex').slice(0, 8)
}
