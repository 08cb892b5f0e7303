import { resolve } from 'node:path'
import { type ImportReport, importFolder } from '../operations/import-folder.ts'
import { type WatchOptions, watchFolder } from '../operations/watch-folder.ts'
import { hasError, importJson, importSummary } from '../report/import-summary.ts'
import { watchLines } from '../report/watch-summary.ts'
import { announceOnce, announceWhileWatching } from './announce.ts'
import { importArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { readEnvironment } from './environment.ts'
import { openDatabase } from './open-database.ts'
import { showProgress } from './progress-display.ts'
import { parseWebhook } from './webhook-setting.ts'
import { limitYoungGeneration } from './young-generation.ts'

/** Runs `import` and returns its exit code. help.ts describes the options. */
export async function importCommand(args: string[], context: CommandContext): Promise<number> {
  const { flags, dir } = importArguments(args)
  const environment = readEnvironment()
  const webhook = parseWebhook(process.env)
  const database = await openDatabase(environment)
  const { force, full, quiet, 'dry-run': dryRun, json } = flags
  const folder = dir === undefined ? environment.contentDir : resolve(context.cwd, dir)
  const print = (report: ImportReport) => context.out(json ? importJson(report) : importSummary(report))
  const progress = showProgress(context.err)
  const { mirrorFolder } = environment
  const options = {
    folder,
    mirrorFolder,
    database,
    force,
    full,
    dryRun,
    signal: context.signal,
    onProgress: progress.update,
  }
  limitYoungGeneration()
  try {
    if (flags.watch && !dryRun) {
      await watchFolder({
        ...options,
        ...watchListeners(context, progress.clear, { json, quiet }, print),
        ...(webhook && { afterImport: announceWhileWatching(database, webhook, context) }),
      })
      return 0
    }
    const report = await importFolder(options).finally(progress.clear)
    print(report)
    if (webhook && !dryRun) await announceOnce(database, webhook, context)
    return flags.strict && hasError(report) ? 1 : 0
  } finally {
    database.close()
  }
}

/**
 * Prints the first report whole, and later ones as a few lines. JSON reports are always whole. With `quiet`, the first
 * report is treated as a later one.
 */
function watchListeners(
  context: CommandContext,
  clearProgress: () => void,
  { json, quiet }: { json: boolean; quiet: boolean },
  print: (report: ImportReport) => void,
): Pick<WatchOptions, 'onImport' | 'onRefusal'> {
  let before: ImportReport | undefined
  return {
    onImport(report) {
      clearProgress()
      if (json || (before === undefined && !quiet)) print(report)
      else for (const line of watchLines(report, before ?? report)) context.out(line)
      before = report
    },
    onRefusal(error) {
      clearProgress()
      context.err.write(`${error.message}\n`)
    },
  }
}
