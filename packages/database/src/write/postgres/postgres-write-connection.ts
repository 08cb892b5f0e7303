import { columnsOf, type SqlValue, type Table, type TableRow } from '../../schema/table-rows.ts'
import { postgresText } from '../../sql/postgres-text.ts'
import { askedKeys } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { type CopyColumn, CopyRows, type CopyValue } from './copy-rows.ts'
import { KnownKeys } from './known-keys.ts'
import { explainPostgresError } from './postgres-errors.ts'
import { postgresWriteDialect } from './postgres-write-dialect.ts'
import { ThreadConnection } from './thread-connection.ts'
import type { Answer, Step } from './thread-messages.ts'
import { beginStatements, columnsStatement, lockStatement } from './transaction.ts'
import { types } from './values.ts'

/** Steps and bytes that wait here before they are sent. */
const MOST_STEPS = 500
const MOST_BYTES = 4_194_304
/** Rows that one UPDATE assigns numbers to. */
const ASSIGNED = 10_000

/** Tables before the tables that refer to them. Others are written last. */
const order: readonly string[] = ['Image', 'Author', 'Category', 'Tag', 'Article', 'File', 'Link']

/**
 * An import's connection to PostgreSQL. Rows and statements without a result wait here, and are sent together: many rows
 * of a table as one COPY, and everything before the next statement with a result.
 */
export class PostgresWriteConnection implements WriteConnection {
  readonly dialect = postgresWriteDialect
  readonly #url: string
  readonly #thread: ThreadConnection
  readonly #columns = new Map<string, CopyColumn[]>()
  #steps: Step[] = []
  /** Rows that come after all steps. */
  readonly #rows = new Map<string, CopyRows>()
  #bytes = 0
  readonly #temporary = new Set<string>()
  #vacuumed: string[] = []
  /** Keys of the tables that were empty at the beginning. */
  readonly #known = new Map<string, KnownKeys>()

