import type { FrontMatterData } from './json-value.ts'
import type { MarkdownOptions } from './markdown-options.ts'
import type { ContentMount, PathRules, SectionPermalink } from './path-rules.ts'

export type Dialect =
  | 'hexo'
  | 'jekyll'
  | 'hugo'
  | 'eleventy'
  | 'astro'
  | 'obsidian'
  | 'docusaurus'
  | 'mkdocs'
  | 'vitepress'
  | 'gatsby'
  | 'nuxt'
  | 'pelican'

/**
 * How a generator makes the id of a heading: hexo-renderer-marked with its `modifyAnchors`, goldmark and Black Friday with
 * Hugo's `autoHeadingIDType`, kramdown with and without its GFM parser, or GitHub's rule.
 */
export type HeadingIdRule =
  | 'github'
  | 'goldmark'
  | 'goldmark-ascii'
  | 'blackfriday'
  | 'kramdown'
  | 'kramdown-gfm'
  | 'hexo'
  | 'hexo-lower'
  | 'hexo-upper'

/** How a content folder is read: `site.yml` takes precedence over the generator's configuration, and that over the defaults. */
export interface Site {
  dialect: Dialect
  title: string | null
  /** Plain text. */
  description: string | null
  /** Absolute, without a trailing slash. */
  url: string | null
  lang: string | null
  /** IANA name: the time zone of dates without one. */
  timeZone: string
  /** Other zones for some dates without one. The first rule that fits counts. */
  timeZones: TimeZoneRule[]
  /** Which articles are versions of one story. Null: articles are not grouped. */
  stories: StoryRules | null
  /** Whether placeholders of images are made. */
  placeholders: boolean
  /** Whether pages show the copies of remote images, the copies are only kept, or there are none. */
  mirror: 'serve' | 'keep' | 'off'
  /** Diagnostics that are counted and not shown. */
  ignoredDiagnostics: IgnoreRule[]
  /** Hexo's `:year/:month/:day/:title/` or Jekyll's `/:categories/:title/`; null for `/<folders>/<slug>/`. */
  permalink: string | null
  /** Patterns of collections, which take precedence over `permalink`: `{ docs: '/manual/:path/' }`. */
  collectionPermalinks: { [collection: string]: string }
  headingIds: HeadingIdRule
  /** Whether the folder is the root of a site with its configuration, so that it has the source of every page. */
  isComplete: boolean
  /** Hugo's permalink patterns, in order of precedence. */
  sectionPermalinks: SectionPermalink[]
  /** How the generator makes URL paths, beyond the patterns. */
  pathRules: PathRules
  /** Default front matter from the configuration, the most specific entry last. */
  frontMatterDefaults: FrontMatterDefaults[]
  /** Hugo's `cascade`: front matter for a section and all pages below it, the nearest section last. */
  cascades: Cascade[]
  /** `path`: a list of names is one path (Hexo). `flat`: each name is a top category (Jekyll, Hugo). */
  categories: 'path' | 'flat'
  /** More front matter keys for a field, which take precedence over the built-in ones: `{ author: ['reporter'] }`. */
  keys: { [field: string]: string[] }
  /** Front matter keys that never appear in responses, filters or facets. */
  privateKeys: string[]
  /** Hosts that an `<iframe>` in a body can use. */
  frameHosts: string[]
  /** Path patterns of articles that are reachable but appear in no list. */
  hidden: string[]
  /**
   * Whether `{% raw %}` marks text in code too. Jekyll and Eleventy read tags before Markdown. Hexo and Hugo show code as
   * it is written.
   */
  rawInCode: boolean
  /** Whether everybody can query diagnostics. */
  publicDiagnostics: boolean
  /** Whether feeds have the whole text of an article or its beginning. */
  feeds: 'full' | 'excerpt'
  /** Colour of links and lines, as `#9c2a1f`. Null: the one of the front end. */
  accent: string | null
  /** An absolute address, or the path of an image within the content folder: `images/logo.svg`. Null if there is none. */
  logo: string | null
  authors: AuthorProfile[]
  /** Folders in which a root-relative image address is searched, nearest first: `''`, `source`, `static`. */
  assetRoots: string[]
  /** Content folders that have a place in the site or a language of their own (Hugo's contentDir and module mounts), longest folder first. */
  mounts: ContentMount[]
  /** Front matter keys of Hugo's own taxonomies, whose terms become tags: `topics`, `series`. */
  taxonomies: string[]
  /** Folders that are not part of an article's URL path, longest first: `source`, `content`. */
  contentRoots: string[]
  /** The only folders that contain articles. Empty if any folder can. */
  contentFolders: string[]
  /** Path patterns that the generator's configuration excludes. */
  excluded: string[]
  /** Regular expressions of paths that Hugo's `ignoreFiles` excludes. */
  ignoredFiles: string[]
  /** Languages that the configuration turns off, in lower case. */
  disabledLanguages: string[]
  /** Folders with a leading underscore that contain articles: `_posts`, `_drafts`, Jekyll's collections. */
  collections: string[]
  /** Lower-case language tags that this site uses as folder names or in `name.<lang>.md`. */
  languages: string[]
  /** Extensions of Markdown that the articles are written with. */
  markdown: MarkdownOptions
  /** Text in a body that ends the excerpt, besides `<!-- more -->`; null if none is set. */
  excerptSeparator: string | null
  /** Hugo's `[params]`, which shortcodes can show. */
  params: FrontMatterData
  menus: Menu[]
  /** Templates or rules for tags and shortcodes, by their name. The rules are `image video quote note inner drop`. */
  shortcodes: { [name: string]: Shortcode }
  /** The file of the site's own render hook for links, which decides where links lead in Hugo; null if there is none. */
  linkHook: string | null
  /** Shortcodes that the site's own layouts define. The rules of the built-in ones do not apply to them. */
  ownShortcodes: string[]
}

