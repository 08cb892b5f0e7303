/**
 * Rows as readers see them: plain objects as SQLite hands them over. Ids are whole numbers (53 bits), instants are
 * milliseconds since 1970 in UTC, truth values are 0 or 1, and `json` texts are parsed by whoever shows them.
 * A row knows the rows it was read with (see siblings.ts), so hand on the object itself, never a copy.
 */

import type { ImageRole, ImageStatus } from '../request/arguments.ts'

/** 0 or 1, as stored. */
export type Flag = 0 | 1

/** What a list shows of an article; the rest is `reader.articles.detailsOf` and `bodyPartOf`. */
export interface ArticleNode {
  id: number
  slug: string
  path: string
  title: string
  description: string | null
  lang: string | null
  publishedAt: number | null
  updatedAt: number | null
  expiresAt: number | null
  /** `publishedAt`, or the year 1 where there is none. */
  sortAt: number
  draft: Flag
  categoryId: number | null
  coverId: number | null
  thumbnailId: number | null
}

/** What only some ask of an article; read for all siblings by one statement when one is asked. */
export interface ArticleDetails {
  file: string
  collection: string
  originalUrl: string | null
  /** JSON list of URL paths. */
  aliases: string
  dateOrigin: 'FRONT_MATTER' | 'FILE_NAME' | 'NONE'
  dateRaw: string | null
  hidden: Flag
  commentsEnabled: Flag
  bodyFormat: 'MARKDOWN' | 'HTML'
  words: number
  cjkCharacters: number
  characters: number
  pictures: number
  readingMinutes: number
  /** The first 500 characters of the excerpt's plain text. */
  summary: string
}

export interface ArticleBody {
  source: string
  html: string
  text: string
  excerpt: string
  /** JSON tree of headings: id, depth, text, children. */
  toc: string
  /** JSON: all front matter but private keys. */
  frontMatter: string
}

/** What a link in a body names, `file:…` or `slug:…`, and the path of the article that it means. */
export interface LinkTarget {
  target: string
  path: string
}

export interface AuthorNode {
  id: number
  slug: string
  name: string
  /** JSON list of other spellings. */
  aliases: string
  bio: string | null
  url: string | null
  avatarId: number | null
}

export interface CategoryNode {
  id: number
  slug: string
  name: string
  /** JSON list of names from the root down. */
  names: string
  depth: number
  description: string | null
  parentId: number | null
}

export interface TagNode {
  id: number
  slug: string
  name: string
}

export interface ImageNode {
  id: number
  url: string
  status: ImageStatus
  host: string | null
  width: number | null
  height: number | null
  mimeType: string | null
  bytes: number | null
  sha256: string | null
}

/** One showing of a picture by an article. */
export interface ImageUse {
  role: ImageRole
  position: number
  alt: string | null
  title: string | null
  caption: string | null
  width: number | null
  height: number | null
  referrerPolicy: string | null
}

export interface SourceFile {
  path: string
  sha256: string
  bytes: number
  modifiedAt: number
}

export interface ImportDiagnostic {
  /** Of the row, and good within one snapshot only. */
  id: number
  severity: 'ERROR' | 'WARNING' | 'INFO'
  code: string
  message: string
  file: string
  position: number
  line: number | null
  column: number | null
  frame: string | null
  hint: string | null
  articleId: number | null
}

export interface SiteInfo {
  title: string | null
  url: string | null
  timeZone: string
  revision: number
  importedAt: number | null
  /** JSON: the site's settings as parsed. */
  settings: string
}
