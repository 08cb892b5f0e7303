/** So many statements stay prepared on a connection. */
const MOST = 400
/** The condition on the search index. */
const SEARCHES = '"pieces" @>'

/**
 * The names of the statements that one connection has prepared. PostgreSQL then plans a statement once. It keeps them
 * until the connection ends, so statements beyond the limit stay without a name. A search has none either: without the
 * words, PostgreSQL plans it as a scan from the newest article on, which takes 17 times as long for a rare word.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()

  of(text: string): string | null {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= MOST || text.includes(SEARCHES)) return known ?? null
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}
