import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Viewer } from '@broadsheet/database'
import { DocumentStore, noTrustedDocuments } from './documents/document-store.ts'
import { ContentChanges } from './graphql/content-changes.ts'
import { requestListener } from './http/request-listener.ts'
import { openDatabase } from './open-database.ts'
import type { Environment } from './settings/environment.ts'
import { previewCheck } from './settings/preview-token.ts'

/** A server of this process for this process, on a free port of the machine itself. */
export interface LocalServer {
  /** Without a trailing slash. */
  url: string
  /** The header of this name with which requests see drafts too. */
  authorization: string
  close(): Promise<void>
}

/**
 * Serves an archive to a program that reads all of it, such as an export. It answers as a server for the public does, without
 * limits of cost and number.
 * @param isCopy whether pages are for a static copy, without what needs a server
 * @throws StartError if the database holds no archive of this version
 */
export async function startLocalServer({
  isCopy = false,
  ...environment
}: Environment & { isCopy?: boolean }): Promise<LocalServer> {
  const database = await openDatabase(environment)
  const token = randomBytes(24).toString('base64url')
  const shared = {
    openSnapshot: (viewer: Viewer) => database.openSnapshot(viewer),
    clock: Date.now,
    report: (error: unknown) => console.error(error),
  }
  const contentChanges = new ContentChanges({ ...shared, watched: database })
  const listener: RequestListener = requestListener({
    ...environment,
    ...shared,
    contentChanges,
    threads: null,
    documents: new DocumentStore(noTrustedDocuments),
    freshness: database,
    revisions: database,
    archiveSize: () => database.archiveSize(),
    obstacle: () => database.obstacle(),
    isPreview: previewCheck(token),
    costLimit: Number.MAX_SAFE_INTEGER,
    reader: true,
    isCopy,
    images: { ...environment.images, isOn: false },
    imageCache: null,
  })
  const server = createServer(listener)
  // A client that works for a while between two requests must not find its connection closed.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo // It listens on a port, not on a pipe.
  return {
    url: `http://127.0.0.1:${port}`,
    authorization: `Bearer ${token}`,
    async close() {
      contentChanges.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}
