import type { JsonValue } from '../model/json-value.ts'

/** Returns a string, number or boolean as one line of text in NFC, so that equal texts are equal. Null for other values. */
export function asText(value: JsonValue): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim().replace(/\s+/g, ' ')
  return text === '' ? null : text.normalize('NFC')
}

/** Reads booleans, and the words that people write for them. */
export function asBoolean(value: JsonValue): boolean | null {
  if (typeof value === 'boolean') return value
  const text = asText(value)?.toLowerCase()
  if (text === undefined) return null
  if (['true', 'yes', 'on', '1', 'y', '是'].includes(text)) return true
  return ['false', 'no', 'off', '0', 'n', '否'].includes(text) ? false : null
}

/** Returns the name of an entry: its text, or the `name`, `title` or `label` of an object. */
export function asName(value: JsonValue): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return asText(value)
  return asText(value.name ?? value.title ?? value.label ?? null)
}

/** Returns the names of a list (nested lists are flattened), an object, or a string with commas. Empty names are left out. */
export function asNames(value: JsonValue, split: (text: string) => string[] = splitAtCommas): string[] {
  if (typeof value === 'string') return split(value).flatMap((part) => asText(part) ?? [])
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? asNames(item) : (asName(item) ?? [])))
  return [asName(value) ?? []].flat()
}

/** Splits `a, b`, `a，b`, `a、b`, `"[a, b]"`, `［a，b］`, `【a，b】`, and `a; b` if there is no comma. */
export function splitAtCommas(text: string): string[] {
  const bare = /^(?:\[.*\]|［[^］]*[,，、][^］]*］|【[^】]*[,，、][^】]*】)$/s.test(text.trim())
    ? text.trim().slice(1, -1)
    : text
  const parts = bare.split(/[,，、]/)
  return (parts.length > 1 ? parts : bare.split(/[;；]/)).map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
}

/** Returns the names without those that differ from an earlier one only in case. */
export function withoutRepetitions(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
}

/** Returns an address that has a scheme and a host, else null. */
export function asAbsoluteUrl(value: JsonValue): string | null {
  const text = asText(value)
  return text !== null && /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text) ? text : null
}

/** Folds a text for comparison: case, width and spacing are ignored. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Returns the value if it is a mapping, else an empty mapping. */
export function asTable(value: JsonValue): { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** Whether a value is a mapping. */
export function isTable(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
