import type { FrontMatterData, JsonValue } from '../model/json-value.ts'
import { type Field, fieldsByKey, foldedKeysByField, foldKey } from './known-keys.ts'

/** Tables in which Zola and Hugo keep keys that other generators have at the top level. */
const innerTables = ['extra', 'params', 'taxonomies']

/** A front matter value with its key as written. */
export interface FrontMatterEntry {
  key: string
  value: JsonValue
}

/** Finds the values of a field in the front matter of one file. The site's own keys come first. */
export interface Fields {
  /** Returns all values that are not null, in order of precedence. */
  written(field: Field): FrontMatterEntry[]
  /** Returns the first result of `read` that is not null. */
  first<T>(field: Field, read: (value: JsonValue, key: string) => T | null): (FrontMatterEntry & { read: T }) | null
  /** Returns the value of any key, known or unknown, in any spelling. */
  byKey(key: string): JsonValue
}

export function fieldsOf(data: FrontMatterData, siteKeys: { [field: string]: string[] }): Fields {
  const index = indexOf(data)
  // Most files have few of the fields. This index finds missing fields at once.
  const present = new Set<Field>()
  for (const key of index.keys()) for (const field of fieldsByKey.get(key) ?? []) present.add(field)
  function written(field: Field): FrontMatterEntry[] {
    const extra = siteKeys[field]
    if (extra === undefined && !present.has(field)) return []
    const keys = extra === undefined ? foldedKeysByField[field] : [...extra.map(foldKey), ...foldedKeysByField[field]]
    const found: FrontMatterEntry[] = []
    for (const key of keys) {
      const entry = index.get(key)
      if (entry !== undefined) found.push(entry)
    }
    return found
  }
  return {
    written,
    first(field, read) {
      for (const entry of written(field)) {
        const value = read(entry.value, entry.key)
        if (value !== null) return { ...entry, read: value }
      }
      return null
    },
    byKey: (key) => index.get(foldKey(key))?.value ?? null,
  }
}

function indexOf(data: FrontMatterData): Map<string, FrontMatterEntry> {
  const index = new Map<string, FrontMatterEntry>()
  addTo(index, data)
  for (const name of innerTables) {
    const table = data[name]
    if (typeof table === 'object' && table !== null && !Array.isArray(table)) addTo(index, table)
  }
  // Material for MkDocs: `date: {created: 2024-01-01, updated: 2024-02-01}`.
  const date = index.get('date')?.value
  if (typeof date === 'object' && date !== null && !Array.isArray(date) && 'created' in date) {
    index.delete('date')
    addTo(index, date)
  }
  return index
}

/** If a key has two spellings, the first one that is not null counts. */
function addTo(index: Map<string, FrontMatterEntry>, data: FrontMatterData): void {
  for (const key of Object.keys(data)) {
    const value = data[key]
    if (value === null || value === undefined) continue
    const name = foldKey(key)
    if (!index.has(name)) index.set(name, { key, value })
  }
}
