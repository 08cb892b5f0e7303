import type { ArticleRows, DiagnosticRow, FileRow, ImageRow, NoteRow, RedirectRow, SiteRow } from './import-rows.ts'

/** The result of an import, for its report. */
export interface ImportResult {
  revision: number
  created: number
  updated: number
  deleted: number
  unchanged: number
  /** All diagnostics that the archive now has, also from earlier imports, by code. */
  diagnostics: { severity: string; code: string; count: number }[]
  /** Number of diagnostics that this import did not store, because the site ignores them. Absent if there are none. */
  ignoredDiagnostics?: number
  /**
   * Problems that are new, also in files that did not change: broken links, missing anchors, taken paths, ids and aliases,
   * dates that hide articles, and names one letter from others. A first import lists only dates and names. Left out if there
   * are none.
   */
  newProblems?: NoteRow[]
  redirects: NewRedirects
}

/** The former paths of articles that redirect since this import: how many, and the first hundred. */
export interface NewRedirects {
  count: number
  first: FormerPathRow[]
}

/** A redirect from a path that an article had before. */
export interface FormerPathRow {
  from: string
  /** The path that the article has now. */
  to: string
  /** The file of the article. */
  file: string
}

/**
 * One import: a single write transaction. Readers see the archive as it was until `commit`, and a process that dies
 * before `commit` leaves no trace. Rows of unchanged files are not touched. Call `moveFile` first; after that, files may
 * be put and removed in any order, with the same result.
 */
export interface ImportWriter {
  /** The files as the last import left them, ordered by path. */
  files(): Iterable<FileRow>
  /** The images of the content folder as the last import left them, ordered by file. */
  pictures(): Iterable<ImageRow & { file: string }>
  site(): { contentDir: string | null; settingsHash: string | null; revision: number }
  putSite(site: SiteRow): void
  /**
   * Replaces everything that this file had before: its row, its article, its diagnostics. If several files claim one id
   * or path, the article that had it before this import keeps it. Among new articles, published ones come first, then the
   * earlier date, then the file name. The writer adds an `id-taken` or `path-taken` diagnostic to the others.
   */
  putFile(file: FileRow, rows: ArticleRows | null, diagnostics: DiagnosticRow[], redirect?: RedirectRow): void
  /** Updates the row of a file whose content did not change. Its article stays as it is. */
  touchFile(file: FileRow): void
  /** Moves a file to a path that no file in the database has. Its article keeps its key, and so its id. */
  moveFile(from: string, to: FileRow): void
  removeFile(path: string): void
  /** Updates an image whose articles did not change. */
  putImage(image: ImageRow): void
  /** Files of articles that use an image or a file with this base name. Parse them again when such a file appears or goes. */
  filesShowing(baseName: string): string[]
  /** Sets which diagnostics are counted and not stored. Call it before files are put. */
  ignoreDiagnostics(isIgnored: (diagnostic: { code: string; file: string }) => boolean): void
  /** Replaces the notes of the last folder scan. */
  putNotes(notes: NoteRow[]): void
  /**
   * Numbers duplicate paths, records the paths that articles had before, resolves links, gives each author, category and tag its most frequent spelling, deletes
   * unused rows, ranks names, records the changes, and raises the revision if anything changed.
   * @param now milliseconds since 1970
   */
  commit(now: number): ImportResult
  rollback(): void
}
