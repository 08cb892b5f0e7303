import type { ArticleRows, DiagnosticRow, FileRow, ImageRow, NoteRow, RedirectRow, SiteRow } from './import-rows.ts'

/** What an import changed, as its report says it. */
export interface ImportResult {
  revision: number
  created: number
  updated: number
  deleted: number
  unchanged: number
  /** All that the archive now has, this import's and earlier ones', by code. */
  diagnostics: { severity: string; code: string; count: number }[]
}

/**
 * One import: a single write transaction. Readers see the archive as it was until `commit`; a process that dies before
 * it leaves no trace. Rows of unchanged files are not touched. Moves come first; files may then be put and removed in
 * any order, and the archive that comes of it is the same.
 */
export interface ImportWriter {
  /** Files as the last import left them, by path. */
  files(): Iterable<FileRow>
  /** Pictures of the content folder as the last import left them, by file. */
  pictures(): Iterable<ImageRow & { file: string }>
  site(): { contentDir: string | null; settingsHash: string | null; revision: number }
  putSite(site: SiteRow): void
  /**
   * Replaces whatever this file held before: its rows, its article, its diagnostics. The first by file of several that
   * ask for one id or path gets it; the others have an `id-taken` or `path-taken` diagnostic of the writer's own.
   */
  putFile(file: FileRow, rows: ArticleRows | null, diagnostics: DiagnosticRow[], redirect?: RedirectRow): void
  /** A file that only moved or was only touched: its row, not its article. */
  touchFile(file: FileRow): void
  /** The file took another path, where the database has no file: its article keeps its key, and so its id. */
  moveFile(from: string, to: FileRow): void
  removeFile(path: string): void
  /** A picture that changed while the articles that show it did not. */
  putImage(image: ImageRow): void
  /** Files of articles that show a picture with this base name: to be parsed again where such a picture came or went. */
  filesShowing(baseName: string): string[]
  /** Replaces what the last walk noted. */
  putNotes(notes: NoteRow[]): void
  /** Tells equal paths apart, resolves links, spells names as most do, sweeps orphans, ranks names, records the changes and moves the revision where anything changed. */
  commit(now: number): ImportResult
  rollback(): void
}
