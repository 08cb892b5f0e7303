import type { FrontMatterData } from './json-value.ts'

export type Dialect = 'hexo' | 'jekyll' | 'hugo' | 'eleventy' | 'astro'

/** How a folder is to be read: its `site.yml`, over what its generator's own configuration says, over the defaults. */
export interface Site {
  dialect: Dialect
  title: string | null
  /** Absolute, without a trailing slash. */
  url: string | null
  lang: string | null
  /** IANA name; the zone of dates that carry none. */
  timeZone: string
  /** Hexo's `:year/:month/:day/:title/` or Jekyll's `/:categories/:title/`; null for `/<folders>/<slug>/`. */
  permalink: string | null
  /** Patterns that go before `permalink` for a collection: `{ docs: '/manual/:path/' }`. */
  collectionPermalinks: { [collection: string]: string }
  /** Front matter that a configuration gives to many articles, the most specific last. */
  frontMatterDefaults: FrontMatterDefaults[]
  /** A list of names is one path (Hexo), or each name is a root (Jekyll, Hugo). */
  categories: 'path' | 'flat'
  /** More front matter keys for a field, tried before the known ones: `{ author: ['reporter'] }`. */
  keys: { [field: string]: string[] }
  /** Front matter keys that no answer, filter or facet may show. */
  privateKeys: string[]
  /** Hosts whose frames may stay in a body. */
  frameHosts: string[]
  /** Path patterns of articles that are reachable and in no list. */
  hidden: string[]
  /** Whether the public may see diagnostics. */
  publicDiagnostics: boolean
  authors: AuthorProfile[]
  /** Folders within the content folder that a root-relative picture address may start from, nearest first: `''`, `source`, `static`. */
  assetRoots: string[]
  /** Folders that leave no trace in an article's URL path, longest first: `source/_posts`, `source`, `content`, `_posts`. */
  contentRoots: string[]
  /** Folders that hold all of the site's content; nothing else in the folder given is an article. Empty where any may be. */
  contentFolders: string[]
  /** Path patterns of what the generator was told not to read. */
  excluded: string[]
  /** Folders that begin with an underscore and hold articles: `_posts`, `_drafts`, Jekyll's collections. */
  collections: string[]
  /** Lower-case language tags that this site uses as folder names or in `name.<lang>.md`. */
  languages: string[]
}

/** An author as `authors.yml` or an author file describes them. */
export interface AuthorProfile {
  name: string
  aliases: string[]
  /** What articles may name the author by, besides names. */
  slug: string | null
  bio: string | null
  url: string | null
  /** As written; resolved against the content folder. */
  avatar: string | null
}

/** Front matter for all articles of a scope. */
export interface FrontMatterDefaults {
  /** A pattern of paths within the content folder; '' is any. */
  path: string
  /** `posts`, `drafts`, `pages` or a collection's name; null is any. */
  type: string | null
  values: FrontMatterData
}

/** A configuration file, with its path within the content folder. */
export interface SiteFile {
  path: string
  bytes: Uint8Array
}
