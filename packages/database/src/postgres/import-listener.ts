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
 * notices a connection that is lost. Then it connects again, as often as it takes. One loop does all this in turn. So
 * nothing that ends late, such as a check on a lost connection, can stop the reconnection.
 */
export class ImportListener {
  readonly #options: ImportListenerOptions
  /** The connection, while it works. */
  #client: Client | null = null
  #confirmedAt = Number.NEGATIVE_INFINITY
  #closed = false
  /** Resolves to make the next check begin at once. */
  #bell = Promise.withResolvers<void>()
  /** The callers of `check` who wait for the next one. */
  #waiting: (() => void)[] = []
  /** Ends after `close`. */
  #loop: Promise<void> = Promise.resolve()

  constructor(options: ImportListenerOptions) {
    this.#options = options
  }

  /** How long ago the last check that was answered began, in milliseconds. Infinity while there is no connection. */
  get age(): number {
    return performance.now() - this.#confirmedAt
  }

  /**
   * Connects, reads the version for the first time, and watches it from then on.
   * @throws if the database does not answer
   */
  async start(): Promise<void> {
    const client = await this.#connect()
    this.#loop = this.#watch(client)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#bell.resolve()
    await this.#loop
  }

  /** Reads the version, by a check that begins after this call. It stays old if the database does not answer. */
  async check(): Promise<void> {
    if (this.#client === null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.push(resolve)
    this.#bell.resolve()
    await promise
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#options.url,
      application_name: 'broadsheet listener',
      connectionTimeoutMillis: CHECK_TIMEOUT * 2,
      query_timeout: CHECK_TIMEOUT,
      keepAlive: true,
      types: columnTypes,
    })
    const checkNow = () => {
      if (client === this.#client) this.#bell.resolve()
    }
    // A check on a lost connection fails at once. An error without a listener would end the process.
    for (const event of ['error', 'end', 'notification'] as const) client.on(event, checkNow)
    try {
      await client.connect()
      await client.query(`${sessionSettings(CHECK_TIMEOUT)}; LISTEN ${IMPORT_CHANNEL}`)
      await this.#options.onConnect(client)
      this.#client = client
      await this.#check(client)
      return client
    } catch (error) {
      this.#lose(client)
      throw error
    }
  }

  /** Checks, and connects again when the connection is lost, until `close`. */
  async #watch(first: Client): Promise<void> {
    let client: Client | null = first
    while (!this.#closed) {
      if (client !== null) await this.#checkUntilLost(client)
      if (!this.#closed) await this.#pause(RECONNECT_DELAY)
      // The next turn tries again.
      client = this.#closed ? null : await this.#connect().catch(() => null)
    }
    this.#answerWaiting()
    await this.#client?.end()
    this.#client = null
  }

  /** Returns when the connection is lost, or after `close`. */
  async #checkUntilLost(client: Client): Promise<void> {
    for (;;) {
      await this.#pause(CHECK_INTERVAL)
      if (this.#closed) return
      const waiting = this.#waiting.splice(0)
      try {
        await this.#check(client)
      } catch {
        // The version stays old, and `age` is Infinity.
        this.#lose(client)
        return
      } finally {
        for (const answer of waiting) answer()
      }
    }
  }

  async #check(client: Client): Promise<void> {
    // An import may end while the answer is on its way.
    const askedAt = performance.now()
    const { rows } = await client.query<ArchiveVersion>(versionQuery).catch(noRowsWithoutTable)
    this.#confirmedAt = askedAt
    this.#options.onVersion(rows[0] ?? { revision: 0, transaction: '' })
  }

  #lose(client: Client): void {
    this.#client = null
    this.#confirmedAt = Number.NEGATIVE_INFINITY
    this.#answerWaiting()
    client.end().catch(() => {})
  }

  #answerWaiting(): void {
    for (const answer of this.#waiting.splice(0)) answer()
  }

  /** Waits so long, or until the bell rings. */
  async #pause(milliseconds: number): Promise<void> {
    const timer = setTimeout(this.#bell.resolve, milliseconds).unref()
    await this.#bell.promise
    clearTimeout(timer)
    this.#bell = Promise.withResolvers()
  }
}

/** A database that no one has migrated yet has no version. */
function noRowsWithoutTable(error: unknown): { rows: ArchiveVersion[] } {
  if (error instanceof Error && 'code' in error && error.code === '42P01') return { rows: [] }
  throw error
}
