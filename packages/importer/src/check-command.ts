import { resolve } from 'node:path'
import { type CheckFormat, checkFolder, printCheck } from './check.ts'
import { readEnvironment } from './environment.ts'
import { showProgress } from './progress.ts'
import { parseCommand, type Shell, UsageError } from './shell.ts'

const options = {
  strict: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
} as const

/** `check`: see the help in cli.ts. */
export async function checkCommand(args: string[], shell: Shell): Promise<number> {
  const { flags, dir } = parseCommand(args, options)
  const format = flags.json ? 'json' : flags.format
  if (!isFormat(format)) throw new UsageError(`--format is text, json or github, not "${format}"`)
  const folder = dir === undefined ? readEnvironment().contentDir : resolve(shell.cwd, dir)
  const progress = showProgress(shell.err)
  const report = await checkFolder(folder, progress.listen, shell.signal).finally(progress.done)
  shell.out(printCheck(report, format, flags.all, shell.cwd))
  return flags.strict && report.diagnostics.some(({ severity }) => severity === 'ERROR') ? 1 : 0
}

function isFormat(format: string): format is CheckFormat {
  return ['text', 'json', 'github'].includes(format)
}
