import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { relative, resolve } from 'node:path'
import { createDatabase, type Database, type Viewer } from '@broadsheet/database'
import { ContentChanges } from './content-changes.ts'
import { type Environment, EnvironmentError, localUrl, readEnvironment, variablesOf } from './environment.ts'
import { requestListener } from './http.ts'
import { listeningProblem } from './listening.ts'
import { previewCheck } from './preview.ts'

const root = resolve(import.meta.dirname, '../../..')
/** How long answers under way may take once the server is told to stop, in milliseconds. */
const grace = 5_000

/** What keeps the server from starting, in words for whoever starts it. */
class StartError extends Error {}

async function start(environment: Environment): Promise<void> {
  const { contentDir, host, port } = environment
  if (!statSync(contentDir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StartError(`CONTENT_DIR: there is no folder ${contentDir}; name the one that the articles are in`)
  }
  const database = openDatabase(environment)
  const shared = {
    openSnapshot: (viewer: Viewer) => database.openSnapshot(viewer),
    clock: Date.now,
    report: (error: unknown, id: string) => console.error(`${new Date().toISOString()} error ${id}`, error),
  }
  const contentChanges = new ContentChanges({ ...shared, watched: database })
  const server = createServer(
    requestListener({
      ...environment,
      ...shared,
      contentChanges,
      freshness: database,
      isReady: () => database.isReady(),
      isPreview: previewCheck(environment.previewToken),
    }),
  )
  await listen(server, host, port)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop(server, database, contentChanges))
  greet(environment, database, server)
}

function openDatabase({ databaseUrl }: Environment): Database {
  const file = databaseUrl.slice('file:'.length)
  const problem = {
    missing:
      'holds no archive yet; npm start makes and fills it, as do pnpm prisma migrate deploy and pnpm prisma db seed',
    unmigrated:
      'holds tables that no migration made, as `prisma db push` does; pnpm prisma migrate reset makes it anew, or name another file',
    behind: 'was made by an earlier version; run pnpm prisma migrate deploy',
    ahead: 'was made by a later version; update this program, or name another database',
    current: null,
  }
  const database = asked(file, () => createDatabase(databaseUrl))
  const state = asked(file, () => database.schemaState())
  if (problem[state] !== null) throw new StartError(`DATABASE_URL: ${file} ${problem[state]}`)
  return database
}

function asked<T>(file: string, ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    throw new StartError(`DATABASE_URL: ${file}: ${error instanceof Error ? error.message : error}`)
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(new StartError(listeningProblem(error, host, port))))
    server.listen(port, host, listening)
  })
}

function greet({ contentDir, host }: Environment, database: Database, server: Server): void {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const reader = database.openSnapshot({ preview: false, now: Date.now() })
  const count = Number(reader.site.articleCount())
  reader.release()
  console.log(`${count} ${count === 1 ? 'article' : 'articles'} from ${shortPath(contentDir)}
API       ${localUrl(host, port)}/graphql
GraphiQL  the same address, in a browser`)
}

/** From the project's root where it is in there. */
function shortPath(path: string): string {
  const short = relative(root, path)
  return short === '' || short.startsWith('..') ? path : short
}

/** Ends what is idle at once, and lets answers under way go out first. A second signal kills as ever. */
function stop(server: Server, database: Database, contentChanges: ContentChanges): void {
  contentChanges.close()
  server.close(() => database.close())
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), grace).unref()
}

/** Starts the server by the process's environment; what keeps it from starting is said in words, and ends the process. */
export async function serve(): Promise<void> {
  try {
    await start(readEnvironment(variablesOf(root, process.env), root))
  } catch (error) {
    if (!(error instanceof StartError || error instanceof EnvironmentError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
