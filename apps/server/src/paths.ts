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
