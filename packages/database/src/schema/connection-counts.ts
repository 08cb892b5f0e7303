/** The connections of one process to its database. */
export interface ConnectionCounts {
  /** Connections that a snapshot has at the moment. */
  readonly used: number
  /** Connections that are open for the next snapshot. */
  readonly idle: number
  /** Snapshots that wait for a connection. With SQLite none waits. */
  readonly waiting: number
}
