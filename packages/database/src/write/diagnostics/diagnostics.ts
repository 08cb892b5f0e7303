import type { DiagnosticRow, NoteRow } from '../../schema/import-rows.ts'
import type { ImportResult } from '../../schema/import-writer.ts'
import { isSameRow } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { brokenLinks } from './broken-links.ts'
import { allCheckedArticles, type CheckedArticle, checkedArticles } from './checked-articles.ts'
import { diagnosticRow, type Row, type WholeNote } from './diagnostic-row.ts'
import { hiddenByDate } from './hidden-by-date.ts'
import { KnownPages } from './known-pages.ts'
import { isReserved, reservedPath } from './reserved-paths.ts'
import { type NamedTable, similarNames } from './similar-names.ts'
import { takenAliases, takenId, takenPath } from './taken-names.ts'

/**
 * First positions of the diagnostics that depend on the rest of the archive, of the notes of the folder scan, and of the
 * notes about the archive as a whole: dates, authors, tags.
 */
const ARCHIVE = 1_000_000
const NOTES = 2_000_000
const WHOLE = { dates: 3_000_000, Author: 4_000_000, Tag: 5_000_000 } as const
const WHOLE_RANGE = 1_000_000

/** Diagnostics of four sources: the file itself, the rest of the archive, the folder scan, and the archive as a whole. */
export class Diagnostics {
  readonly #connection: WriteConnection
  /** Null: all files with an article. */
  #filesToCheck: Set<string> | null
  readonly #kept: boolean

  /** Problems with the rest of the archive that this import found: in files that it parsed, and in others. */
  readonly newProblems: NoteRow[] = []
  /** New problems of the archive as a whole. They are few, also in a first import. */
  readonly newNotes: NoteRow[] = []
  #pages: KnownPages | null = null

  /** Whether the site ignores a diagnostic, and how many of them this import did not store. */
  isIgnored: (diagnostic: { code: string; file: string }) => boolean = () => false
  ignored = 0

  /**
   * @param isFilled whether the archive had files before this import. If not, all files are checked
   * @param kept whether to list new problems
   */
  constructor(connection: WriteConnection, { isFilled, kept }: { isFilled: boolean; kept: boolean }) {
    this.#connection = connection
    this.#kept = kept
    this.#filesToCheck = isFilled ? new Set() : null
  }

  /**
   * Makes the diagnostics of a file these. Returns whether they changed.
   * @param known whether an earlier import knew the file
   */
  put(file: string, articleId: number | null, diagnostics: DiagnosticRow[], known: boolean): boolean {
    const rows = diagnostics.map((diagnostic, position) => diagnosticRow(file, position, articleId, diagnostic))
    return this.#replace(known ? this.#stored(file, 0, ARCHIVE) : [], this.#shown(rows))
  }

  /** Checks a file with new content again. The problems that remain count as new. */
  recheckContent(file: string): void {
    const sql = 'DELETE FROM Diagnostic WHERE file = ? AND position >= ? AND position < ?'
    this.#connection.run(sql, file, ARCHIVE, NOTES)
    this.recheck(file)
  }

  remove(file: string): void {
    this.#connection.run('DELETE FROM Diagnostic WHERE file = ? AND position < ?', file, NOTES)
  }

  move(from: string, to: string): void {
    const sql = 'UPDATE Diagnostic SET file = ? WHERE file = ? AND (position < ? OR position >= ?)'
    this.#connection.run(sql, to, from, NOTES, WHOLE.dates)
    this.recheck(to)
  }

  /** Replaces the notes of the last folder scan. Returns whether they changed. */
  putNotes(notes: NoteRow[]): boolean {
    const rows = this.#shown(notes.map((note, at) => diagnosticRow(note.file, NOTES + at, null, note)))
    return this.#replace(this.#storedNotes(NOTES, WHOLE.dates), rows)
  }

  /** Reports published articles that their dates keep out of every list at this instant, in milliseconds since 1970. */
  settleDates(now: number): void {
    this.#putWhole('dates', hiddenByDate(this.#connection, now))
  }

  /** Reports rare names that are one letter from known ones. Call it if names or their uses may have changed. */
  settleNames(table: NamedTable, now: number): void {
    this.#putWhole(table, similarNames(this.#connection, table, now))
  }

