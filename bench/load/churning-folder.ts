import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { articlesOf } from '../imports/folder-changes.ts'
import { importer } from '../imports/measured-process.ts'

/** A content folder that changes all the time, and the process that imports the changes. */
export interface ChurningFolder {
  /** How many changes were made so far. */
  changes(): number
  stop(): Promise<void>
}

/** Starts to change a folder of imported articles, and to import the changes. One change is made every `pause` milliseconds. */
export async function churn(folder: string, databaseUrl: string, pause = 1_000): Promise<ChurningFolder> {
  const child = spawn(process.execPath, [importer, 'import', folder, '--watch', '--quiet'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = new AbortController()
  let changes = 0
  const files = articlesOf(folder)
  const added = join(folder, '_posts/added')
  mkdirSync(added, { recursive: true })
  const running = (async () => {
    while (!end.signal.aborted) {
      const number = changes++
      const file = join(added, `${number % 50}.md`)
      if (number % 3 === 0) appendFileSync(files[number % files.length] ?? '', '<p>又一段。</p>\n')
      else if (number % 3 === 1) writeFileSync(file, `---\ntitle: 新 ${number}\ndate: 2022-07-30\n---\n\n${number}\n`)
      else rmSync(join(added, `${(number * 7) % 50}.md`), { force: true })
      await wait(pause, undefined, { signal: end.signal }).catch(() => {})
    }
  })()
  return {
    changes: () => changes,
    async stop() {
      end.abort()
      await running
      await stopped(child)
    },
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  await once(child, 'exit')
}
