import type { JsonValue } from '../model/json-value.ts'

/** Real front matter is far below these limits. An alias bomb is above them. */
const nodeLimit = 50_000
const depthLimit = 60

/** The value is too large or too deep after its aliases are expanded. */
export class ValueTooLarge extends Error {}

/**
 * Copies the result of a YAML, TOML or JSON library into plain JSON. Aliases are expanded up to a limit, dates become their
 * original text, and `__proto__` is left out. NUL and half characters become U+FFFD, as in the text of a file: YAML, TOML and
 * JSON can write them as escapes, but PostgreSQL and UTF-8 have no form for them.
 * @throws {ValueTooLarge} above 50,000 values or 60 levels
 */
export function toJson(value: unknown): JsonValue {
  let nodes = 0
  function copy(value: unknown, depth: number): JsonValue {
    if (++nodes > nodeLimit || depth > depthLimit) throw new ValueTooLarge()
    if (value === null || value === undefined) return null
    if (typeof value === 'boolean') return value
    if (typeof value === 'string') return storable(value)
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value === 'bigint') return String(value)
    if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1))
    // The dates of smol-toml. Their toISOString keeps the format and zone of the source.
    if (value instanceof Date) return value.toISOString()
    if (typeof value !== 'object') return String(value)
    const object: { [key: string]: JsonValue } = {}
    for (const [key, item] of Object.entries(value))
      if (key !== '__proto__') object[storable(key)] = copy(item, depth + 1)
    return object
  }
  return copy(value, 0)
}

/** The text with U+FFFD for each NUL and for each surrogate without a partner. */
export function storable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text).toWellFormed()
}
