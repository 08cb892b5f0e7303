/** A parameter of a statement. Booleans are 0 or 1. */
export type Cell = string | number | null

/** A piece of SQL with the values of its question marks. `?@` stands for an instant, in milliseconds since 1970. */
export class Sql {
  readonly text: string
  readonly values: readonly Cell[]

  constructor(text: string, values: readonly Cell[]) {
    this.text = text
    this.values = values
  }
}

/**
 * Builds a piece of SQL. `Sql` parts are inserted, all other parts become parameters. Prisma's own tag would load its
 * whole runtime.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | Cell)[]): Sql {
  let text = strings[0] ?? ''
  const values: Cell[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    if (part instanceof Sql) {
      text += part.text
      for (const value of part.values) values.push(value)
    } else {
      text += '?'
      values.push(part ?? null)
    }
    text += strings[index + 1] ?? ''
  }
  return new Sql(text, values)
}

/** A parameter that is an instant, in milliseconds since 1970. SQLite stores the number, PostgreSQL a timestamp. */
export function instant(milliseconds: number): Sql {
  return new Sql('?@', [milliseconds])
}

/** SQL text from this program. Never pass a client's input. */
export function raw(text: string): Sql {
  return new Sql(text, [])
}

export function join(parts: readonly Sql[], separator: string): Sql {
  const values: Cell[] = []
  for (const part of parts) for (const value of part.values) values.push(value)
  return new Sql(parts.map((part) => part.text).join(separator), values)
}

export const empty = raw('')
export const always = raw('TRUE')
export const never = raw('FALSE')

export function and(parts: readonly Sql[]): Sql {
  const conditions = parts.filter((part) => part !== always)
  return conditions.length ? join(conditions, ' AND ') : always
}

export function or(parts: readonly Sql[]): Sql {
  return parts.length ? sql`(${join(parts, ' OR ')})` : never
}

/**
 * A condition that there is a row. Written so that SQLite searches for one row: it converts a plain EXISTS to a join,
 * and may then compute the other columns for every row that it finds.
 */
export function exists(rows: Sql): Sql {
  return sql`(EXISTS (${rows})) IS TRUE`
}

/** True if the condition is false or unknown: an article without a language is not in French. */
export function not(part: Sql): Sql {
  return sql`(${part}) IS NOT TRUE`
}
