import type { Problem } from '../diagnostics/problem.ts'
import type { FrontMatterSplit } from './split-front-matter.ts'

/** The front matter is code, or in a format that is not read. `line` is the block's first line, from 1. */
export function foreignFormat(language: string, line: number): Problem {
  const javascript = /^(js|javascript|coffee|cson|ts|typescript)/.test(language)
  return {
    severity: 'ERROR',
    code: javascript ? 'front-matter-script' : 'front-matter-unreadable',
    message: javascript
      ? `the front matter is ${language} code, which is never run`
      : `the front matter has the unknown format ${language}`,
    hint: 'write it as YAML between two lines of ---',
    line: line - 1,
    column: 1,
  }
}

/** No line closes the front matter. `line` is the block's first line, from 1. */
export function unclosedFence(line: number): Problem {
  return {
    severity: 'ERROR',
    code: 'front-matter-unclosed',
    message: 'the front matter has an opening fence and no closing one; the keys up to the first blank line are used',
    hint: 'close it with a line of ---',
    line: line - 1,
    column: 1,
  }
}

/** The line that opens or closes the front matter is not exactly the fence. */
export function inexactFence(inexact: NonNullable<FrontMatterSplit['inexact']>): Problem {
  const { expected, hasText, line } = inexact
  return {
    severity: 'WARNING',
    code: 'front-matter-fence',
    message: whatIsInexact(inexact),
    hint: hasText ? 'move the text to the next line' : `write exactly ${expected} on this line`,
    line,
    column: 1,
  }
}

function whatIsInexact({ fence, expected, opens, hasText }: NonNullable<FrontMatterSplit['inexact']>): string {
  if (hasText)
    return `text follows ${fence.trim()} on the line that closes the front matter; it is read as the start of the body`
  const place = opens ? 'opens' : 'closes'
  const shown = fence.replace(/[\u200b\u2060]/g, '').trim()
  return shown === expected
    ? `blanks or invisible characters are next to the ${expected} that ${place} the front matter; they are left out`
    : `the line that ${place} the front matter is "${fence.slice(0, 40)}" and not exactly ${expected}; it is read as ${expected}`
}
