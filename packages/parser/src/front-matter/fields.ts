import type { FrontMatterData, JsonValue } from '../model/json-value.ts'
import { type Field, fieldsByKey, foldedKeysByField, foldKey } from './known-keys.ts'

/** Tables under which Zola and Hugo keep what others write at the top. */
const innerTables = ['extra', 'params', 'taxonomies']

/** A front matter value under the key that it was written with. */
export interface FrontMatterEntry {
  key: string
  value: JsonValue
}

/** Finds the values of a field in one file's front matter, the site's own keys first. */
export interface Fields {
  /** All values that are not null, in the order in which they are to be tried. */
  written(field: Field): FrontMatterEntry[]
  /** The first value that `read` makes something of. */
  first<T>(field: Field, read: (value: JsonValue, key: string) => T | null): (FrontMatterEntry & { read: T }) | null
  /** Any key, known or not, in any spelling. */
  byKey(key: string): JsonValue
}

export function fieldsOf(data: FrontMatterData, siteKeys: { [field: string]: string[] }): Fields {
  const index = indexOf(data)
  // A file has a few of the fields: that the others are not there is known at once.
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
  return index
}

/** Of two spellings of one key the one that stands first counts, unless it is null. */
function addTo(index: Map<string, FrontMatterEntry>, data: FrontMatterData): void {
  for (const key of Object.keys(data)) {
    const value = data[key]
    if (value === null || value === undefined) continue
    const name = foldKey(key)
    if (!index.has(name)) index.set(name, { key, value })
  }
}
