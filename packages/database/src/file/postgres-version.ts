import type { ClientBase } from 'pg'

/** The first version of PostgreSQL with all statements that readers and imports use. */
const OLDEST = 16

/**
 * Refuses a server that is too old. Its own messages would be syntax errors.
 * @throws Error with its version and the oldest one that works
 */
export async function refuseOldServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  const problem = oldServer(rows[0]?.server_version ?? '')
  if (problem !== null) throw new Error(problem)
}

/**
 * Returns why a server is too old, or null.
 * @param version as the server writes it: `15.18 (Debian 15.18-0+deb12u1)`, `17beta1`
 */
export function oldServer(version: string): string | null {
  const major = Number.parseInt(version, 10)
  return major < OLDEST ? `the server is PostgreSQL ${major}, which is too old; use version ${OLDEST} or later` : null
}
