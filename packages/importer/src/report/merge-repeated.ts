import type { Diagnostic } from '@broadsheet/parser'
import { causesOf } from './causes.ts'

const TIMES = / \((\d+) times\)$/

interface Group {
  uses: number
  files: Set<string>
  isShown: boolean
}

/**
 * Merges the diagnostics with the same cause: the first one stays, with its place, and says in how many files it is.
 * Causes in few files stay as they are.
 */
export function mergeRepeated(diagnostics: Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Group>()
  for (const diagnostic of diagnostics) {
    const name = groupName(diagnostic)
    if (name === null) continue
    const group = groups.get(name) ?? { uses: 0, files: new Set<string>(), isShown: false }
    groups.set(name, group)
    group.uses += Number(TIMES.exec(diagnostic.message)?.[1] ?? 1)
    group.files.add(diagnostic.file)
  }
  return diagnostics.flatMap((diagnostic) => {
    const group = groups.get(groupName(diagnostic) ?? '')
    const merged = causesOf(diagnostic.code)?.merged
    if (group === undefined || group.files.size < (merged?.from ?? 2)) return [diagnostic]
    if (group.isShown) return []
    group.isShown = true
    const message = diagnostic.message.replace(TIMES, '')
    if (merged === undefined) return [{ ...diagnostic, message: `${message} ${usesOf(group)}` }]
    return [
      {
        ...diagnostic,
        message: `${message} (and ${group.files.size - 1} more files of this folder)`,
        hint: merged.hint,
      },
    ]
  })
}

/** The name of the group that a diagnostic is merged into, or null if it stays alone. */
function groupName(diagnostic: Diagnostic): string | null {
  const { code, cause } = diagnostic
  if (cause !== undefined) return `${code} ${cause}`
  const causes = causesOf(code)
  return causes?.merged === undefined ? null : `${code} ${causes.part(diagnostic)}`
}

function usesOf({ uses, files }: Group): string {
  return uses > files.size ? `(${uses} times in ${files.size} files)` : `(in ${files.size} files)`
}
