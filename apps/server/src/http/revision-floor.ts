import type { IncomingMessage } from 'node:http'
import { revisionHeader } from '../settings/revision-header.ts'

const name = revisionHeader.toLowerCase()

export interface Revisions {
  /** The newest revision that this process knows. */
  revision(): number
  /** Returns when this process knows this revision, or that the archive does not have it. */
  catchUp(revision: number): Promise<void>
}

/**
 * Calls `answer` when this process can answer with the revision that the request names, at once if it knows it. A client
 * that got a newer revision from another server sends it, so it never sees an older one afterwards.
 */
export function fromRevision({ headers }: IncomingMessage, revisions: Revisions, answer: () => void): void {
  const named = headers[name]
  const floor = typeof named === 'string' && /^\d{1,10}$/.test(named) ? Number(named) : 0
  // Most clients name none, and finding out the newest revision reads the database.
  if (floor === 0 || floor <= revisions.revision()) answer()
  else revisions.catchUp(floor).then(answer, answer)
}
