import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { systemCode } from './import-error.ts'

export const help = `Usage: import [DIR] [options]   make the database equal to a folder of articles
       check [DIR] [options]    read a folder, without your database, and print what is wrong in it

DIR is CONTENT_DIR where it is left out, else seeds/. The database is DATABASE_URL, else file:./data/broadsheet.db.
Both may stand in .env in the project's root, and start from there.

import
  --watch     stay, and import each change as it is saved
  --force     import also an empty folder, another folder than before, or one that lost more than half of its files
  --full      read and parse every file, changed or not
  --dry-run   print what would change, and change nothing
  --strict    exit with 1 if the archive has an ERROR
  --json      print the report as JSON
check
  --strict    exit with 1 on an ERROR
  --all       print also what is usually only counted
  --json      print everything as JSON
  --format    text, json, or github (annotations that code hosts show beside the lines)

Exit codes: 0 done; 1 refused or failed, with --strict also an ERROR in the content; 2 wrong usage; 130 interrupted.
An import that ends with any other than 0 because it was refused, failed or was interrupted has changed nothing.`

/** The command was written wrongly. */
export class UsageError extends Error {}

/** Whether somebody only wants to know what may be written. */
export function asksForHelp(args: string[]): boolean {
  return args.includes('--help') || args.includes('-h')
}

/** The flags of `import`, and its folder where one is given. Throws a UsageError for anything else. */
export function importArguments(args: string[]) {
  return parseCommand(args, {
    watch: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const)
}

/** The flags of `check`, and its folder where one is given. Throws a UsageError for anything else. */
export function checkArguments(args: string[]) {
  const { flags, dir } = parseCommand(args, {
    strict: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  } as const)
  const { strict, all } = flags
  const format = formats.find((one) => one === (flags.json ? 'json' : flags.format))
  if (format === undefined) throw new UsageError(`--format is text, json or github, not "${flags.format}"`)
  return { strict, all, format, dir }
}

const formats = ['text', 'json', 'github'] as const
export type CheckFormat = (typeof formats)[number]

function parseCommand<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  const { values, positionals } = parse(args, options)
  const [dir, ...others] = positionals
  if (others.length > 0) throw new UsageError(`One folder at a time; there is also "${others.join('", "')}"`)
  return { flags: values, dir }
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node's own advice, how to write a folder that begins with a hyphen, is not what most people need.
    const [problem = ''] = error instanceof Error ? error.message.split(/\.? To specify|\n/, 1) : [String(error)]
    if (systemCode(error) !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(problem)
    const known = Object.keys(options).map((name) => `--${name}`)
    throw new UsageError(`${problem}; there are ${known.join(', ')}`)
  }
}
