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
  body: { source: string; html: string; text: string; excerpt: string; toc: unknown; frontMatter: { [key: string]: unknown } }
  authors: { name: string; spelling: string }[]
  /** Paths of names from the root down. */
  categories: string[][]
  tags: string[]
  images: ImageUseRow[]
  /** `file:…`, `path:…` or `slug:…`. */
  links: string[]
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
  /** The article made from it, by its key. */
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

export interface SiteRow {
  title: string | null
  url: string | null
  timeZone: string
  contentDir: string
  settingsHash: string
  settings: { [key: string]: unknown }
  authors: { name: string; aliases: string[]; slug: string | null; bio: string | null; url: string | null; avatar: ImageRow | null }[]
}

/** What an import changed, as its report says it. */
export interface ImportResult {
  revision: number
  created: number
  updated: number
  deleted: number
  unchanged: number
}

/**
 * One import: a single write transaction. Readers see the archive as it was until `commit`; a process that dies before
 * it leaves no trace. Rows of unchanged files are not touched.
 */
export interface ImportWriter {
  /** Files as the last import left them, by path. */
  files(): Iterable<FileRow>
  site(): { contentDir: string | null; settingsHash: string | null; revision: number }
  putSite(site: SiteRow): void
  /** Replaces whatever this file held before: its rows, its article, its diagnostics. */
  putFile(file: FileRow, rows: ArticleRows | null, diagnostics: DiagnosticRow[]): void
  /** A file that only moved or was only touched: its row, not its article. */
  touchFile(file: FileRow): void
  /** The file took another path: its article keeps its key, and so its id. */
  moveFile(from: string, to: FileRow): void
  removeFile(path: string): void
  /** Tells equal paths apart, resolves links, spells names as most do, sweeps orphans, ranks names, records the changes and moves the revision where anything changed. */
  commit(now: number): ImportResult
  rollback(): void
}
