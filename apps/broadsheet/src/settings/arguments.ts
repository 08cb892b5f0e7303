import { importOptions, parseCommand, UsageError } from '@broadsheet/importer/arguments'
import type { Chosen } from './settings.ts'

const databaseOption = { database: { type: 'string' } } as const
const serverOptions = {
  ...databaseOption,
  port: { type: 'string' },
  host: { type: 'string' },
  workers: { type: 'string' },
} as const

/** The arguments of a command, read: its settings, and what it passes on to the import. */
export interface CommandArguments {
  chosen: Chosen
  /** The flags of the import, as arguments. */
  forImport: string[]
}

/** Flags that make no sense together with a server, and what to use for them. */
const notServing = { watch: 'dev', 'dry-run': 'import --dry-run' } as const

/**
 * Reads the arguments of a command that imports and serves. Throws a UsageError if they are wrong.
 * @param command the name of the command, for messages
 */
export function servingArguments(args: string[], command: 'start' | 'dev'): CommandArguments {
  const { flags, dir } = parseCommand(args, { ...importOptions, ...serverOptions })
  for (const flag of ['watch', 'dry-run'] as const) {
    if (flags[flag] && !(command === 'dev' && flag === 'watch'))
      throw new UsageError(`--${flag} is not an option of this command; use broadsheet ${notServing[flag]}`)
  }
  return { chosen: { dir, ...flags }, forImport: importFlags({ ...flags, watch: false }) }
}

/** Reads the arguments of `serve`. Throws a UsageError if they are wrong. */
export function serveArguments(args: string[]): Chosen {
  const { flags, dir } = parseCommand(args, serverOptions)
  return { dir, ...flags }
}

/** Reads the arguments of `backup` and `restore`: a file, and the database. Throws a UsageError if they are wrong. */
export function fileArguments(args: string[]): { file: string | undefined; chosen: Chosen } {
  const { flags, dir } = parseCommand(args, databaseOption)
  return { file: dir, chosen: { database: flags.database } }
}

/** Reads the arguments of `import`. Throws a UsageError if they are wrong. */
export function importingArguments(args: string[]): CommandArguments {
  const { flags, dir } = parseCommand(args, { ...importOptions, ...databaseOption })
  return { chosen: { dir, database: flags.database }, forImport: importFlags(flags) }
}

function importFlags(flags: Readonly<Record<string, boolean | string | undefined>>): string[] {
  return Object.keys(importOptions)
    .filter((name) => flags[name] === true)
    .map((name) => `--${name}`)
}

/** The flags of `mirror`. */
export interface MirrorFlags {
  dryRun: boolean
  retry: boolean
  /** Requests a second to one host. */
  rate: number
  /** Hosts at a time. */
  hosts: number
  /** Megabytes of the largest image. */
  maxSize: number
}

/** Reads the arguments of `mirror`. Throws a UsageError if they are wrong. */
export function mirrorArguments(args: string[]): { chosen: Chosen; flags: MirrorFlags } {
  const { flags, dir } = parseCommand(args, {
    ...databaseOption,
    'dry-run': { type: 'boolean', default: false },
    retry: { type: 'boolean', default: false },
    rate: { type: 'string', default: '2' },
    hosts: { type: 'string', default: '8' },
    'max-size': { type: 'string', default: '20' },
  } as const)
  return {
    chosen: { dir, database: flags.database },
    flags: {
      dryRun: flags['dry-run'],
      retry: flags.retry,
      rate: numberBetween('rate', flags.rate, 0.01, 100),
      hosts: numberBetween('hosts', flags.hosts, 1, 64),
      maxSize: numberBetween('max-size', flags['max-size'], 0.01, 1_000),
    },
  }
}

/** The flags of `check --links`. */
export interface LinksFlags extends Pick<MirrorFlags, 'rate' | 'hosts'> {
  strict: boolean
  json: boolean
}

/** Reads the arguments of `check --links`. Throws a UsageError if they are wrong. */
export function linksArguments(args: string[]): { chosen: Chosen; flags: LinksFlags } {
  const { flags, dir } = parseCommand(args, {
    ...databaseOption,
    links: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rate: { type: 'string', default: '2' },
    hosts: { type: 'string', default: '8' },
  } as const)
  const { strict, json } = flags
  return {
    chosen: { dir, database: flags.database },
    flags: {
      strict,
      json,
      rate: numberBetween('rate', flags.rate, 0.01, 100),
      hosts: numberBetween('hosts', flags.hosts, 1, 64),
    },
  }
}

function numberBetween(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (value >= least && value <= most) return value
  throw new UsageError(`--${name} must be a number from ${least} to ${most}, not "${text}"`)
}

/** The arguments of `export`, read. */
export interface ExportArguments {
  target: string | undefined
  form: string
  /** JSON. */
  where: string | undefined
  isPublishedOnly: boolean
  force: boolean
  chosen: Chosen
}

/** Reads the arguments of `export`. Throws a UsageError if they are wrong. */
export function exportArguments(args: string[]): ExportArguments {
  const { flags, dir } = parseCommand(args, {
    ...databaseOption,
    as: { type: 'string' },
    site: { type: 'boolean', default: false },
    where: { type: 'string' },
    published: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  })
  const { as, site, where, published, force, database } = flags
  if (site && as !== undefined) throw new UsageError('--site and --as name two forms; give one of them')
  return {
    target: dir,
    form: site ? 'site' : (as ?? 'hexo'),
    where,
    isPublishedOnly: published,
    force,
    chosen: { database },
  }
}
