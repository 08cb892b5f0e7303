import { Client } from 'pg'
import { columnTypes } from './column-types.ts'
import { sessionSettings } from './postgres-pool.ts'

/** The channel that tells servers about imports. The payload is the revision. */
export const IMPORT_CHANNEL = 'broadsheet_import'

/** Identifies a state of the archive. */
export interface ArchiveVersion {
  readonly revision: number
  /** The transaction that wrote the row of the site. It differs between two archives with the same revision. */
  readonly transaction: string
}

/** SELECT of the `ArchiveVersion`. No row before the first import. */
export const versionQuery = 'SELECT revision, xmin::text AS transaction FROM "Site" WHERE id = 1'

export interface ImportListenerOptions {
  readonly url: string
  /** Reads what depends on the connection, after each new one. */
  readonly onConnect: (client: Client) => Promise<void>
  /** Called with the version at each check, whether it moved or not. */
  readonly onVersion: (version: ArchiveVersion) => void
}

/** How often the version is read even without a notification, in milliseconds. */
const CHECK_INTERVAL = 400
/** How long a check may take. A connection that is cut without notice never answers. */
const CHECK_TIMEOUT = 2_000
const RECONNECT_DELAY = 500

/**
 * Watches the archive's version over a connection of its own: each import sends a notification, and a check behind it
 * notices a connection that is lost. Then it connects again, as often as it takes.
 */
export class ImportListener {
  readonly #options: ImportListenerOptions
  #client: Client | null = null
  #timer: NodeJS.Timeout | undefined
  #confirmedAt = Number.NEGATIVE_INFINITY
  #closed = false
  /** Ends with the last check. */
  #running: Promise<unknown> = Promise.resolve()

  constructor(options: ImportListenerOptions) {
    this.#options = options
  }

  /** How long ago the last check that was answered began, in milliseconds. Infinity while there is no connection. */
  get age(): number {
    return performance.now() - this.#confirmedAt
  }

  /**
   * Connects, and reads the version for the first time.
   * @throws if the database does not answer
   */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.#options.url,
      application_name: 'broadsheet listener',
      connectionTimeoutMillis: CHECK_TIMEOUT * 2,
      query_timeout: CHECK_TIMEOUT,
      keepAlive: true,
      types: columnTypes,
    })
    // An error without a listener would end the process.
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client.on('notification', () => this.#checkNow(client))
    try {
      await client.connect()
      await client.query(`${sessionSettings(CHECK_TIMEOUT)}; LISTEN ${IMPORT_CHANNEL}`)
      await this.#options.onConnect(client)
      this.#client = client
      await this.#check(client)
    } catch (error) {
      this.#client = null
      client.end().catch(() => {})
      throw error
    }
    this.#schedule(() => this.#checkNow(client), CHECK_INTERVAL)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    const client = this.#client
    this.#client = null
    await client?.end()
  }

  /** Reads the version now. It stays old if the database does not answer. */
  async check(): Promise<void> {
    const client = this.#client
    if (client !== null) await this.#check(client).catch(() => this.#lost(client))
  }

  async #check(client: Client): Promise<void> {
    // A connection runs one statement at a time, and a notification can arrive during a check.
    let askedAt = 0
    const check = this.#running.then(() => {
      askedAt = performance.now()
      return client.query<ArchiveVersion>(versionQuery).catch(noRowsWithoutTable)
    })
    this.#running = check.catch(() => {})
    const { rows } = await check
    if (client !== this.#client) return
    // An import may have ended while the answer was on its way.
    this.#confirmedAt = askedAt
    this.#options.onVersion(rows[0] ?? { revision: 0, transaction: '' })
  }

  #checkNow(client: Client): void {
    if (client !== this.#client) return
    this.#check(client).then(
      () => this.#schedule(() => this.#checkNow(client), CHECK_INTERVAL),
      () => this.#lost(client),
    )
  }

  #lost(client: Client): void {
    if (client !== this.#client || this.#closed) return
    this.#client = null
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    client.end().catch(() => {})
    this.#reconnect()
  }

  #reconnect(): void {
    this.#schedule(() => {
      this.start().catch(() => this.#reconnect())
    }, RECONNECT_DELAY)
  }

  #schedule(run: () => void, delay: number): void {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(run, delay).unref()
  }
}

/** A database that no one has migrated yet has no version. */
function noRowsWithoutTable(error: unknown): { rows: ArchiveVersion[] } {
  if (error instanceof Error && 'code' in error && error.code === '42P01') return { rows: [] }
  throw error
}
