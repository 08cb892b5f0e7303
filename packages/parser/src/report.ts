import { codeFrame } from './code-frame.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Problem } from './problem.ts'

/** What is said about one file, with the lines that it is about. Lines are looked for only where something is said. */
export function toDiagnostics(
  file: string,
  text: string,
  found: (Problem | Diagnostic)[],
  isPrivate: (key: string) => boolean,
): Diagnostic[] {
  if (found.length === 0) return []
  const lines = text.split('\n')
  return found.map((problem) => {
    const diagnostic: Diagnostic = { ...problem, file }
    if (diagnostic.line !== undefined && diagnostic.frame === undefined)
      diagnostic.frame = codeFrame(lines, diagnostic.line, diagnostic.column, isPrivate)
    return diagnostic
  })
}
