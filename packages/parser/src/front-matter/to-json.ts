import type { JsonValue } from '../model/json-value.ts'

/** No real front matter comes near; an alias bomb goes beyond. */
const nodeLimit = 50_000
const depthLimit = 60

/** The value is too large or too deep once its aliases are written out. */
export class ValueTooLarge extends Error {}

/**
 * Copies what a YAML, TOML or JSON library returned into plain JSON: aliases written out within a budget, dates as the text
 * they were, `__proto__` left out.
 * @throws {ValueTooLarge} beyond 50,000 values or 60 levels.
 */
export function toJson(value: unknown): JsonValue {
  let nodes = 0
  function copy(value: unknown, depth: number): JsonValue {
    if (++nodes > nodeLimit || depth > depthLimit) throw new ValueTooLarge()
    if (value === null || value === undefined) return null
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value === 'bigint') return String(value)
    if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1))
    // smol-toml's dates, whose toISOString keeps the form and the zone that were written.
    if (value instanceof Date) return value.toISOString()
    if (typeof value !== 'object') return String(value)
    const object: { [key: string]: JsonValue } = {}
    for (const [key, item] of Object.entries(value)) if (key !== '__proto__') object[key] = copy(item, depth + 1)
    return object
  }
  return copy(value, 0)
}
