import type { Problem } from '../diagnostics/problem.ts'
import type { Decoded } from './decoded-text.ts'

/** Returns the problems of decoding a file. */
export function encodingProblems({ text, encoding, certainty, damaged }: Decoded): Problem[] {
  if (text === null)
    return [
      {
        severity: 'ERROR',
        code: 'encoding-unknown',
        message: 'the file is not text, or its encoding is unknown',
        hint: 'save it as UTF-8',
      },
    ]
  const problems: Problem[] = []
  if (certainty === 'guessed')
    problems.push({
      severity: 'WARNING',
      code: 'encoding-guessed',
      message: `the file is not UTF-8; it was read as ${encoding}, which is a guess`,
      hint: 'save it as UTF-8',
    })
  else if (certainty === 'detected')
    problems.push({
      severity: 'INFO',
      code: 'encoding-detected',
      message: `the file is not UTF-8; it was read as ${encoding}`,
      hint: 'save it as UTF-8',
    })
  if (damaged > 0) {
    const before = text.slice(0, text.indexOf('\ufffd')).split('\n')
    problems.push({
      severity: 'WARNING',
      code: 'text-damaged',
      message: `${damaged} ${damaged === 1 ? 'character' : 'characters'} could not be read as ${encoding}`,
      hint: 'search for � and type the characters again',
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    })
  }
  return problems
}
