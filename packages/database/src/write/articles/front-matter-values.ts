import { jsonText } from '../../text/json-text.ts'

export interface FlatValue {
  key: string
  /** JSON of a scalar. */
  value: string
  /** The value as a number. A text is one if it is written as a decimal number: `"10"`. */
  number: number | null
  /** Whether it is the first value of its key that is not null. */
  isFirst: boolean
}

const LONGEST = 512
/** The most bytes of a key and its value in UTF-8. An entry of an index in PostgreSQL has at most 2,704 bytes. */
const MOST_BYTES = 2_400
const MOST = 256
const DEEPEST = 6

/**
 * Flattens front matter for filters and facets: scalars, the members of lists one by one, members of objects under
 * dotted keys. Leaves out strings longer than 512 UTF-16 units, keys and values of more than 2,400 bytes together, more than 256 values, and values deeper than 6 levels.
 * These are only in the article's `frontMatter`.
 */
export function flatValues(frontMatter: { [key: string]: unknown }): FlatValue[] {
  const found: FlatValue[] = []
  const seen = new Set<string>()
  /** The keys that have a value. */
  const keys = new Set<string>()
  for (const [key, value] of Object.entries(frontMatter)) collect(key, value, 1)
  return found

  function collect(key: string, value: unknown, depth: number): void {
    if (found.length >= MOST || depth > DEEPEST) return
    if (Array.isArray(value)) {
      for (const member of value) collect(key, member, depth + 1)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) collect(`${key}.${name}`, member, depth + 1)
    } else if (value !== undefined && !(typeof value === 'string' && value.length > LONGEST)) {
      const json = jsonText(value)
      const once = `${key}\n${json}`
      if (!seen.has(once) && Buffer.byteLength(once) < MOST_BYTES) {
        const isFirst = json !== 'null' && !keys.has(key)
        if (isFirst) keys.add(key)
        found.push({ key, value: json, number: numberOf(value), isFirst })
      }
      seen.add(once)
    }
  }
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^\s*-?\d{1,15}(\.\d{1,15})?\s*$/.test(value) ? Number(value) : null
}
