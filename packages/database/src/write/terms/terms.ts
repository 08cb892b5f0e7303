import { fold } from '../../text/folding.ts'
import { authorKey } from '../../text/name-keys.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Listing } from '../changes/listing.ts'
import { areSameRows } from '../connection/row-statements.ts'
import { UniqueValues } from '../connection/unique-values.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { rankNames } from './name-order.ts'
import { commonest, Spellings } from './spellings.ts'
import { typedForms } from './typed-forms.ts'

const REMEMBERED = 50_000

const columns = { Author: 'authorId', Category: 'categoryId', Tag: 'tagId' } as const
const types = { Author: 'AUTHOR', Category: 'CATEGORY', Tag: 'TAG' } as const
// Only authors have other spellings that are not names of their own.
const otherNames = { Author: 'aliases', Category: "'[]'", Tag: "'[]'" } as const
// An author in the site's own files keeps the name from there, and stays without articles.
const fixed = { Author: 'fromSite = TRUE', Category: 'FALSE', Tag: 'FALSE' } as const

/** A row of a join table, with the id of its author, category or tag. */
export interface TermUse extends Listing {
  authorId?: number
  categoryId?: number
  tagId?: number
  position: number
  spelling: string
}

/**
 * The tables of authors, categories and tags: spellings of one name share one term. The most frequent spelling names
 * it. It has a unique slug and a rank in the alphabetical order, and is deleted with its last article.
 */
export class Terms {
  readonly slugs: UniqueValues
  readonly #connection: WriteConnection
  readonly #changes: ChangeLog
  readonly #table: 'Author' | 'Category' | 'Tag'
  readonly #spellings = new Spellings()
  /** Ids of the keys in this import. Articles share most of their terms. */
  readonly #known = new Map<string, number>()
  readonly #created = new Set<number>()
  readonly #named = new Set<number>()
  #reorder = false

  constructor(connection: WriteConnection, changes: ChangeLog, table: 'Author' | 'Category' | 'Tag') {
    this.#connection = connection
    this.#changes = changes
    this.#table = table
    this.slugs = new UniqueValues(connection, table, { column: 'slug', wanted: 'wantedSlug', order: 'key' })
  }

