import { resolve } from 'node:path'
import { importArguments } from './arguments.ts'
import { readEnvironment } from './environment.ts'
import { type ImportReport, importFolder } from './import.ts'
import { ImportError } from './import-error.ts'
import { showProgress } from './progress.ts'
import { hasError, importJson, summary } from './report.ts'
import type { Shell } from './shell.ts'
import { watchFolder } from './watch.ts'
import { watchLines } from './watch-report.ts'

const tablesMessages = {
  missing: 'The database has no tables yet: `pnpm prisma migrate deploy` makes them',
  unmigrated:
    'The database holds tables that no migration made, as `prisma db push` does: `pnpm prisma migrate reset` makes it anew',
  behind: 'The database has not all tables of this version: `pnpm prisma migrate deploy` adds them',
  ahead: 'The database was made by a later version of this program: update it, or name another in DATABASE_URL',
}

/** `import`: see the help in arguments.ts. */
export async function importCommand(args: string[], shell: Shell): Promise<number> {
  const { flags, dir } = importArguments(args)
  const { root, contentDir, databaseUrl } = readEnvironment()
  // Loaded here, so that `check` and `--help` need no database.
  const { createDatabase, databaseFile } = await import('@broadsheet/database')
  const database = createDatabase(`file:${resolve(root, databaseFile(databaseUrl))}`)
  const tables = database.schemaState()
  if (tables !== 'current') throw new ImportError(tablesMessages[tables])
  const { force, full, 'dry-run': dryRun, json } = flags
  const folder = dir === undefined ? contentDir : resolve(shell.cwd, dir)
  const print = (report: ImportReport) => shell.out(json ? importJson(report) : summary(report))
  const progress = showProgress(shell.err)
  const work = { folder, database, force, full, dryRun, signal: shell.signal, onProgress: progress.listen }
  try {
    if (flags.watch && !dryRun) {
      let before: ImportReport | undefined
      await watchFolder({
        ...work,
        onImport(report) {
          progress.done()
          if (before === undefined || json) print(report)
          else for (const line of watchLines(report, before)) shell.out(line)
          before = report
        },
        onRefusal(error) {
          progress.done()
          shell.err.write(`${error.message}\n`)
        },
      })
      return 0
    }
    const report = await importFolder(work).finally(progress.done)
    print(report)
    return flags.strict && hasError(report) ? 1 : 0
  } finally {
    database.close()
  }
}