/** A menu of the website. */
export interface Menu {
  name: string
  items: MenuItem[]
}

export interface MenuItem {
  /** Plain text. */
  name: string
  /** As written: a path of the site, or an absolute address. Null for a heading. */
  url: string | null
  children: MenuItem[]
}

/** A template over the arguments of a shortcode, or the name of a rule. */
export type Shortcode = string

/** How articles are grouped to stories. */
export interface StoryRules {
  /** How much similar two articles must be, from 0 to 1. */
  threshold: number
  /** Versions share nothing else, a category, or an author. */
  scope: 'site' | 'category' | 'author'
}

/** An author as `authors.yml` or an author file describes them. */
export interface AuthorProfile {
  name: string
  aliases: string[]
  /** An identifier that articles can use instead of a name. */
  slug: string | null
  bio: string | null
  url: string | null
  /** The address as written. It is resolved against the content folder. */
  avatar: string | null
}

/** Default front matter for all articles of a scope. */
export interface FrontMatterDefaults {
  /** A pattern of paths within the content folder; '' matches all. */
  path: string
  /** `posts`, `drafts`, `pages` or the name of a collection; null matches all. */
  type: string | null
  values: FrontMatterData
}

/** Front matter that a section, or the configuration of a Hugo site, passes to the pages below it. */
export interface Cascade {
  /** Logical path of the section that passes it, without slashes at its ends; '' is the whole site. */
  section: string
  /** A pattern of logical paths; null matches all. */
  path: string | null
  /** A pattern of the kinds `page`, `section` and `home`; null matches all. */
  kind: string | null
  /** A pattern of language tags, in lower case; null matches all. */
  lang: string | null
  values: FrontMatterData
}

/** A configuration file, with its path within the content folder. */
export interface SiteFile {
  path: string
  bytes: Uint8Array
}

/** The time zone of dates without one, for the articles and keys that fit all parts. */
export interface TimeZoneRule {
  zone: string
  /** A pattern of paths within the content folder. */
  files: string | null
  /** The name of a category, or its path as in `News/Local`. */
  category: string | null
  /** The front matter key with the date. */
  key: string | null
}

/** Diagnostics that fit both parts are not shown. */
export interface IgnoreRule {
  /** A code, in which `*` stands for any characters; null for all codes. */
  code: string | null
  /** A pattern of paths within the content folder; null for all files. */
  files: string | null
}
