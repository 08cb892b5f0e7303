import { codeFrame } from './code-frame.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Problem } from './problem.ts'

/** Converts the problems of one file to diagnostics with code frames. Lines are split only if there are problems. */
export function toDiagnostics(
  file: string,
  text: string,
  found: (Problem | Diagnostic)[],
  isPrivate: (key: string) => boolean,
): Diagnostic[] {
  if (found.length === 0) return []
  const lines = text.split('\n')
  return found.map((problem) => {
    const diagnostic: Diagnostic = {
      ...problem,
      message: oneLine(problem.message),
      file,
      ...placeWithin(lines, problem),
    }
    if (problem.hint !== undefined) diagnostic.hint = oneLine(problem.hint)
    if (diagnostic.line !== undefined && diagnostic.frame === undefined)
      diagnostic.frame = codeFrame(lines, diagnostic.line, diagnostic.column, isPrivate)
    return diagnostic
  })
}

/** Shortens a message with a very long value. The text before and after the value is kept. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would act on them
  const line = text.replace(/[\s\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')
  return line.length <= 400 ? line : `${line.slice(0, 260)} … ${line.slice(-120)}`.toWellFormed()
}

/** Limits a line to those of the file. A parser reports a missing end at the line after the last one. */
function placeWithin(lines: string[], { line, column }: Problem | Diagnostic): { line?: number; column?: number } {
  if (line === undefined || line <= lines.length) return {}
  return { line: lines.length, ...(column !== undefined && { column: (lines.at(-1)?.length ?? 0) + 1 }) }
}
