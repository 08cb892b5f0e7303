/** The SQL of imports that differs between databases. All parts are SQL text of this program. */
export interface WriteDialect {
  /** The column that identifies a row within one statement. */
  readonly rowKey: string
  /** The place of a part in a text, from 1. */
  placeOf(text: string, part: string): string
  /** A JSON list of a column in an order. */
  listOf(column: string, order: string): string
  /** Whether a slug begins with a date and a hyphen, as in `2015-09-04-a-post`. */
  isDated(slug: string): string
  /**
   * The instants between which a day or month is in all time zones, in the unit of `sortAt`. Null if there is no such day.
   * @param period `2015-09-04` or `2015-09`
   */
  boundsOf(period: string): { from: string; until: string }
}
