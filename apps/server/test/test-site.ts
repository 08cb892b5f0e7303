import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDatabase, type StatementListener, type Viewer } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { importFolder } from '@broadsheet/importer'
import { DocumentStore, type DocumentStoreOptions, noTrustedDocuments } from '../src/documents/document-store.ts'
import { ContentChanges } from '../src/graphql/content-changes.ts'
import type { OperationThreads } from '../src/graphql/operation-threads.ts'
import { buildYoga } from '../src/graphql/yoga.ts'
import { requestListener } from '../src/http/request-listener.ts'
import { defaultCostLimit } from '../src/limits/cost-limit.ts'
import type { CdnSettings } from '../src/settings/cache-settings.ts'
import { previewCheck } from '../src/settings/preview-token.ts'
import { defaultSizes } from '../src/transforms/image-transform.ts'

export const token = 'a token for tests'.replaceAll(' ', '-')
export const publicUrl = 'https://content.example.org'

export interface Answer {
  // The query determines the shape, and the test compares it with literals.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface Statement {
  text: string
  rows: number
}

/** A content folder, imported into its own database and served by its own server. */
export interface TestSite extends AsyncDisposable {
  databaseUrl: string
  contentDir: string
  /** The clock of the server and of imports, in milliseconds since 1970. Tests set it. */
  now: number
  /** The unexpected errors that the server logged. */
  reported: unknown[]
  /** `watching` when polling for subscribers starts, `idle` when it stops. */
  events: EventEmitter
  contentChanges: ContentChanges
  /** The SQL statements of the last `execute`. */
  statements: Statement[]
  execute(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Starts the HTTP server on a free port and returns its URL. */
  listen(): Promise<string>
  write(files: Record<string, string | Uint8Array>): void
  /** Does nothing if there is no such file. */
  rename(from: string, to: string): void
  remove(path: string): void
  import(): Promise<void>
  close(): void
}

export interface TestSiteOptions {
  now?: number
  /** How many points a query may cost. Default: as many as without a setting. */
  costLimit?: number
  /** Runs operations of more than `costlyPoints` points. Default: every operation runs on the main thread. */
  threads?: OperationThreads
  costlyPoints?: number
  corsOrigins?: readonly string[] | '*'
  /** Whether the reader's pages are served. Default: false. */
  reader?: boolean
  /** How long a CDN may keep answers, in seconds, and the headers for tags. Default: not at all, and none. */
  cdn?: Partial<CdnSettings>
  /** The address that clients use, without a trailing slash. Default: `publicUrl`. */
  address?: string
  /** Trusted documents. Default: every document runs. */
  documents?: DocumentStoreOptions
  /** The address of a service that transforms images. Default: this server. */
  imageTemplate?: string
  /** The most bytes of made images. Default: 50 MB. */
  imageBytes?: number
  /** An existing folder to import instead of `files`. It is not changed. */
  contentDir?: string
  /** Whether to migrate the database without importing. */
  unimported?: boolean
}

/** Imports files into a new database and creates a server for them. Dispose it at the end of the test. */
export async function createTestSite(
  files: Record<string, string | Uint8Array>,
  options: TestSiteOptions = {},
): Promise<TestSite> {
  const { now = Date.UTC(2026, 0, 1), corsOrigins = '*', costLimit = defaultCostLimit } = options
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-content-')))
  const contentDir = options.contentDir ?? temporary
  const file = temporaryDatabase()
  const statements: Statement[] = []
  const database = createDatabase(file.url, { onStatement: (text, rows) => statements.push({ text, rows }) })
  const reported: unknown[] = []
  const events = new EventEmitter()
  const shared = {
    openSnapshot: (viewer: Viewer, onStatement?: StatementListener) => database.openSnapshot(viewer, onStatement),
    clock: () => self.now,
    report: (error: unknown) => void reported.push(error),
  }
  const contentChanges = new ContentChanges({
    ...shared,
    watched: database,
    onWatching: (watching) => events.emit(watching ? 'watching' : 'idle'),
  })
  const settings = {
    ...shared,
    contentChanges,
    freshness: database,
    revisions: database,
    archiveSize: () => database.archiveSize(),
    costLimit,
    costlyPoints: options.costlyPoints,
    threads: options.threads ?? null,
    databaseUrl: file.url,
    obstacle: () => database.obstacle(),
    isPreview: previewCheck(token),
    publicUrl: options.address ?? publicUrl,
    corsOrigins,
    contentDir,
    mirrorFolder: `${temporary}-mirror`,
    reader: options.reader ?? false,
    images: { sizes: defaultSizes, template: options.imageTemplate ?? null, isOn: true },
    cdn: { maxAge: 0, stale: 0, tagHeaders: [], ...options.cdn },
    documents: new DocumentStore(options.documents ?? noTrustedDocuments),
    imageCache: { folder: `${temporary}-images`, maxBytes: options.imageBytes ?? 50_000_000 },
    originals: { folder: `${temporary}-images-originals`, maxBytes: 50_000_000 },
  }
  const yoga = buildYoga(settings)
  const server = createServer(requestListener(settings))
  const self: TestSite = {
    databaseUrl: file.url,
    contentDir,
    now,
    reported,
    events,
    contentChanges,
    statements,
    async execute(query, variables = {}, headers = {}) {
      statements.length = 0
      const response = await yoga.fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      // A response to a GraphQL request has this shape.
      return (await response.json()) as Answer
    },
    fetch: async (path, init = {}) => await yoga.fetch(publicUrl + path, init),
    async listen() {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      // The address of a server that listens on a port has a port.
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    write(newFiles) {
      for (const [name, content] of Object.entries(newFiles)) {
        const path = join(temporary, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
    },
    rename(from, to) {
      if (existsSync(join(temporary, from))) renameSync(join(temporary, from), join(temporary, to))
    },
    remove: (path) => rmSync(join(temporary, path), { force: true }),
    async import() {
      await importFolder({
        folder: contentDir,
        mirrorFolder: `${temporary}-mirror`,
        database,
        force: true,
        clock: () => self.now,
      })
    },
    close: () => database.close(),
    async [Symbol.asyncDispose]() {
      contentChanges.close()
      server.closeAllConnections()
      server.close()
      database.close()
      file[Symbol.dispose]()
      rmSync(temporary, { recursive: true, force: true })
      for (const name of ['images', 'images-originals', 'mirror'])
        rmSync(`${temporary}-${name}`, { recursive: true, force: true })
    },
  }
  self.write(files)
  if (!options.unimported) await self.import()
  return self
}

/** The header with the preview token. */
export const asPreview = { authorization: `Bearer ${token}` }

/** Returns the text of a Markdown file. `fields` are additional lines of front matter. */
export function article(title: string, fields: readonly string[] = [], body = 'Text.'): string {
  return ['---', `title: ${title}`, 'date: 2022-07-30T09:00:00Z', ...fields, '---', '', body, ''].join('\n')
}
