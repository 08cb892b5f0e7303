import type { Problem } from '../diagnostics/problem.ts'

const conflict = /^<{7} .*\n(?:(?![<=>]{7}).*\n)*(?:\|{7}.*\n(?:(?![<=>]{7}).*\n)*)?={7}\n(?:(?![<=>]{7}).*\n)*>{7} /gm
const marker = /^(?:<{7} |\|{7} |={7}$|>{7} )/gm

/**
 * Finds a merge conflict of Git that is not resolved. Its markers in front matter become comments, so that both versions are read
 * and the second one counts. In the body they stay, because the text of both versions is there.
 * @returns the text, with the same number of lines and characters
 */
export function withoutConflictMarkers(text: string, problems: Problem[]): string {
  if (!text.includes('<<<<<<< ')) return text
  conflict.lastIndex = 0
  const found = conflict.exec(text)
  if (found === null || isInCode(text, found.index)) return text
  const line = linesIn(text.slice(0, found.index)) + 1
  problems.push({
    severity: 'WARNING',
    code: 'merge-conflict',
    message: `a merge conflict is not resolved: lines ${line} to ${line + linesIn(found[0])} hold two versions`,
    hint: 'keep one version, and delete the lines that start with <<<<<<<, ======= and >>>>>>>',
    line,
    column: 1,
  })
  const end = endOfFrontMatter(text)
  return text.slice(0, end).replace(marker, (signs) => `#${signs.slice(1)}`) + text.slice(end)
}

/** Articles about Git show conflicts in fenced code. */
function isInCode(text: string, index: number): boolean {
  return (text.slice(0, index).match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) % 2 === 1
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}

function endOfFrontMatter(text: string): number {
  const fence = /^\s*(---|\+{3})[^\S\n]*\n/.exec(text)
  if (fence === null) return 0
  const closing = new RegExp(`^${fence[1] === '---' ? '---' : '\\+{3}'}[^\\S\\n]*$`, 'gm')
  closing.lastIndex = fence[0].length
  return closing.exec(text)?.index ?? 0
}
