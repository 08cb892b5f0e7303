/** The front matter keys of each field. The first key with a usable value counts. */
export const knownKeys = {
  title: ['title', 'post_title'],
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
    'date_created',
    'creation_date',
    'created_date',
    'date_published',
    'publication_date',
    'post_date',
  ],
  published: ['published', 'is_published', 'publish'],
  visibleFrom: ['publishDate', 'pubDate', 'published'],
  updated: [
    'updated',
    'lastmod',
    'modified',
    'last_modified_at',
    'updated_at',
    'date_updated',
    'updatedDate',
    'last_updated',
    'date_modified',
    'modification_date',
    'last_update',
    'post_modified',
  ],
  author: ['author', 'authors', 'byline', 'by'],
  category: ['category', 'categories', 'section'],
  tag: ['tag', 'tags'],
  keywords: ['keywords'],
  head: [
    'headimg',
    'image',
    'banner',
    'featured_image',
    'feature_image',
    'featured_img',
    'heroImage',
    'hero',
    'header',
    'header_image',
    'main_image',
    'lead_image',
    'featured',
  ],
  cover: ['cover', 'cover_image', 'cover_img', 'og_image', 'social_image', 'share_image', 'twitter_image'],
  thumbnail: ['thumbnail', 'thumb', 'teaser'],
  photos: ['photos', 'gallery'],
  slug: ['slug', 'post_name'],
  path: ['path'],
  permalink: ['permalink'],
  alias: ['aliases', 'redirect_from', 'alias'],
  redirectTo: ['redirect_to'],
  original: ['url', 'link', 'source', 'original_url', 'canonical_url', 'canonical'],
  draft: ['draft', 'is_draft', 'private'],
  status: ['status', 'post_status'],
  visibility: ['visibility'],
  hidden: ['hidden', 'unlisted'],
  expires: ['expires', 'expiryDate', 'unpublishdate'],
  lang: ['lang', 'language', 'locale'],
  translationKey: ['translationKey', 'translation_key'],
  description: [
    'description',
    'summary',
    'excerpt',
    'custom_excerpt',
    'post_excerpt',
    'abstract',
    'subtitle',
    'meta_description',
  ],
  excerpt: ['excerpt', 'summary', 'custom_excerpt', 'post_excerpt'],
  comments: ['comments'],
  id: ['id', 'uid', 'abbrlink'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof knownKeys

const foldedKeys = new Map<string, string>()

/** Folds a key: `pubDate`, `pub_date`, `Pub-Date` and `pub date` are the same. Cached, because files share their keys. */
export function foldKey(key: string): string {
  let foldedKeysByField = foldedKeys.get(key)
  if (foldedKeysByField === undefined) {
    foldedKeysByField = key.toLowerCase().replace(/[-_ ]/g, '')
    // Keys come from files. The limit prevents a hostile folder from filling the memory.
    if (foldedKeys.size < 1000) foldedKeys.set(key, foldedKeysByField)
  }
  return foldedKeysByField
}

export const foldedKeysByField: { [field in Field]: string[] } = mapFields((keys) => keys.map(foldKey))

export const fieldsByKey = new Map<string, Field[]>()
for (const field of Object.keys(knownKeys).filter(isField))
  for (const key of foldedKeysByField[field]) fieldsByKey.set(key, [...(fieldsByKey.get(key) ?? []), field])

function mapFields(fold: (keys: readonly string[]) => string[]): { [field in Field]: string[] } {
  // Object.fromEntries loses the type of its keys. They are the keys of knownKeys.
  return Object.fromEntries(Object.entries(knownKeys).map(([field, keys]) => [field, fold(keys)])) as {
    [field in Field]: string[]
  }
}

export function isKnownKey(key: string): boolean {
  return fieldsByKey.has(foldKey(key))
}

/** Fields for which a site's settings can add keys. */
export function isField(name: string): name is Field {
  return Object.hasOwn(knownKeys, name)
}
