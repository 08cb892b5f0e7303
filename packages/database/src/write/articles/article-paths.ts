import { isProvisional, numbered, provisional, type Renamed } from '../connection/unique-values.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { orderOfPrecedence } from './stored-article.ts'

/**
 * The URL paths of articles. If several articles want one path, the one that had it before this import keeps it. Among
 * the others, the first in the order of precedence gets it if it is free. The rest get `-2`, `-3` and so on, and keep
 * that number until the path that they want is free. The result does not depend on the order of the calls.
 */
export class ArticlePaths {
  readonly #connection: WriteConnection
  readonly #contested = new Set<string>()
  /** Articles that got a path in this import. They have no precedence over others. Null: all articles. */
  readonly #granted: Set<number> | null

  /** @param isFilled whether the archive had articles before this import */
  constructor(connection: WriteConnection, { isFilled }: { isFilled: boolean }) {
    this.#connection = connection
    this.#granted = isFilled ? new Set() : null
  }

  /** The path of an article until `settle`: the wanted path if it is free, otherwise a temporary one. */
  claim(wanted: string, id: number): string {
    const holder = this.#holder(wanted)
    if (holder === id) return wanted
    if (holder === undefined) {
      this.#granted?.add(id)
      return wanted
    }
    this.#contested.add(wanted)
    return provisional(id)
  }

  /** Call this when an article no longer has or wants these paths. */
  contest(...paths: string[]): void {
    for (const path of paths) this.#contested.add(path)
  }

  /** Call this when an article gets another id. */
  renameId(from: number, to: number): void {
    if (this.#granted?.delete(from)) this.#granted.add(to)
    else this.#granted?.delete(to)
  }

  /** Assigns the contested paths, and returns the articles whose path changed. */
  settle(): Renamed[] {
    const before = new Map<number, string>()
    const set = (id: number, from: string, to: string) => {
      if (!before.has(id)) before.set(id, from)
      this.#connection.run('UPDATE Article SET path = ? WHERE id = ?', to, id)
    }
    const groups = new Map([...this.#contested].sort().map((wanted) => [wanted, this.#wanting(wanted)]))
    for (const { id, path } of [...groups.values()].flat()) {
      if ((this.#granted?.has(id) ?? true) && !isProvisional(path)) set(id, path, provisional(id))
    }
    // The list grows while the loop runs: an article that gets the path that it wants leaves its numbered one.
    const free = [...groups.keys()]
    for (const wanted of free) {
      const members = groups.get(wanted) ?? this.#wanting(wanted)
      groups.set(wanted, members)
      const [first] = members
      if (first === undefined || this.#holder(wanted) !== undefined) continue
      const left = this.#path(first.id)
      set(first.id, left, wanted)
      if (!isProvisional(left)) free.push(left)
    }
    for (const [wanted, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let number = 1
      for (const { id } of members) {
        const path = this.#path(id)
        if (!isProvisional(path)) continue
        number = this.#freeNumber(wanted, number + 1)
        set(id, path, numbered(wanted, number))
      }
    }
    this.#contested.clear()
    this.#granted?.clear()
    return [...before].flatMap(([id, from]) => {
      const to = this.#path(id)
      return from === to ? [] : [{ id, from, to }]
    })
  }

  /** The first number from `number` on with which no article has or wants the path. */
  #freeNumber(wanted: string, number: number): number {
    const sql = 'SELECT 1 FROM Article WHERE path = ? UNION ALL SELECT 1 FROM Article WHERE wantedPath = ? LIMIT 1'
    let free = number
    for (;;) {
      const path = numbered(wanted, free)
      if (this.#connection.get(sql, path, path) === undefined) return free
      free++
    }
  }

  #wanting(path: string): { id: number; path: string }[] {
    const sql = `SELECT id, path FROM Article WHERE wantedPath = ? ORDER BY ${orderOfPrecedence}`
    return this.#connection.all<{ id: number; path: string }>(sql, path)
  }

  #holder(path: string): number | undefined {
    if (!this.#connection.mayHave('Article', 'path', path)) return undefined
    return this.#connection.get<{ id: number }>('SELECT id FROM Article WHERE path = ?', path)?.id
  }

  #path(id: number): string {
    const row = this.#connection.get<{ path: string }>('SELECT path FROM Article WHERE id = ?', id)
    if (row === undefined) throw new Error(`Article ${id} is missing, although it wants a path.`)
    return row.path
  }
}
