import { resolve } from 'node:path'
import { checkArguments } from './arguments.ts'
import { checkFolder, printCheck } from './check.ts'
import { readEnvironment } from './environment.ts'
import { showProgress } from './progress.ts'
import type { Shell } from './shell.ts'

/** `check`: see the help in arguments.ts. */
export async function checkCommand(args: string[], shell: Shell): Promise<number> {
  const { dir, format, all, strict } = checkArguments(args)
  const folder = dir === undefined ? readEnvironment().contentDir : resolve(shell.cwd, dir)
  const progress = showProgress(shell.err)
  const report = await checkFolder(folder, progress.listen, shell.signal).finally(progress.done)
  shell.out(printCheck(report, format, all, shell.cwd))
  return strict && report.diagnostics.some(({ severity }) => severity === 'ERROR') ? 1 : 0
}
