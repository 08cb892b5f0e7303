import { withoutEmail } from '../text/email.ts'

/** Returns the lines around a position, with a caret below it. Long lines are shortened; e-mail addresses and private values are removed. */
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
    const from = number === line && column !== undefined ? Math.max(0, column - 80) : 0
    // Cut far behind what is shown, so that an address at its end is still recognized.
    const shown = showable((lines[number - 1] ?? '').slice(0, from + 600), isPrivate)
    const text = shown.slice(from, from + 120)
    rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd())
    if (number === line && column !== undefined)
      rows.push(`  ${' '.repeat(width)} | ${' '.repeat(displayWidth(shown.slice(from, column - 1)))}^`)
  }
  return rows.join('\n')
}

/** Returns the frame of a problem that has a line, as fields of a diagnostic. */
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

/** Returns the width in a terminal: two columns for wide characters, one for a tab, which is copied. */
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
