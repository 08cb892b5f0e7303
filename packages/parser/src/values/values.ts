import type { JsonValue } from '../model/json-value.ts'

/** One line of text of a string, number or boolean; null where there is none. NFC, so that equal texts are equal. */
export function asText(value: JsonValue): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim().replace(/\s+/g, ' ')
  return text === '' ? null : text.normalize('NFC')
}

/** Booleans, and what people write for them. */
export function asBoolean(value: JsonValue): boolean | null {
  if (typeof value === 'boolean') return value
  const text = asText(value)?.toLowerCase()
  if (text === undefined) return null
  if (['true', 'yes', 'on', '1', 'y', '是'].includes(text)) return true
  return ['false', 'no', 'off', '0', 'n', '否'].includes(text) ? false : null
}

/** The name of an entry: its text, or what an object calls `name`, `title` or `label`. */
export function asName(value: JsonValue): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return asText(value)
  return asText(value.name ?? value.title ?? value.label ?? null)
}

/** Names of a list (nested ones in line), of one object, or of a string with commas. Nulls and empty strings fall out. */
export function asNames(value: JsonValue, split: (text: string) => string[] = splitAtCommas): string[] {
  if (typeof value === 'string') return split(value).flatMap((part) => asText(part) ?? [])
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? asNames(item) : (asName(item) ?? [])))
  return [asName(value) ?? []].flat()
}

/** `a, b`, `a，b`, `a、b`, and `a; b` where there is no comma; `[a, b]` in quotes is a list too. */
export function splitAtCommas(text: string): string[] {
  const bare = /^\[.*\]$/s.test(text.trim()) ? text.trim().slice(1, -1) : text
  const parts = bare.split(/[,，、]/)
  return (parts.length > 1 ? parts : bare.split(/[;；]/)).map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
}

/** An address with a scheme and a host. */
export function asAbsoluteUrl(value: JsonValue): string | null {
  const text = asText(value)
  return text !== null && /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text) ? text : null
}

/** A comparison form in which case, width and spacing do not count. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A mapping; an empty one of what is none. */
export function asTable(value: JsonValue): { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
