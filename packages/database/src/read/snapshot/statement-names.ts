/** So many statements stay prepared on a connection. */
const MOST = 400

/**
 * The names of the statements that one connection has prepared. PostgreSQL then plans a statement once. It keeps them
 * until the connection ends, so statements beyond the limit stay without a name.
 */
export class StatementNames {
  readonly #names = new Map<string, string>()

  of(text: string): string | null {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= MOST) return known ?? null
    const name = `s${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}
