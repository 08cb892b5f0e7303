import type { Table } from '../../schema/table-rows.ts'
import type { WriteConnection } from './write-connection.ts'

export interface Renamed {
  id: number
  from: string
  to: string
}

/**
 * A column with unique values, made from values that several rows may want. The first row in a fixed order gets the
 * wanted value. The others get `-2`, `-3` and so on, skipping values that another row wants. The result depends only on
 * the content, not on earlier imports or the order of files.
 */
export class UniqueValues {
  readonly #connection: WriteConnection
  readonly #table: Table
  readonly #column: string
  readonly #sql: { holder: string; wanting: string; members: string; rename: string }
  readonly #contested = new Set<string>()

  constructor(connection: WriteConnection, table: Table, names: { column: string; wanted: string; order: string }) {
    const { column, wanted, order } = names
    this.#connection = connection
    this.#table = table
    this.#column = column
    this.#sql = {
      holder: `SELECT id FROM "${table}" WHERE "${column}" = ?`,
      wanting: `SELECT id FROM "${table}" WHERE "${wanted}" = ? LIMIT 1`,
      members: `SELECT id, "${column}" AS value FROM "${table}" WHERE "${wanted}" = ? ORDER BY "${order}"`,
      rename: `UPDATE "${table}" SET "${column}" = ? WHERE id = ?`,
    }
  }

  /** The value of a row until `settle`: the wanted value if it is free, otherwise a temporary one. */
  claim(wanted: string, id: number): string {
    if (!this.#connection.mayHave(this.#table, this.#column, wanted)) return wanted
    const holder = this.#connection.get<{ id: number }>(this.#sql.holder, wanted)
    if (holder === undefined || holder.id === id) return wanted
    this.contest(wanted)
    return provisional(id)
  }

  /** Call this when a row that wanted this value is deleted, or when its place in the order changes. */
  contest(wanted: string): void {
    this.#contested.add(wanted)
    const unnumbered = /^(.*?)\/?-\d+(\/|\.html?)?$/su.exec(wanted)
    if (unnumbered) this.#contested.add(`${unnumbered[1]}${unnumbered[2] ?? ''}`)
  }

  /** Assigns the contested values, and returns the rows whose value changed. */
  settle(): Renamed[] {
    const renamed = [...this.#contested].sort().flatMap((wanted) => this.#group(wanted))
    this.#contested.clear()
    // In two steps, because one row may get the value that another one still has.
    for (const { id } of renamed) this.#connection.run(this.#sql.rename, provisional(id), id)
    for (const { id, to } of renamed) this.#connection.run(this.#sql.rename, to, id)
    return renamed
  }

  #group(wanted: string): Renamed[] {
    const members = this.#connection.all<{ id: number; value: string }>(this.#sql.members, wanted)
    const renamed: Renamed[] = []
    let number = 1
    for (const { id, value } of members) {
      let to = wanted
      if (number > 1) {
        to = numbered(wanted, number)
        while (this.#connection.get(this.#sql.wanting, to) !== undefined) to = numbered(wanted, ++number)
      }
      number++
      if (to !== value) renamed.push({ id, from: value, to })
    }
    return renamed
  }
}

/** A value for a row that waits for another one. No path or slug contains a line end, so it cannot collide. */
export function provisional(id: number): string {
  return `\n${id}`
}

export function isProvisional(value: string): boolean {
  return value.startsWith('\n')
}

/** `/a-2/`, `/a-2.html` or `a-2`. The root becomes `/-2/`. */
export function numbered(wanted: string, number: number): string {
  const [, name = '', ending = ''] = /^(.*?)(\/|\.html?)?$/su.exec(wanted) ?? []
  return wanted === '/' ? `/-${number}/` : `${name}-${number}${ending}`
}
