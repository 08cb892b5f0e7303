import type { JsonValue } from './article.ts'

/** For each field the front matter keys that people write for it; the first usable value from left to right counts. */
export const knownKeys = {
  title: ['title'],
  date: [
    'date',
    'pubDate',
    'publishDate',
    'published_at',
    'created',
    'created_at',
    'createdAt',
    'published_date',
    'posted',
  ],
  published: ['published'],
  updated: [
    'updated',
    'lastmod',
    'modified',
    'last_modified_at',
    'updated_at',
    'date_updated',
    'updatedDate',
    'last_updated',
  ],
  author: ['author', 'authors', 'byline', 'by'],
  category: ['category', 'categories', 'section'],
  tag: ['tag', 'tags'],
  keywords: ['keywords'],
  head: ['headimg', 'image', 'banner', 'featured_image', 'heroImage', 'hero_image', 'header', 'featured'],
  cover: ['cover', 'cover_image', 'og_image'],
  thumbnail: ['thumbnail', 'thumb', 'teaser'],
  photos: ['photos', 'gallery'],
  slug: ['slug'],
  path: ['path'],
  permalink: ['permalink'],
  alias: ['aliases', 'redirect_from', 'alias'],
  redirectTo: ['redirect_to'],
  original: ['url', 'link', 'source', 'original_url', 'canonical_url', 'canonical'],
  draft: ['draft'],
  status: ['status'],
  hidden: ['hidden', 'unlisted'],
  expires: ['expires', 'expiryDate', 'unpublishdate'],
  lang: ['lang', 'language', 'locale'],
  translationKey: ['translationKey', 'translation_key'],
  description: ['description', 'summary', 'excerpt', 'subtitle'],
  excerpt: ['excerpt', 'summary'],
  comments: ['comments'],
  id: ['id', 'uid', 'abbrlink'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof knownKeys

/** Tables under which Zola and Hugo keep what others write at the top. */
const innerTables = ['extra', 'params', 'taxonomies']

export type FrontMatterData = { [key: string]: JsonValue }

const foldedKeys = new Map<string, string>()

/** `pubDate`, `pub_date`, `Pub-Date` and `pub date` are one key. Remembered: the same few keys stand in every file. */
export function foldKey(key: string): string {
  let folded = foldedKeys.get(key)
  if (folded === undefined) {
    folded = key.toLowerCase().replace(/[-_ ]/g, '')
    // Keys come from files: a bound keeps a hostile folder from filling memory.
    if (foldedKeys.size < 1000) foldedKeys.set(key, folded)
  }
  return folded
}

const folded: { [field in Field]: string[] } = mapFields((keys) => keys.map(foldKey))
const fieldsByKey = new Map<string, Field[]>()
for (const field of Object.keys(knownKeys).filter(isField))
  for (const key of folded[field]) fieldsByKey.set(key, [...(fieldsByKey.get(key) ?? []), field])

function mapFields(fold: (keys: readonly string[]) => string[]): { [field in Field]: string[] } {
  // Object.fromEntries forgets its keys; they are those of knownKeys.
  return Object.fromEntries(Object.entries(knownKeys).map(([field, keys]) => [field, fold(keys)])) as {
    [field in Field]: string[]
  }
}

export function isKnownKey(key: string): boolean {
  return fieldsByKey.has(foldKey(key))
}

/** Fields that a site's file may name more keys for. */
export function isField(name: string): name is Field {
  return Object.hasOwn(knownKeys, name)
}

/** A front matter value under the key that it was written with. */
export interface Written {
  key: string
  value: JsonValue
}

/** Finds the values of a field in one file's front matter, the site's own keys first. */
export interface Fields {
  /** All values that are not null, in the order in which they are to be tried. */
  written(field: Field): Written[]
  /** The first value that `read` makes something of. */
  first<T>(field: Field, read: (value: JsonValue, key: string) => T | null): (Written & { read: T }) | null
  /** Any key, known or not, in any spelling. */
  byKey(key: string): JsonValue
}

export function fieldsOf(data: FrontMatterData, siteKeys: { [field: string]: string[] }): Fields {
  const index = indexOf(data)
  // A file has a few of the fields: that the others are not there is known at once.
  const present = new Set<Field>()
  for (const key of index.keys()) for (const field of fieldsByKey.get(key) ?? []) present.add(field)
  function written(field: Field): Written[] {
    const extra = siteKeys[field]
    if (extra === undefined && !present.has(field)) return []
    const keys = extra === undefined ? folded[field] : [...extra.map(foldKey), ...folded[field]]
    const found: Written[] = []
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

function indexOf(data: FrontMatterData): Map<string, Written> {
  const index = new Map<string, Written>()
  addTo(index, data)
  for (const name of innerTables) {
    const table = data[name]
    if (typeof table === 'object' && table !== null && !Array.isArray(table)) addTo(index, table)
  }
  return index
}

/** Of two spellings of one key the one that stands first counts, unless it is null. */
function addTo(index: Map<string, Written>, data: FrontMatterData): void {
  for (const key of Object.keys(data)) {
    const value = data[key]
    if (value === null || value === undefined) continue
    const name = foldKey(key)
    if (!index.has(name)) index.set(name, { key, value })
  }
}