  /**
   * Connects and takes the lock of imports.
   * @throws ImportRunningError if another import holds the lock for `waitMs` milliseconds
   */
  constructor(url: string, waitMs: number) {
    this.#url = url
    this.#thread = new ThreadConnection(url)
    try {
      for (const text of beginStatements(waitMs)) this.run(text)
      this.run(lockStatement)
      for (const { table, name, type } of this.all<{ table: string; name: string; type: number }>(columnsStatement))
        this.#columns.set(table, [...(this.#columns.get(table) ?? []), { name, type }])
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  run(text: string, ...values: SqlValue[]): void {
    this.#writeRows()
    const table = /^\s*(?:UPDATE|INSERT INTO) "?(\w+)"?.*?(?:\bSET\b)/su.exec(text)?.[1]
    if (table !== undefined) this.#forgetKeys(table)
    this.#add({ text: postgresText(text), values })
  }

  change(text: string, ...values: SqlValue[]): number {
    return this.#ask(text, values).count
  }

  get<Row>(text: string, ...values: SqlValue[]): Row | undefined {
    return this.all<Row>(text, ...values)[0]
  }

  all<Row>(text: string, ...values: SqlValue[]): Row[] {
    return this.#ask(text, values).rows as Row[] // The caller wrote the columns of the statement.
  }

  insert<T extends Table>(table: T, rows: TableRow<T>[]): void {
    for (const row of rows) {
      this.copy(
        table,
        columnsOf(table),
        columnsOf(table).map((column) => row[column]),
      )
      for (const key of askedKeys[table] ?? [])
        this.#known.get(`${table} ${key}`)?.add(String(row[key as keyof typeof row]))
    }
  }

  assign(table: Table, column: string, numbers: [id: number, value: number][]): void {
    const text = `UPDATE "${table}" SET "${column}" = v.value
      FROM unnest(CAST(? AS BIGINT[]), CAST(? AS BIGINT[])) v(id, value) WHERE "${table}".id = v.id`
    for (let at = 0; at < numbers.length; at += ASSIGNED) {
      const some = numbers.slice(at, at + ASSIGNED)
      this.run(text, ...[0, 1].map((side) => `{${some.map((pair) => pair[side]).join(',')}}`))
    }
  }

  /**
   * Creates a table of this transaction, for `copy`.
   * @param columns names and types
   */
  createTemporary(table: string, columns: string): void {
    this.run(`CREATE TEMP TABLE ${table} (${columns}) ON COMMIT DROP`)
    this.#temporary.add(table)
    const names = [...columns.matchAll(/(\w+) (BIGINT|TEXT)/g)]
    this.#columns.set(
      table,
      names.map(([, name = '', type]) => ({ name, type: type === 'TEXT' ? types.text : types.bigint })),
    )
  }

  /** Inserts a row of any table. */
  copy(table: string, names: readonly string[], values: readonly CopyValue[]): void {
    let rows = this.#rows.get(table)
    if (rows === undefined) {
      const known = new Map(this.#columns.get(table)?.map(({ name, type }) => [name, type]))
      const columns = names.map((name) => ({ name, type: known.get(name) ?? 0 }))
      rows = new CopyRows(table, columns)
      this.#rows.set(table, rows)
    }
    const before = rows.length
    rows.add(values)
    this.#bytes += rows.length - before
    if (this.#bytes > MOST_BYTES) this.#send()
  }

  mayHave(table: Table, column: string, value: string): boolean {
    return this.#known.get(`${table} ${column}`)?.mayHave(value) ?? true
  }

  /** Call this while the archive is empty. From then on, `mayHave` knows which keys this import has written. */
  rememberKeys(): void {
    for (const [table, keys] of Object.entries(askedKeys))
      for (const key of keys ?? []) this.#known.set(`${table} ${key}`, new KnownKeys())
  }

  commit(): void {
    this.#ask('COMMIT', [])
    if (this.#vacuumed.length > 0) this.#vacuum()
    this.#thread.close()
  }

  /**
   * Vacuums all tables after the commit, for a first import: until then, no index alone can answer a query, and the server
   * does it only a minute later. It waits until the transaction has ended, because it cannot run inside of one.
   */
  vacuumAfterCommit(): void {
    this.#vacuumed = [...this.#columns.keys()].filter((table) => !this.#temporary.has(table))
  }

  #vacuum(): void {
    try {
      this.#ask(`VACUUM (ANALYZE) ${this.#vacuumed.map((table) => `"${table}"`).join(', ')}`, [])
    } catch {
      // The import is committed. The server vacuums the tables later itself.
    }
  }

  rollback(): void {
    if (!this.#thread.isOpen) return
    this.#steps = []
    this.#rows.clear()
    try {
      this.#ask('ROLLBACK', [])
    } catch {
      // The server ends the transaction of a connection that fails.
    }
    this.#thread.close()
  }

  #ask(text: string, values: SqlValue[]): Answer {
    this.#writeRows()
    const steps = [...this.#steps, { text: postgresText(text), values }]
    this.#steps = []
    this.#bytes = 0
    try {
      return this.#thread.ask(steps)
    } catch (error) {
      throw explainPostgresError(error, this.#url)
    }
  }

  #add(step: Step): void {
    this.#steps.push(step)
    if (this.#steps.length >= MOST_STEPS) this.#send()
  }

  #send(): void {
    this.#writeRows()
    const steps = this.#steps
    this.#steps = []
    this.#bytes = 0
    try {
      this.#thread.send(steps)
    } catch (error) {
      throw explainPostgresError(error, this.#url)
    }
  }

  /** Puts the rows behind the steps, so that every row comes after the row that it refers to. */
  #writeRows(): void {
    if (this.#rows.size === 0) return
    const place = (table: string) => (order.includes(table) ? order.indexOf(table) : order.length)
    const tables = [...this.#rows].sort(([a], [b]) => place(a) - place(b))
    this.#rows.clear()
    for (const [, rows] of tables) this.#steps.push({ text: rows.text, rows: rows.finish() })
  }

  #forgetKeys(table: string): void {
    for (const key of this.#known.keys()) if (key.startsWith(`${table} `)) this.#known.delete(key)
  }
}
