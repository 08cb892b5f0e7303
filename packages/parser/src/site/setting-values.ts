import type { JsonValue } from '../model/json-value.ts'
import { languageTag } from '../values/language-tag.ts'
import { asName, asTable, asText } from '../values/values.ts'

/** The value of a setting in any spelling of its name: Hugo's keys are case-insensitive. Null if there is none. */
export function lookUp(settings: { [key: string]: JsonValue }, name: string): JsonValue {
  if (Object.hasOwn(settings, name)) return settings[name] ?? null
  const key = keyAsWritten(settings, name)
  return Object.hasOwn(settings, key) ? (settings[key] ?? null) : null
}

export function keyAsWritten(settings: { [key: string]: JsonValue }, name: string): string {
  return Object.keys(settings).find((key) => key.toLowerCase() === name) ?? name
}

/** The texts of a list, or of a single value. */
export function texts(value: JsonValue): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => asText(item) ?? [])
}

/** A mapping of texts: other values are left out. */
export function textTable(value: JsonValue): { [key: string]: string } {
  const entries = Object.entries(asTable(value)).map(([key, item]) => [key, asText(item)] as const)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

/** The first BCP 47 tag of a list, or of a single value; null if there is none. */
export function firstTag(value: JsonValue): string | null {
  const text = asText(Array.isArray(value) ? (value[0] ?? null) : value)
  return text === null ? null : languageTag(text)
}

export function namesIn(value: JsonValue): string[] {
  return Array.isArray(value) ? value.flatMap((item) => asName(item) ?? []) : []
}

/** A folder path without leading `./` and surrounding slashes. */
export function bareFolder(path: string): string {
  return path.replace(/^(?:\.?\/+|\.$)|\/+$/g, '')
}
