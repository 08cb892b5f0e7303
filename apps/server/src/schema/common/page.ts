import { builder } from '../builder/builder.ts'

export const Page = builder.interfaceRef<object>('Page').implement({
  description: 'An object that has its own page on the site.',
  fields: (t) => ({
    path: t.string({
      description: 'URL path of the page: `/2022/07/30/harbour/`. Unique within the site.',
      resolve: () => {
        throw new Error('Each type that implements Page must resolve path itself')
      },
    }),
  }),
})

/** Returns the URL path of an author's page. */
export function authorPath(slug: string): string {
  return `/authors/${slug}/`
}

/** Returns the URL path of a category's page. The slug contains the slugs of its ancestors: `news/local`. */
export function categoryPath(slug: string): string {
  return `/categories/${slug}/`
}

/** Returns the URL path of a tag's page. */
export function tagPath(slug: string): string {
  return `/tags/${slug}/`
}

/** An author, category or tag whose page lists its articles. */
export interface Listing {
  kind: 'authors' | 'categories' | 'tags'
  slug: string
}

/** Parses the URL path of a listing page. The trailing slash is optional. Returns null for any other path. */
export function parseListingPath(path: string): Listing | null {
  const [, kind, slug] = /^\/(authors|categories|tags)\/(.*?)\/?$/s.exec(path) ?? []
  // The pattern allows only these three.
  return slug ? { kind: kind as Listing['kind'], slug } : null
}
