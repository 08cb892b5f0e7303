import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDatabase } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { writeArchive } from '../archive/generate-archive.ts'

export interface ImportBench {
  articles: number
  /** A folder to import instead of a generated one. The benchmark does not change it. */
  folder?: string | undefined
  /** The file to write the figures to, as JSON. */
  json?: string | undefined
}

interface Figure {
  name: string
  seconds: number
  megabytes: number | null
}

const importer = fileURLToPath(new URL('main.ts', import.meta.resolve('@broadsheet/importer')))
const baseline = join(import.meta.dirname, 'baseline.ts')

/** Measures imports and two baselines in the same run, as whole processes from start to end. */
export async function benchImport({ articles, folder: given, json }: ImportBench): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  using database = temporaryDatabase()
  try {
    const folder = given ?? join(work, 'content')
    if (given === undefined) writeArchive(folder, articles)
    const environment = { DATABASE_URL: database.url, PEAK_MEMORY_FILE: join(work, 'peak') }
    const measure = (name: string, ...command: string[]) => measureProcess(name, command, environment)

    const hash = await measure('read and hash', baseline, 'hash', folder)
    const matter = await measure('gray-matter alone', baseline, 'matter', folder)
    const figures = [hash, matter, await measure('first import', importer, 'import', folder)]
    figures.push(await measure('unchanged', importer, 'import', folder))
    if (given === undefined) {
      appendFileSync(articlePath(folder, 1), '<p>又一段。</p>\n')
      figures.push(await measure('one changed', importer, 'import', folder))
      figures.push(await measureWatch(folder, database.url, environment))
    }
    print(figures, matter)
    if (json !== undefined) writeFileSync(json, JSON.stringify({ articles, node: process.version, figures }, null, 2))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function measureProcess(name: string, command: string[], environment: NodeJS.ProcessEnv): Promise<Figure> {
  const started = performance.now()
  const child = start(command, environment)
  child.stdout.resume()
  const [code] = await once(child, 'exit')
  const seconds = (performance.now() - started) / 1000
  if (code !== 0) throw new Error(`${name}: the process exited with code ${code}`)
  return { name, seconds, megabytes: peakMegabytes(environment) }
}

/** Measures the time from saving a file until another process sees the new revision. */
async function measureWatch(folder: string, url: string, environment: NodeJS.ProcessEnv): Promise<Figure> {
  const child = start([importer, 'import', folder, '--watch'], environment)
  await once(child.stdout, 'data')
  const database = createDatabase(url)
  const before = database.revision()
  const saved = performance.now()
  appendFileSync(articlePath(folder, 2), '<p>再一段。</p>\n')
  while (database.revision() === before) await wait(2)
  const seconds = (performance.now() - saved) / 1000
  database.close()
  child.kill('SIGINT')
  await once(child, 'exit')
  return { name: 'one saved, watched', seconds, megabytes: peakMegabytes(environment) }
}

function start(command: string[], environment: NodeJS.ProcessEnv) {
  const hook = join(import.meta.dirname, 'peak-memory.ts')
  return spawn(process.execPath, ['--import', hook, ...command], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function peakMegabytes({ PEAK_MEMORY_FILE = '' }: NodeJS.ProcessEnv): number | null {
  return existsSync(PEAK_MEMORY_FILE) ? Number(readFileSync(PEAK_MEMORY_FILE, 'utf8')) / 1024 : null
}

function articlePath(folder: string, number: number): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  return join(folder, files.toSorted()[number] ?? '')
}

function print(figures: Figure[], matter: Figure): void {
  console.log(`${cpus().length} cores, Node ${process.version}`)
  console.log(['', 'seconds', 'of gray-matter', 'peak MB'].map((cell) => cell.padStart(20)).join(''))
  for (const { name, seconds, megabytes } of figures) {
    const cells = [name, seconds.toFixed(2), (seconds / matter.seconds).toFixed(2), megabytes?.toFixed(0) ?? '?']
    console.log(cells.map((cell) => cell.padStart(20)).join(''))
  }
}
