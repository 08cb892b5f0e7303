import { resolve } from 'node:path'
import { checkFolder } from '../operations/check-folder.ts'
import { formatCheck } from '../report/check-report.ts'
import { formatRedirects, type RedirectFormat } from '../report/redirect-report.ts'
import { checkArguments } from './arguments.ts'
import type { CommandContext } from './command-context.ts'
import { readEnvironment } from './environment.ts'
import { openDatabase } from './open-database.ts'
import { showProgress } from './progress-display.ts'
import { limitYoungGeneration } from './young-generation.ts'

/** Runs `check` and returns its exit code. help.ts describes the options. */
export async function checkCommand(args: string[], context: CommandContext): Promise<number> {
  const options = checkArguments(args)
  if (options.list === 'redirects') return listRedirects(options.format, context)
  const { dir, format, all, strict } = options
  const folder = dir === undefined ? readEnvironment().contentDir : resolve(context.cwd, dir)
  const progress = showProgress(context.err)
  limitYoungGeneration()
  const report = await checkFolder(folder, progress.update, context.signal).finally(progress.clear)
  context.out(formatCheck(report, format, all, context.cwd))
  return strict && report.diagnostics.some(({ severity }) => severity === 'ERROR') ? 1 : 0
}

/** Prints the former paths in the user's database. Lists for hosts contain no path of an article that is not public. */
async function listRedirects(format: RedirectFormat, context: CommandContext): Promise<number> {
  const database = await openDatabase(readEnvironment())
  try {
    const reader = database.openSnapshot({ preview: format !== 'netlify', now: Date.now() })
    const site = await reader.site.row()
    const redirects = await reader.routes.formerPaths()
    reader.release()
    const { dialect = '' } = JSON.parse(site?.settings ?? '{}') as { dialect?: string } // As the importer wrote it.
    context.out(formatRedirects(redirects, dialect, format))
    return 0
  } finally {
    database.close()
  }
}
