import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { JsonValue } from './json-value.ts'

/** One article as its file tells it. Instants are milliseconds since 1970 in UTC. */
export interface Article {
  /** Path within the content folder, with slashes. */
  file: string
  /** The source of its id: `id:<value>` from the front matter, else `file:<path>`. */
  key: string
  slug: string
  /** URL path by the permalink pattern, before the import makes it unique. */
  path: string
  collection: string
  kind: ArticleKind
  originalUrl: string | null
  /** URL paths that lead here: aliases and old permalinks. */
  aliases: string[]
  /** Other names by which notes link to this one: the `aliases` of Obsidian. */
  names: string[]
  /** An address that this file only redirects to. */
  redirectTo: string | null
  /** Plain text. */
  title: string
  description: string | null
  /** BCP 47 tag. */
  lang: string | null
  /** Equal for the translations of one text: the path without its language. */
  translationKey: string | null
  draft: boolean
  /** Reachable by its address, in no list. */
  hidden: boolean
  publishedAt: number | null
  /**
   * The instant before which no user sees the article, if it is not `publishedAt`: Hugo's `publishDate`, which can be before or
   * after the `date` that its themes show.
   */
  visibleFrom: number | null
  updatedAt: number | null
  expiresAt: number | null
  dateOrigin: 'FRONT_MATTER' | 'FILE_NAME' | 'NONE'
  /** The text that publishedAt was read from. */
  dateRaw: string | null
  commentsEnabled: boolean
  authors: AuthorRef[]
  /** Paths of names from the root down, in the order written. */
  categories: string[][]
  tags: string[]
  /** Front matter first, then the body from the top. */
  images: ImageUse[]
  links: ArticleLink[]
  attachments: Attachment[]
  /** All front matter as written, without private keys. */
  frontMatter: { [key: string]: JsonValue }
  body: Body
}

/** An entry of a stream, such as a blog post; a page of its own; or the page of a section. */
export type ArticleKind = 'POST' | 'PAGE' | 'SECTION'

/**
 * A file of the content folder that an article links to or plays: a document, sound, film, an archive, or an image in
 * another size.
 */
export interface Attachment {
  /** Path within the content folder. Null if there is no such file. */
  file: string | null
  /** The last part of the path. When a file of this name comes or goes, the article must be parsed again. */
  baseName: string
  /** By the extension: `application/pdf`. */
  mimeType: string
}

export interface Body {
  format: 'MARKDOWN' | 'HTML'
  /** As written, without the front matter. */
  source: string
  /** Sanitised, heading ids included. Links to articles name their meaning: `file:_posts/a.md#part`. */
  html: string
  text: string
  /** Plain text of the excerpt, whole: from the front matter, else the text above `<!-- more -->`, else the start of the text. */
  excerpt: string
  /** Text and excerpt with placeholders for paths and titles of other articles, if they show any. */
  linked?: { text: string; excerpt: string }
  toc: TocEntry[]
  stats: TextStats
}

export interface TocEntry {
  id: string
  depth: number
  text: string
  children: TocEntry[]
}

export interface TextStats {
  words: number
  cjkCharacters: number
  characters: number
  images: number
  readingMinutes: number
}

/** An author as one article names them; merged with the site's authors by name or alias. */
export interface AuthorRef {
  /** The name to show: the one in the site's authors where the spelling is known there. */
  name: string
  /** As the article spells it. */
  spelling: string
  url: string | null
}

export type ImageRole = 'HEAD' | 'THUMBNAIL' | 'COVER' | 'BODY'

/** One showing of a picture. */
export interface ImageUse {
  address: ImageAddress
  role: ImageRole
  alt: string | null
  title: string | null
  caption: string | null
  /** Width and height of the tag, in CSS pixels. */
  width: number | null
  height: number | null
  referrerPolicy: string | null
}

/**
 * The place of an image: in the content folder (`file`), at an address of another host (`url`), or nowhere that could be
 * found (`missing`: the address resolved against the site).
 */
export type ImageAddress =
  | { kind: 'file'; file: string }
  | { kind: 'url'; url: string }
  | { kind: 'missing'; url: string }

/**
 * `file:` a path within the folder, `path:` a URL path of the site, `slug:` a slug. `name:` a page by its name, as Hugo's
 * `ref` and Hexo's `post_link` have it: `name:<last part in lower case>|<language>|<folder of this file>|<as written>`.
 * `date:` a post by its day or month and its name: `date:2015-09-04/a-post`.
 */
export type LinkTarget = `file:${string}` | `path:${string}` | `slug:${string}` | `name:${string}` | `date:${string}`

/** A link to another article of this site. It is not resolved yet, so it does not depend on the existing files. */
export interface ArticleLink {
  target: LinkTarget
  /** The address as written. */
  written: string
  /** The part of the address after `#`, as written. */
  fragment?: string
  /** Other meanings of the address, in order of precedence, if nothing is at `target`. */
  otherwise?: LinkTarget[]
  line?: number
  column?: number
}

/** The result of parsing a file: an article, or null with a diagnostic that says why. */
export interface ParsedFile {
  article: Article | null
  diagnostics: Diagnostic[]
}
