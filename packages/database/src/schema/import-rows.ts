/**
 * What an import hands over. Instants are milliseconds since 1970 in UTC; ids are made by the writer from the keys and
 * names given here, so that the importer never holds a row number.
 */
export interface ArticleRows {
  article: {
    key: string
    file: string
    slug: string
    path: string
    collection: string
    originalUrl: string | null
    aliases: string[]
    title: string
    description: string | null
    lang: string | null
    translationKey: string | null
    publishedAt: number | null
    updatedAt: number | null
    expiresAt: number | null
    dateOrigin: string
    dateRaw: string | null
    draft: boolean
    hidden: boolean
    commentsEnabled: boolean
    bodyFormat: string
    words: number
    cjkCharacters: number
    characters: number
    pictures: number
    readingMinutes: number
  }
  body: {
    source: LongText
    html: LongText
    text: LongText
    /** Title and text as `searchTextOf` makes them; null where the writer is to. */
    searchText: Uint8Array | null
    excerpt: string
    toc: unknown
    frontMatter: { [key: string]: unknown }
  }
  authors: { name: string; spelling: string }[]
  /** Paths of names from the root down. */
  categories: string[][]
  tags: string[]
  images: ImageUseRow[]
  links: LinkRow[]
}

/**
 * A string, or its UTF-8: what a thread made of a body goes into the database as it is, and is not made a string of and
 * taken apart again. Not kept by who is given it.
 */
export type LongText = string | Uint8Array

/** A link to another article of the site, not yet looked up. */
export interface LinkRow {
  /** `file:…`, `path:…` or `slug:…`. */
  target: string
  /** What else it can mean, in this order, where nothing stands at `target`. */
  otherwise: string[]
  line: number | null
  column: number | null
}

/** A file that is no article and only leads to another address. */
export interface RedirectRow {
  /** URL paths that lead there. */
  from: string[]
  to: string
}

export interface ImageUseRow {
  image: ImageRow
  role: string
  alt: string | null
  title: string | null
  caption: string | null
  width: number | null
  height: number | null
  referrerPolicy: string | null
}

export interface ImageRow {
  /** Absolute, or `/media/…` for a picture in the content folder. */
  url: string
  status: 'LOCAL' | 'REMOTE' | 'MISSING'
  host: string | null
  file: string | null
  width: number | null
  height: number | null
  mimeType: string | null
  bytes: number | null
  sha256: string | null
  modifiedAt: number | null
}

export interface FileRow {
  path: string
  sha256: string
  bytes: number
  modifiedAt: number
  changedAt: number
  /** The article that the database has of it, by its key; what is handed to the writer may say null. */
  articleKey: string | null
}

export interface DiagnosticRow {
  severity: string
  code: string
  message: string
  line: number | null
  column: number | null
  frame: string | null
  hint: string | null
}

/** What is wrong with something that is no file of an article: a folder passed over, a setting assumed. */
export interface NoteRow extends DiagnosticRow {
  /** Path within the content folder. */
  file: string
}

export interface SiteRow {
  title: string | null
  url: string | null
  /** BCP 47 tag of the archive's own language: names are ordered by it. */
  lang: string | null
  timeZone: string
  contentDir: string
  settingsHash: string
  settings: { [key: string]: unknown }
  authors: {
    name: string
    aliases: string[]
    slug: string | null
    bio: string | null
    url: string | null
    avatar: ImageRow | null
  }[]
}
