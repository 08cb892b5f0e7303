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

/** A value may be a whole file long: what stands before it and behind it is kept. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would act on them
  const line = text.replace(/[\s\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ')
  return line.length <= 400 ? line : `${line.slice(0, 260)} … ${line.slice(-120)}`.toWellFormed()
}

/** A parser that misses something at the end of a text says so of the line after the last, which is none. */
function placeWithin(lines: string[], { line, column }: Problem | Diagnostic): { line?: number; column?: number } {
  if (line === undefined || line <= lines.length) return {}
  return { line: lines.length, ...(column !== undefined && { column: (lines.at(-1)?.length ?? 0) + 1 }) }
}
