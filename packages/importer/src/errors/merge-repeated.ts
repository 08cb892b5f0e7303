import { dirname } from 'node:path/posix'
import type { Diagnostic } from '@broadsheet/parser'

const TIMES = / \((\d+) times\)$/

/** Files of one folder with the same problem, from which on the cause is a setting and not the single file. */
const manyFiles = 10

/** How diagnostics with one cause become one. */
interface Merging {
  /** Diagnostics with the same cause have the same text here. */
  cause: (diagnostic: Diagnostic) => string
  /** The fewest files that are merged. */
  files: number
  /** Whether an import counts the cause once, and not once a file. */
  countedOnce: boolean
  message: (first: Diagnostic, uses: number, files: number) => string
  /** Replaces the hint of the first diagnostic. */
  hint?: string
}

/** Tells about a name, such as a shortcode's. */
const oncePerName: Merging = {
  cause: ({ message }) => message.replace(TIMES, ''),
  files: 2,
  countedOnce: true,
  message: ({ message }, uses, files) => `${message.replace(TIMES, '')} (${uses} times in ${files} files)`,
}

const mergings: Readonly<Record<string, Merging>> = {
  'template-tag-left-out': oncePerName,
  'mdx-left-out': oncePerName,
  'note-missing': oncePerName,
  'permalink-value-missing': {
    cause: ({ message }) => message.replace(/;.*/s, ''),
    files: 2,
    countedOnce: true,
    message: ({ message }, _, files) => `${message} (and ${files - 1} more files)`,
  },
  'path-taken': {
    cause: ({ file }) => dirname(file),
    files: manyFiles,
    countedOnce: false,
    message: ({ message }, _, files) => `${message} (and ${files - 1} more files of this folder)`,
    hint: 'Set permalink in site.yml to a pattern that differs for these files, for example with :year, :section or :filename.',
  },
}

/** The cause that an import counts once, or null if it counts each diagnostic. */
export function causeCountedOnce(diagnostic: Diagnostic): string | null {
  const merging = mergings[diagnostic.code]
  return merging?.countedOnce ? `${diagnostic.code} ${merging.cause(diagnostic)}` : null
}

/**
 * Merges the diagnostics with the same cause: the first one stays, with its place, and says in how many files it is.
 * Causes in few files stay as they are.
 */
export function mergeRepeated(diagnostics: Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, { uses: number; files: Set<string>; isShown: boolean }>()
  const groupOf = (diagnostic: Diagnostic, merging: Merging) => {
    const name = `${diagnostic.code} ${merging.cause(diagnostic)}`
    const group = groups.get(name) ?? { uses: 0, files: new Set<string>(), isShown: false }
    groups.set(name, group)
    return group
  }
  for (const diagnostic of diagnostics) {
    const merging = mergings[diagnostic.code]
    if (merging === undefined) continue
    const group = groupOf(diagnostic, merging)
    group.uses += Number(TIMES.exec(diagnostic.message)?.[1] ?? 1)
    group.files.add(diagnostic.file)
  }
  return diagnostics.flatMap((diagnostic) => {
    const merging = mergings[diagnostic.code]
    if (merging === undefined) return [diagnostic]
    const group = groupOf(diagnostic, merging)
    if (group.files.size < merging.files) return [diagnostic]
    if (group.isShown) return []
    group.isShown = true
    const { hint } = merging
    const message = merging.message(diagnostic, group.uses, group.files.size)
    return [{ ...diagnostic, message, ...(hint !== undefined && { hint }) }]
  })
}
