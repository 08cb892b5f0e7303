import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { systemCode } from '../errors/system-error.ts'
import { checkFormats } from '../report/check-report.ts'
import { redirectFormats } from '../report/redirect-report.ts'

/** The command line is invalid. */
export class UsageError extends Error {}

/** Returns whether the arguments ask for the help text. */
export function asksForHelp(args: string[]): boolean {
  return args.includes('--help') || args.includes('-h')
}

/** The flags of `import`; help.ts describes them. */
export const importOptions = {
  watch: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** Parses the arguments of `import`: its flags and an optional folder. Throws a UsageError if they are invalid. */
export function importArguments(args: string[]) {
  return parseCommand(args, importOptions)
}

/** Parses the arguments of `check`: its flags and an optional folder. Throws a UsageError if they are invalid. */
export function checkArguments(args: string[]) {
  const { flags, dir } = parseCommand(args, {
    strict: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    redirects: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  } as const)
  const { strict, all, redirects } = flags
  const named = flags.json ? 'json' : flags.format
  if (redirects) {
    if (dir !== undefined) throw new UsageError(`--redirects reads the database, not a folder; remove "${dir}"`)
    return { list: 'redirects' as const, format: oneOf(redirectFormats, named) }
  }
  return { list: 'diagnostics' as const, strict, all, format: oneOf(checkFormats, named), dir }
}

function oneOf<T extends string>(known: readonly T[], named: string): T {
  const format = known.find((one) => one === named)
  if (format !== undefined) return format
  throw new UsageError(`--format must be ${known.slice(0, -1).join(', ')} or ${known.at(-1)}, not "${named}"`)
}

/** Parses flags and an optional folder. Throws a UsageError if they are invalid. */
export function parseCommand<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  const { values, positionals } = parse(args, options)
  const [dir, ...others] = positionals
  if (others.length > 0) throw new UsageError(`Only one folder is allowed; remove "${others.join('", "')}"`)
  return { flags: values, dir }
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node adds a hint about folders whose names start with a hyphen, which rarely helps.
    const [problem = ''] = error instanceof Error ? error.message.split(/\.? To specify|\n/, 1) : [String(error)]
    if (systemCode(error) !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(problem)
    const known = Object.keys(options).map((name) => `--${name}`)
    throw new UsageError(`${problem}; the options are ${known.join(', ')}`)
  }
}
