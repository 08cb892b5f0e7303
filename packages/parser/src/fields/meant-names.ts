import type { Problem } from '../diagnostics/problem.ts'
import type { JsonValue } from '../model/json-value.ts'
import { asName, asText } from '../values/values.ts'

/**
 * Replaces mappings in a list of names by the names that were meant, and reports them. `- Tide: high` was meant as the name
 * `Tide: high`, and a mapping of names (`News: {Local: null}`) as a list.
 */
export function meantNames(value: JsonValue, key: string, what: 'tag' | 'category', problems: Problem[]): JsonValue {
  if (Array.isArray(value))
    return value.map((item) => (Array.isArray(item) ? item : itemNames(item, key, what, problems)))
  if (!isNameless(value)) return value
  const names = flatNames(value)
  report(key, value, names, what, problems)
  return names
}

function itemNames(item: JsonValue, key: string, what: 'tag' | 'category', problems: Problem[]): JsonValue {
  if (!isNameless(item)) return item
  const [[name, text] = ['', null], ...others] = Object.entries(item)
  const isText = others.length === 0 && (text === null || typeof text !== 'object')
  const meant = isText ? [text === null ? name : `${name}: ${text}`] : flatNames(item)
  report(key, item, meant, what, problems)
  return meant.length === 1 ? (meant[0] ?? null) : meant
}

function isNameless(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && asName(value) === null
}

/** Returns the keys and texts of a mapping in the order in which they are written. */
function flatNames(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(flatNames)
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? [] : [asText(value) ?? []].flat()
  return Object.entries(value).flatMap(([name, item]) => [name, ...flatNames(item)])
}

function report(key: string, value: JsonValue, names: string[], what: string, problems: Problem[]): void {
  const meant = `[${names.map((name) => (/^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u.test(name) ? name : JSON.stringify(name))).join(', ')}]`
  problems.push({
    severity: 'WARNING',
    code: `${what}-unreadable`,
    message: `${key}: ${JSON.stringify(value).slice(0, 80)} is a mapping and not a list of names; it is read as ${meant}`,
    hint: `write it as ${key}: ${meant}`,
  })
}