  #putWhole(kind: keyof typeof WHOLE, notes: WholeNote[]): void {
    const from = WHOLE[kind]
    const rows = this.#shown(notes.map((note, at) => diagnosticRow(note.file, from + at, note.articleId, note)))
    const stored = this.#storedNotes(from, from + WHOLE_RANGE)
    const known = new Set(stored.map(({ code, cause }) => `${code} ${cause}`))
    this.newNotes.push(...rows.filter(({ code, cause }) => !known.has(`${code} ${cause}`)))
    this.#replace(stored, rows)
  }

  /** The diagnostics of all files with a position from `from` and below `to`. */
  #storedNotes(from: number, to: number): Row[] {
    const sql = 'SELECT * FROM Diagnostic WHERE position >= ? AND position < ? ORDER BY position'
    return this.#connection.all(sql, from, to)
  }

  /** Counts of the whole archive, by severity and code. Diagnostics with one cause count once. */
  count(): ImportResult['diagnostics'] {
    return this.#connection.all(
      `SELECT severity, code, COUNT(*) - COUNT(cause) + COUNT(DISTINCT cause) AS count
      FROM Diagnostic GROUP BY 1, 2 ORDER BY 1, 2`,
    )
  }

  /** Marks a file for another check, because the archive around it may have changed. */
  recheck(file: string): void {
    this.#filesToCheck?.add(file)
  }

  /** Marks all files. */
  recheckAll(): void {
    this.#filesToCheck = null
  }

  /** Checks the marked files and all files with archive diagnostics again. Returns whether the diagnostics changed. */
  settle(): boolean {
    let changed = false
    for (const [file, article] of this.#checked()) changed = this.#look(file, article) || changed
    return changed
  }

  *#checked(): Generator<[file: string, article: CheckedArticle | undefined]> {
    const files = new Set(this.#filesToCheck)
    const sql = 'SELECT DISTINCT file FROM Diagnostic WHERE position >= ? AND position < ?'
    for (const { file } of this.#connection.all<{ file: string }>(sql, ARCHIVE, NOTES)) files.add(file)
    const positions = [ARCHIVE, NOTES] as const
    if (this.#filesToCheck !== null) return yield* checkedArticles(this.#connection, [...files].sort(), positions)
    yield* allCheckedArticles(this.#connection, positions)
    // A file without an article can have redirects, or diagnostics from before.
    const redirecting = 'SELECT DISTINCT file FROM Redirect WHERE articleId IS NULL'
    for (const { file } of this.#connection.all<{ file: string }>(redirecting)) files.add(file)
    for (const [file, article] of checkedArticles(this.#connection, [...files].sort(), positions))
      if (article === undefined) yield [file, article]
  }

  #look(file: string, article: CheckedArticle | undefined): boolean {
    const isAsWanted = article && article.key === article.wantedKey && article.path === article.wantedPath
    if (article && !article.doubtful && isAsWanted && !isReserved(article.path)) return false
    const diagnostics = [
      ...(article ? takenId(this.#connection, article) : []),
      ...(article ? takenPath(this.#connection, article) : []),
      ...(article ? reservedPath(article) : []),
      ...takenAliases(this.#connection, file),
      ...(article ? brokenLinks(this.#connection, article.id, this.#knownPages()) : []),
    ]
    const rows = this.#shown(
      diagnostics.map((diagnostic, at) => diagnosticRow(file, ARCHIVE + at, article?.id ?? null, diagnostic)),
    )
    const stored = this.#stored(file, ARCHIVE, NOTES)
    const known = new Set(stored.map(({ message, line }) => `${line} ${message}`))
    const isNew = ({ message, line }: Row) => !known.has(`${line} ${message}`)
    if (this.#kept) this.newProblems.push(...rows.filter(isNew))
    return this.#replace(stored, rows)
  }

  /** The diagnostics of a file with a position from `from` and below `to`. */
  #stored(file: string, from: number, to: number): Row[] {
    const sql = 'SELECT * FROM Diagnostic WHERE file = ? AND position >= ? AND position < ? ORDER BY position'
    return this.#connection.all(sql, file, from, to)
  }

  #knownPages(): KnownPages {
    this.#pages ??= new KnownPages(this.#connection)
    return this.#pages
  }

  #shown(rows: Row[]): Row[] {
    const shown = rows.filter((row) => !this.isIgnored(row))
    this.ignored += rows.length - shown.length
    return shown
  }

  #replace(stored: Row[], rows: Row[]): boolean {
    if (stored.length === rows.length && rows.every((row, at) => isSameRow('Diagnostic', row, stored[at]))) return false
    for (const { file, position } of stored) {
      this.#connection.run('DELETE FROM Diagnostic WHERE file = ? AND position = ?', file, position)
    }
    this.#connection.insert('Diagnostic', rows)
    return true
  }
}
