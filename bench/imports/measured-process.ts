import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDatabase } from '@broadsheet/database'

/** The time and memory of a process from start to end. */
export interface Figure {
  name: string
  seconds: number
  /** Processor time of all threads. */
  cpuSeconds: number
  /** Peak resident memory. */
  megabytes: number
}

export const importer = fileURLToPath(new URL('main.ts', import.meta.resolve('@broadsheet/importer')))

/** Runs processes, each with the same environment, and measures them. */
export class MeasuredProcesses {
  readonly #environment: NodeJS.ProcessEnv
  readonly #usageFile: string

  /** @param work a folder for temporary files */
  constructor(work: string, databaseUrl: string) {
    this.#usageFile = join(work, 'usage.json')
    this.#environment = { ...process.env, DATABASE_URL: databaseUrl, PROCESS_USAGE_FILE: this.#usageFile }
  }

  /** Throws if the process fails. */
  async run(name: string, ...command: string[]): Promise<Figure> {
    const started = performance.now()
    const child = this.#start(command)
    child.stdout.resume()
    const [code] = await once(child, 'exit')
    const seconds = (performance.now() - started) / 1000
    if (code !== 0) throw new Error(`${name}: the process exited with code ${code}`)
    return { name, seconds, ...this.#usage() }
  }

  /** Measures the time from saving a file until another process sees the new revision. */
  async watch(name: string, folder: string, saved: string): Promise<Figure> {
    const child = this.#start([importer, 'import', folder, '--watch'])
    await once(child.stdout, 'data')
    const database = createDatabase(this.#environment.DATABASE_URL ?? '')
    const before = database.revision()
    const started = performance.now()
    appendFileSync(saved, '<p>再一段。</p>\n')
    while (database.revision() === before) await wait(2)
    const seconds = (performance.now() - started) / 1000
    database.close()
    child.kill('SIGINT')
    await once(child, 'exit')
    return { name, seconds, ...this.#usage() }
  }

  #start(command: string[]) {
    const hook = join(import.meta.dirname, 'process-usage.ts')
    return spawn(process.execPath, ['--import', hook, ...command], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  }

  #usage(): { cpuSeconds: number; megabytes: number } {
    const usage = JSON.parse(readFileSync(this.#usageFile, 'utf8')) // Written by process-usage.ts.
    rmSync(this.#usageFile)
    return usage
  }
}
