import type { WriteConnection } from '../connection/write-connection.ts'

export const KEPT_REVISIONS = 1_000

export const KEPT_ROWS = 200_000

export function prune(connection: WriteConnection, oldest: number): number {
  let floor = oldest
  const rows = connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM Change')
  let excess = (rows?.count ?? 0) - KEPT_ROWS
  if (excess > 0) {
    const revisions = 'SELECT revision, COUNT(*) AS count FROM Change GROUP BY revision ORDER BY revision'
    for (const { revision, count } of connection.all<{ revision: number; count: number }>(revisions)) {
      if (excess <= 0) break
      floor = Math.max(floor, revision)
      excess -= count
    }
  }
  connection.run('DELETE FROM Change WHERE revision <= ?', floor)
  return floor
}