  /** The id of the term with this key. `create` inserts the term if it does not exist. */
  idOf(key: string, create: () => number): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const stored = this.#stored(key)
    const id = stored?.id ?? create()
    if (stored === undefined) {
      this.#created.add(id)
      this.touch(id)
      this.#changes.created(types[this.#table], id)
    } else this.#changes.touch(types[this.#table], id)
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(key, id)
    return id
  }

  #stored(key: string): { id: number } | undefined {
    if (!this.#connection.mayHave(this.#table, 'key', key)) return undefined
    return this.#connection.get(`SELECT id FROM "${this.#table}" WHERE key = ?`, key)
  }

  /** Records that an article uses this spelling. */
  use(id: number, spelling: string): void {
    this.#spellings.add(id, spelling, 1)
  }

  /** Adds the terms of an article that had none. */
  add(uses: TermUse[]): void {
    this.#connection.insert(`Article${this.#table}`, uses)
    for (const use of uses) this.use(this.#idIn(use), use.spelling)
  }

  /**
   * Makes the terms of an article these.
   * @returns whether they differ from the ones before, and whether their names do
   */
  replace(articleId: number, uses: TermUse[]): { changed: boolean; renamed: boolean } {
    const table = `Article${this.#table}` as const
    const before = this.#usesOf(articleId)
    if (areSameRows(table, uses, before)) return { changed: false, renamed: false }
    this.#forget(before)
    this.#connection.run(`DELETE FROM "${table}" WHERE articleId = ?`, articleId)
    this.add(uses)
    return { changed: true, renamed: this.#namesIn(uses) !== this.#namesIn(before) }
  }

  /** Call this before an article's rows in the join table are deleted. */
  drop(articleId: number): void {
    this.#forget(this.#usesOf(articleId))
  }

  #usesOf(articleId: number): TermUse[] {
    return this.#connection.all(
      `SELECT * FROM "Article${this.#table}" WHERE articleId = ? ORDER BY position`,
      articleId,
    )
  }

  #forget(uses: TermUse[]): void {
    for (const use of uses) {
      const id = this.#idIn(use)
      this.#changes.touch(types[this.#table], id)
      this.#spellings.add(id, use.spelling, -1)
    }
  }

  #idIn(use: TermUse): number {
    return use[columns[this.#table]] ?? 0
  }

  /** The names under which the search finds an article. An author has another name besides the spelling. */
  #namesIn(uses: TermUse[]): string {
    return uses.map((use) => (this.#table === 'Author' ? `${use.authorId} ${use.spelling}` : use.spelling)).join('\n')
  }

  /** Marks a term whose name, or whose reason to exist, may have changed. */
  touch(id: number): void {
    this.#named.add(id)
    this.#reorder = true
  }

  /** Whether this import changed which articles have which names. */
  get usesChanged(): boolean {
    return this.#spellings.ids().length > 0 || this.#named.size > 0
  }

  updated(id: number): void {
    this.#changes.changed(types[this.#table], id)
  }

  /**
   * Deletes unused terms, and names the others by their most frequent spelling. Returns the ids of terms whose name may
   * have changed.
   */
  settleNames(): number[] {
    for (const id of this.#spellings.ids()) if (!this.#sweep(id)) this.#settleName(id)
    for (const id of [...this.#named]) this.#sweep(id)
    this.#settleForms()
    return [...this.#named]
  }

  /** Call this after `settleNames`. */
  settleOrder(lang: string | null, languageChanged: boolean): void {
    for (const { id } of this.slugs.settle()) this.updated(id)
    if (this.#reorder || languageChanged) rankNames(this.#connection, this.#table, lang)
  }

  #sweep(id: number): boolean {
    const table = this.#table
    const row = this.#connection.get<{ wantedSlug: string }>(
      `DELETE FROM "${table}" WHERE id = ? AND NOT ${fixed[table]}
        AND NOT EXISTS (SELECT 1 FROM "Article${table}" WHERE "${columns[table]}" = "${table}".id) RETURNING wantedSlug`,
      id,
    )
    if (row === undefined) return false
    this.slugs.contest(row.wantedSlug)
    this.#named.delete(id)
    this.#reorder = true
    this.#changes.changed(types[table], id)
    return true
  }

  #settleName(id: number): void {
    const table = this.#table
    const row = this.#connection.get<{ key: string; name: string }>(
      `SELECT key, name FROM "${table}" WHERE id = ? AND NOT ${fixed[table]}`,
      id,
    )
    if (row === undefined || !(this.#created.has(id) || this.#spellings.mayChange(id, row.name))) return
    const spellings = this.#created.has(id) ? this.#spellings.of(id) : this.#counted(id)
    // Articles may name an author by an alias or a slug. These are not names.
    const names =
      table === 'Author' ? [...spellings].filter(([spelling]) => authorKey(spelling) === row.key) : spellings
    const name = commonest(names)
    if (name === undefined || name === row.name) return
    this.#connection.run(`UPDATE "${table}" SET name = ?, typedForms = NULL WHERE id = ?`, name, id)
    this.touch(id)
    this.updated(id)
  }

  /** Computes what is searched of the names that are new or changed, or that an older version of this program folded. */
  #settleForms(): void {
    const rows = this.#connection.all<{ id: number; name: string; others: string }>(
      `SELECT id, name, ${otherNames[this.#table]} AS others FROM "${this.#table}" WHERE typedForms IS NULL`,
    )
    for (const { id, name, others } of rows) {
      const sql = `UPDATE "${this.#table}" SET foldedName = ?, typedForms = ? WHERE id = ?`
      // This program wrote the list of texts.
      this.#connection.run(sql, fold(name), typedForms([name, ...(JSON.parse(others) as string[])]), id)
    }
  }

  #counted(id: number): [string, number][] {
    const table = this.#table
    const sql = `SELECT spelling, COUNT(*) AS count FROM "Article${table}" WHERE "${columns[table]}" = ? GROUP BY spelling`
    return this.#connection
      .all<{ spelling: string; count: number }>(sql, id)
      .map(({ spelling, count }) => [spelling, count])
  }
}
