import type { ArticleWhere } from '@broadsheet/client/types'

/** The values that narrow a search, as in the address. Categories, authors and tags are slugs. */
export interface Narrowing {
  [name: string]: string | null
  category: string | null
  author: string | null
  tag: string | null
  lang: string | null
  year: string | null
}

/** Reads what narrows a search from the query of the address. */
export function narrowing(search: URLSearchParams): Narrowing {
  const year = search.get('year')
  return {
    category: search.get('category') || null,
    author: search.get('author') || null,
    tag: search.get('tag') || null,
    lang: search.get('lang') || null,
    year: year !== null && /^\d{4}$/.test(year) ? year : null,
  }
}

/** The same as a condition of the API. */
export function toFilter({ category, author, tag, lang, year }: Narrowing): ArticleWhere {
  return {
    ...(category !== null && { category: { anyOf: [category] } }),
    ...(author !== null && { author: { anyOf: [author] } }),
    ...(tag !== null && { tag: { anyOf: [tag] } }),
    ...(lang !== null && { lang: { eq: lang } }),
    ...(year !== null && { year: Number(year) }),
  }
}
