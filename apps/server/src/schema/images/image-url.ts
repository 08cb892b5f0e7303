import type { ArticleWhere } from '@broadsheet/database'

// The database stores the URL of an image in the content folder as `/media/…`. Clients get it below PUBLIC_URL.

/** Converts a stored image URL to one that a client can fetch. */
export function publicImageUrl(stored: string, publicUrl: string): string {
  return stored.startsWith('/media/') ? publicUrl + stored : stored
}

/** Converts a client's image URL to the stored one. Also accepts the stored form `/media/…`. */
export function storedImageUrl(url: string, publicUrl: string): string {
  return url.startsWith(`${publicUrl}/media/`) ? url.slice(publicUrl.length) : url
}

/** Converts the image URLs in a filter, at all levels, to the stored ones. */
export function withStoredImageUrls(where: ArticleWhere, publicUrl: string): ArticleWhere {
  const convert = (inner: ArticleWhere) => withStoredImageUrls(inner, publicUrl)
  return {
    ...where,
    ...(where.and && { and: where.and.map(convert) }),
    ...(where.or && { or: where.or.map(convert) }),
    ...(where.not && { not: convert(where.not) }),
    ...(where.image?.url && { image: { ...where.image, url: storedImageUrl(where.image.url, publicUrl) } }),
  }
}
