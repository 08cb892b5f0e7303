/** What a statement is given; truth values go as 0 or 1. */
export type Cell = string | number | null

/** A piece of SQL with the values for its question marks. */
export class Sql {
  readonly text: string
  readonly values: readonly Cell[]

  constructor(text: string, values: readonly Cell[]) {
    this.text = text
    this.values = values
  }
}

/** Pieces are put in as they are, everything else becomes a value. Prisma's own tag would load its whole runtime. */
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

/** Text of our own that no asker had a hand in. */
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
  const said = parts.filter((part) => part !== always)
  return said.length ? join(said, ' AND ') : always
}

export function or(parts: readonly Sql[]): Sql {
  return parts.length ? sql`(${join(parts, ' OR ')})` : never
}

/**
 * There is a row of this, said so that SQLite looks for one: of a bare EXISTS it makes a join, and then may work out
 * the other columns for every row that it finds.
 */
export function exists(rows: Sql): Sql {
  return sql`(EXISTS (${rows})) IS TRUE`
}

/** True where the condition is false or unknown: to a reader, what has no language is not in French. */
export function not(part: Sql): Sql {
  return sql`(${part}) IS NOT TRUE`
}
