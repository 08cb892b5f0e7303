import type { Diagnostic } from '@broadsheet/parser'

/** Codes that tell about a name, such as a shortcode's. An import reports each name once, not once a file. */
const oncePerName = new Set(['template-tag-left-out', 'mdx-left-out'])
const TIMES = / \((\d+) times\)$/

/** The code and name that a diagnostic is about, or null if it is about its own place. */
export function nameOf({ code, message }: Pick<Diagnostic, 'code' | 'message'>): string | null {
  return oncePerName.has(code) ? `${code} ${message.replace(TIMES, '')}` : null
}

/**
 * Merges the diagnostics about the same name: the first one stays, with its place, and says how often the name is used
 * and in how many files.
 */
export function mergeRepeated(diagnostics: Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, { uses: number; files: Set<string> }>()
  for (const diagnostic of diagnostics) {
    const name = nameOf(diagnostic)
    if (name === null) continue
    const group = groups.get(name) ?? { uses: 0, files: new Set<string>() }
    group.uses += Number(TIMES.exec(diagnostic.message)?.[1] ?? 1)
    group.files.add(diagnostic.file)
    groups.set(name, group)
  }
  return diagnostics.flatMap((diagnostic) => {
    const name = nameOf(diagnostic)
    if (name === null) return [diagnostic]
    const group = groups.get(name)
    groups.delete(name)
    if (group === undefined) return []
    if (group.files.size === 1) return [diagnostic]
    const message = `${diagnostic.message.replace(TIMES, '')} (${group.uses} times in ${group.files.size} files)`
    return [{ ...diagnostic, message }]
  })
}
