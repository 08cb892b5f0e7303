/** A long text as a statement returns it: SQLite gives its bytes in UTF-8. */
export type LongText = string | Buffer

/** Returns the text of a column that was selected with `longText` of the dialect. */
export function textOf(value: LongText): string {
  return typeof value === 'string' ? value : value.toString()
}
