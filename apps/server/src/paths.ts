/** URL path of an author's page. */
export function authorPath(slug: string): string {
  return `/authors/${slug}/`
}

/** URL path of a category's page; its slug holds those above it. */
export function categoryPath(slug: string): string {
  return `/categories/${slug}/`
}

/** URL path of a tag's page. */
export function tagPath(slug: string): string {
  return `/tags/${slug}/`
}

export interface Listing {
  of: 'authors' | 'categories' | 'tags'
  slug: string
}

/** What the page at a path lists, if it is of one of these; the last slash may be left out. */
export function listingAt(path: string): Listing | null {
  const [, of, slug] = /^\/(authors|categories|tags)\/(.*?)\/?$/s.exec(path) ?? []
  // The pattern names these three.
  return slug ? { of: of as Listing['of'], slug } : null
}
