import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDatabase, type Viewer } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { importFolder } from '@broadsheet/importer'
import { ContentChanges } from '../src/graphql/content-changes.ts'
import { buildYoga } from '../src/graphql/yoga.ts'
import { requestListener } from '../src/http/request-listener.ts'
import { previewCheck } from '../src/settings/preview-token.ts'

export const token = 'a token for tests'.replaceAll(' ', '-')
export const publicUrl = 'https://content.example.org'

export interface Answer {
  // The query names the answer's shape, and the test's literals say what it is.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface Statement {
  text: string
  rows: number
}

/** A content folder, imported into a database of its own, behind a server of its own. */
export interface World extends AsyncDisposable {
  databaseUrl: string
  contentDir: string
  /** Milliseconds since 1970, for the server and for imports; tests set it. */
  now: number
  /** What the server said that nobody expected. */
  reported: unknown[]
  /** `watching` and `idle`: the database is looked at for subscribers, and no longer. */
  events: EventEmitter
  contentChanges: ContentChanges
  /** What the last question cost. */
  statements: Statement[]
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Starts it on a port of its own. */
  listen(): Promise<string>
  write(files: Record<string, string | Uint8Array>): void
  /** Where there is none it does nothing. */
  rename(from: string, to: string): void
  remove(path: string): void
  import(): Promise<void>
  close(): void
}

export interface WorldOptions {
  now?: number
  corsOrigins?: readonly string[] | '*'
  /** A folder that is there, in place of files. */
  contentDir?: string
  /** A database that was migrated and nothing more. */
  unimported?: boolean
}

export async function world(files: Record<string, string | Uint8Array>, options: WorldOptions = {}): Promise<World> {
  const { now = Date.UTC(2026, 0, 1), corsOrigins = '*' } = options
  const own = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-content-')))
  const contentDir = options.contentDir ?? own
  const file = temporaryDatabase()
  const statements: Statement[] = []
  const database = createDatabase(file.url, { onStatement: (text, rows) => statements.push({ text, rows }) })
  const reported: unknown[] = []
  const events = new EventEmitter()
  const shared = {
    openSnapshot: (viewer: Viewer) => database.openSnapshot(viewer),
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
    isReady: () => database.isReady(),
    isPreview: previewCheck(token),
    publicUrl,
    corsOrigins,
    contentDir,
  }
  const yoga = buildYoga(settings)
  const server = createServer(requestListener(settings))
  const self: World = {
    databaseUrl: file.url,
    contentDir,
    now,
    reported,
    events,
    contentChanges,
    statements,
    async ask(query, variables = {}, headers = {}) {
      statements.length = 0
      const response = await yoga.fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      // The server answers GraphQL.
      return (await response.json()) as Answer
    },
    fetch: async (path, init = {}) => await yoga.fetch(publicUrl + path, init),
    async listen() {
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      // A server on a port has an address with a port.
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    write(more) {
      for (const [name, content] of Object.entries(more)) {
        const path = join(own, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
    },
    rename(from, to) {
      if (existsSync(join(own, from))) renameSync(join(own, from), join(own, to))
    },
    remove: (path) => rmSync(join(own, path), { force: true }),
    async import() {
      await importFolder({ folder: contentDir, database, force: true, clock: () => self.now })
    },
    close: () => database.close(),
    async [Symbol.asyncDispose]() {
      contentChanges.close()
      server.closeAllConnections()
      server.close()
      database.close()
      file[Symbol.dispose]()
      rmSync(own, { recursive: true, force: true })
    },
  }
  self.write(files)
  if (!options.unimported) await self.import()
  return self
}

/** The header that shows what is not out yet. */
export const asPreview = { authorization: `Bearer ${token}` }

/** An article as people write them; `fields` are lines of front matter. */
export function article(title: string, fields: readonly string[] = [], body = 'Text.'): string {
  return ['---', `title: ${title}`, 'date: 2022-07-30T09:00:00Z', ...fields, '---', '', body, ''].join('\n')
}
