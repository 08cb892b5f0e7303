import type { ArticleWhere } from '@broadsheet/database'

// The database knows a picture of the content folder by `/media/…`; clients know it by where this server serves it.

/** The address that a client can fetch. */
export function publicImageUrl(stored: string, publicUrl: string): string {
  return stored.startsWith('/media/') ? publicUrl + stored : stored
}

/** The address that the database knows; `/media/…` itself is taken too. */
export function storedImageUrl(address: string, publicUrl: string): string {
  return address.startsWith(`${publicUrl}/media/`) ? address.slice(publicUrl.length) : address
}

/** The same articles, with the pictures' addresses as the database knows them. */
export function withStoredImageUrls(where: ArticleWhere, publicUrl: string): ArticleWhere {
  const inside = (member: ArticleWhere) => withStoredImageUrls(member, publicUrl)
  return {
    ...where,
    ...(where.and && { and: where.and.map(inside) }),
    ...(where.or && { or: where.or.map(inside) }),
    ...(where.not && { not: inside(where.not) }),
    ...(where.image?.url && { image: { ...where.image, url: storedImageUrl(where.image.url, publicUrl) } }),
  }
}
