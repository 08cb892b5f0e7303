import { resolve } from 'node:path'
import { checkFolder } from '../operations/check-folder.ts'
import { checkArguments } from './arguments.ts'
import { formatCheck } from './check-report.ts'
import type { CommandContext } from './command-context.ts'
import { readEnvironment } from './environment.ts'
import { showProgress } from './progress-display.ts'

/** Runs `check` and returns its exit code. help.ts describes the options. */
export async function checkCommand(args: string[], context: CommandContext): Promise<number> {
  const { dir, format, all, strict } = checkArguments(args)
  const folder = dir === undefined ? readEnvironment().contentDir : resolve(context.cwd, dir)
  const progress = showProgress(context.err)
  const report = await checkFolder(folder, progress.update, context.signal).finally(progress.clear)
  context.out(formatCheck(report, format, all, context.cwd))
  return strict && report.diagnostics.some(({ severity }) => severity === 'ERROR') ? 1 : 0
}
