/** The name of the file of each format, below the path of a list. */
const names = { 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' } as const

export type FeedFormat = (typeof names)[keyof typeof names]

export const mediaTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

export interface FeedAddress {
  /** The path of the list: `/` for the whole archive, or the path of a category, a tag or an author. */
  list: string
  format: FeedFormat
}

/** Parses the path of a feed: `/tags/harbour/atom.xml`. Returns null for any other path. */
export function parseFeedPath(path: string): FeedAddress | null {
  const end = path.lastIndexOf('/') + 1
  const name = path.slice(end)
  return Object.hasOwn(names, name) ? { list: path.slice(0, end), format: names[name as keyof typeof names] } : null
}

/** Returns the path of a feed. */
export function feedPath({ list, format }: FeedAddress): string {
  const name = Object.entries(names).find(([, other]) => other === format)?.[0] ?? ''
  return list.endsWith('/') ? list + name : `${list}/${name}`
}

/**
 * Returns the feed that replaces a feed of a generator: Hugo's `/tags/harbour/index.xml`, Hexo's `/rss2.xml`, WordPress's
 * `/feed/`. Null for any other path.
 */
export function replacedFeed(path: string): string | null {
  const [, list] = /^(.*\/)(?:index\.xml|rss2?\.xml|(?:feed|rss)\/?)$/.exec(path) ?? []
  return list === undefined ? null : feedPath({ list, format: 'rss' })
}
