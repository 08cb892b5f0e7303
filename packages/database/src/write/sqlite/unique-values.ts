import type { WriteConnection } from './write-connection.ts'

export interface Renamed {
  id: number
  from: string
  to: string
}

/**
 * A column in which values that several rows want are told apart: the first row in an order that only the content
 * decides has the value, the others get `-2`, `-3` and so on, past what another row wants. What an import leaves is the
 * same whatever was imported before, and in whatever order.
 */
export class UniqueValues {
  readonly #connection: WriteConnection
  readonly #sql: { holder: string; wanting: string; members: string; rename: string }
  readonly #contested = new Set<string>()

  constructor(connection: WriteConnection, table: string, names: { column: string; wanted: string; order: string }) {
    const { column, wanted, order } = names
    this.#connection = connection
    this.#sql = {
      holder: `SELECT id FROM "${table}" WHERE "${column}" = ?`,
      wanting: `SELECT id FROM "${table}" WHERE "${wanted}" = ? LIMIT 1`,
      members: `SELECT id, "${column}" AS value FROM "${table}" WHERE "${wanted}" = ? ORDER BY "${order}"`,
      rename: `UPDATE "${table}" SET "${column}" = ? WHERE id = ?`,
    }
  }

  /** What a row that wants this value has until `settle`: the value where it is free, else one that no row wants. */
  claim(wanted: string, id: number): string {
    const holder = this.#connection.get<{ id: number }>(this.#sql.holder, wanted)
    if (holder === undefined || holder.id === id) return wanted
    this.contest(wanted)
    return provisional(id)
  }

  /** To be called where a row that wanted this value is gone, or its place in the order has changed. */
  contest(wanted: string): void {
    this.#contested.add(wanted)
    const unnumbered = /^(.*?)\/?-\d+(\/|\.html?)?$/su.exec(wanted)
    if (unnumbered) this.#contested.add(`${unnumbered[1]}${unnumbered[2] ?? ''}`)
  }

  /** Tells contested values apart and returns the rows whose value changed. */
  settle(): Renamed[] {
    const renamed = [...this.#contested].sort().flatMap((wanted) => this.#group(wanted))
    this.#contested.clear()
    // In two steps, as one row may get what another still has.
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

/** No path or slug has a line end, so it is in nobody's way. */
function provisional(id: number): string {
  return `\n${id}`
}

/** `/a-2/`, `/a-2.html`, `a-2`; the root itself is followed by `/-2/`. */
function numbered(wanted: string, number: number): string {
  const [, name = '', ending = ''] = /^(.*?)(\/|\.html?)?$/su.exec(wanted) ?? []
  return wanted === '/' ? `/-${number}/` : `${name}-${number}${ending}`
}
