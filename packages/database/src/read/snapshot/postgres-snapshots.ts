import type { PoolClient, QueryResult } from 'pg'
import { databaseError } from '../../postgres/database-errors.ts'
import { type ArchiveVersion, versionQuery } from '../../postgres/import-listener.ts'
import { numberedSql } from '../../postgres/numbered-sql.ts'
import type { PostgresPool } from '../../postgres/postgres-pool.ts'
import type { ReplicaPools } from '../../postgres/replica-pools.ts'
import { postgres } from '../../sql/postgres-dialect.ts'
import type { Sql } from '../../sql/sql.ts'
import type { Viewer } from '../request/viewer.ts'
import { ColumnCache } from './article-columns.ts'
import { CountCache } from './count-cache.ts'
import { NodeCache } from './node-cache.ts'
import { OtherArticles } from './other-articles.ts'
import type { ArchiveState, Snapshot } from './snapshot.ts'
import type { StatementListener } from './snapshot-pool.ts'
import { StatementNames } from './statement-names.ts'

export interface PostgresSnapshotsOptions {
  /** Connections to the primary server. */
  readonly pool: PostgresPool
  readonly replicas: ReplicaPools
  /** The newest version that this process knows. No snapshot is older. */
  readonly newest: () => ArchiveVersion
  /** Called with the version that each snapshot shows. */
  readonly onVersion: (version: ArchiveVersion) => void
  readonly onStatement?: StatementListener | undefined
}

/** Snapshots of an archive in PostgreSQL. All snapshots of one version share its caches. */
export class PostgresSnapshots {
  readonly #options: PostgresSnapshotsOptions
  readonly #names = new WeakMap<PoolClient, StatementNames>()
  #latest: { version: ArchiveVersion; archive: ArchiveState } | null = null

  constructor(options: PostgresSnapshotsOptions) {
    this.#options = options
  }

  /** Opens a snapshot. It takes a connection at its first statement. */
  open(viewer: Viewer, listener = this.#options.onStatement): Snapshot {
    return new PostgresSnapshot(viewer, () => this.#begin(), listener)
  }

  /** Begins on a replica that is not older than the newest version. If there is none, on the primary. */
  async #begin(): Promise<Session> {
    const { pool, replicas, newest } = this.#options
    const replica = replicas.next()
    if (replica === null) return this.#sessionOf(await begin(pool))
    const begun = await begin(replica).catch(() => null)
    const { revision } = newest()
    if (begun !== null && begun.version.revision >= revision) {
      // The same revision has another transaction in a replica that is not a copy of the primary's files.
      return this.#sessionOf(begun.version.revision === revision ? { ...begun, version: newest() } : begun)
    }
    replicas.rest(replica)
    if (begun !== null) await endTransaction(begun.client)
    return this.#sessionOf(await begin(pool))
  }

  #sessionOf({ client, version }: Begun): Session {
    let names = this.#names.get(client)
    if (!names) {
      names = new StatementNames()
      this.#names.set(client, names)
    }
    return { client, names, archive: this.#archiveOf(version) }
  }

  #archiveOf(version: ArchiveVersion): ArchiveState {
    const latest = this.#latest
    if (latest?.version.revision === version.revision && latest.version.transaction === version.transaction)
      return latest.archive
    const archive = {
      revision: version.revision,
      known: new NodeCache(),
      counts: new CountCache(),
      kept: new ColumnCache(),
      others: new OtherArticles(),
    }
    this.#latest = { version, archive }
    this.#options.onVersion(version)
    return archive
  }
}

/** A connection with a transaction that shows this version. */
interface Begun {
  readonly client: PoolClient
  readonly version: ArchiveVersion
}

async function begin(pool: PostgresPool): Promise<Begun> {
  const client = await pool.connect()
  try {
    // The first SELECT starts the snapshot. Two statements in one message save a round trip.
    const text = `BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; ${versionQuery}`
    // `pg` returns a list of results for several statements.
    const results = (await client.query(text)) as unknown as QueryResult<ArchiveVersion>[]
    return { client, version: results[1]?.rows[0] ?? { revision: 0, transaction: '' } }
  } catch (error) {
    client.release(true)
    throw databaseError(error)
  }
}

/** A connection with an open transaction. */
interface Session {
  readonly client: PoolClient
  readonly names: StatementNames
  readonly archive: ArchiveState
}

class PostgresSnapshot implements Snapshot {
  readonly viewer: Viewer
  readonly dialect = postgres
  readonly #begin: () => Promise<Session>
  readonly #listener: StatementListener | undefined
  #session: Promise<Session> | null = null
  /** Ends when the last statement has ended. One connection runs one statement at a time. */
  #idle: Promise<unknown> = Promise.resolve()
  #failure: { error: unknown } | null = null
  #released = false

  constructor(viewer: Viewer, begin: () => Promise<Session>, listener: StatementListener | undefined) {
    this.viewer = viewer
    this.#begin = begin
    this.#listener = listener
  }

  async archive(): Promise<ArchiveState> {
    return (await this.#open()).archive
  }

  async all<Row>(query: Sql): Promise<Row[]> {
    const session = await this.#open()
    const rows = this.#idle.then(() => this.#run<Row>(session, query))
    this.#idle = rows.catch(() => {})
    return rows
  }

  release(): void {
    if (this.#released) return
    this.#released = true
    this.#session?.then(
      ({ client }) => this.#idle.then(() => endTransaction(client)),
      // The snapshot did not begin, so there is nothing to end. Its statements have reported the error.
      () => {},
    )
  }

  #open(): Promise<Session> {
    if (this.#released) throw new Error('The reader was used after its release')
    this.#session ??= this.#begin()
    return this.#session
  }

  async #run<Row>({ client, names }: Session, query: Sql): Promise<Row[]> {
    // After an error, PostgreSQL ignores all statements until the end of the transaction. The first error tells more.
    if (this.#failure) throw this.#failure.error
    const { text, values } = numberedSql(query)
    try {
      const name = names.of(text)
      const started = this.#listener ? performance.now() : 0
      const { rows } = await client.query({ ...(name && { name }), text, values: [...values] })
      this.#listener?.(query.text, rows.length, started, performance.now())
      // The caller declares the row's type: see Snapshot.
      return rows as Row[]
    } catch (error) {
      this.#failure = { error: databaseError(error) }
      throw this.#failure.error
    }
  }
}

async function endTransaction(client: PoolClient): Promise<void> {
  try {
    await client.query('COMMIT')
    client.release()
  } catch {
    // The connection is broken. The pool opens another one.
    client.release(true)
  }
}
