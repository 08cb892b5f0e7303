import { withoutEmail } from '../text/email.ts'

/** The lines around a place with a caret under it, long ones cut, without e-mail addresses and the values of private keys. */
export function codeFrame(
  lines: readonly string[],
  line: number,
  column: number | undefined,
  isPrivate: (key: string) => boolean,
): string {
  const first = Math.max(1, line - 1)
  const last = Math.min(lines.length, line + 1)
  const width = String(last).length
  const rows: string[] = []
  for (let number = first; number <= last; number++) {
    const shown = showable(lines[number - 1] ?? '', isPrivate)
    const from = number === line && column !== undefined ? Math.max(0, column - 80) : 0
    const text = shown.slice(from, from + 120)
    rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd())
    if (number === line && column !== undefined)
      rows.push(`  ${' '.repeat(width)} | ${' '.repeat(displayWidth(shown.slice(from, column - 1)))}^`)
  }
  return rows.join('\n')
}

/** The frame for a problem that has a line, to be spread into a diagnostic. */
export function frameAt(text: string, { line, column }: { line?: number; column?: number }): { frame?: string } {
  return line === undefined ? {} : { frame: codeFrame(text.split('\n'), line, column, () => false) }
}

function showable(line: string, isPrivate: (key: string) => boolean): string {
  const key = /^\s*["']?([^:="']+?)["']?\s*[:=]/.exec(line.slice(0, 300))?.[1]
  if (key !== undefined && (isPrivate(key) || /e-?mail/i.test(key)))
    return `${line.slice(0, line.indexOf(key) + key.length)}: …`
  return withoutEmail(line) === line.trim()
    ? line
    : line.includes('@')
      ? line.replace(line.trim(), withoutEmail(line))
      : line
}

/** Terminals show wide characters in two columns, and a tab is copied as one. */
function displayWidth(text: string): number {
  let width = 0
  for (const char of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1
  return width
}
