import { existsSync, mkdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from './server.ts'

type Answer = { url: string } | { error: string }

/** The test processes and the process that owns the server talk through two files in this folder. */
const folder = () => join(tmpdir(), 'postgres-on-demand')
const request = 'wanted'
const answerFile = 'answer.json'

/**
 * Starts a server as soon as a test process of this run asks for one, so that runs without such tests do not wait for it.
 * @returns a function that stops the server
 */
export function offerPostgres(): () => Promise<void> {
  let starting: Promise<PostgresServer | null> | undefined
  mkdirSync(folder())
  const watcher = watch(folder(), (_, name) => {
    if (name === request) starting ??= start()
  })
  return async () => {
    watcher.close()
    await (await starting)?.stop()
  }
}

async function start(): Promise<PostgresServer | null> {
  try {
    const server = await startPostgres(join(tmpdir(), 'postgres'))
    answer({ url: server.url })
    return server
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) })
    return null
  }
}

function answer(what: Answer): void {
  const unfinished = join(folder(), 'unfinished')
  writeFileSync(unfinished, JSON.stringify(what))
  renameSync(unfinished, join(folder(), answerFile))
}

/**
 * The URL of the administrator's database on the server of this run.
 * @throws an error that says why PostgreSQL cannot run here
 */
export async function postgresUrl(): Promise<string> {
  if (!existsSync(folder())) throw new Error('test-run.ts must be a global setup of the project with this test.')
  const file = join(folder(), answerFile)
  await new Promise<void>((resolve) => {
    const watcher = watch(folder(), look)
    writeFileSync(join(folder(), request), '')
    look()
    function look() {
      if (!existsSync(file)) return
      watcher.close()
      resolve()
    }
  })
  const found: Answer = JSON.parse(readFileSync(file, 'utf8'))
  if ('error' in found) throw new Error(`PostgreSQL cannot run here, so this test cannot: ${found.error}`)
  return found.url
}
