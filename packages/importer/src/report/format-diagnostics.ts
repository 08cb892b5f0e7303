import type { Diagnostic, Severity } from '@broadsheet/parser'
import { type CodeCount, countCodes, sortCodes } from '../errors/diagnostic-counter.ts'
import { formatCount } from './format-numbers.ts'

/** Diagnostics of one code that are shown. The rest are counted. */
const shownPerCode = 20

/** Formats counts as a table, one line for each code: `ERROR    date-unreadable      3`. */
export function codeTable(codes: CodeCount[]): string[] {
  const width = Math.max(...codes.map(({ code }) => code.length), 0)
  return sortCodes(codes).map(
    ({ severity, code, count }) => `  ${severity.padEnd(8)} ${code.padEnd(width)} ${formatCount(count).padStart(7)}`,
  )
}

/** Formats a position as `posts/a.md:3:7`, which terminals and editors turn into a link. */
function position({ file, line, column }: Diagnostic): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
}

/** Formats a diagnostic in one line: position, severity, code and message. */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const { severity, code, message } = diagnostic
  return `${position(diagnostic)} ${severity} ${code} ${message}`
}

/** Formats a diagnostic as compilers do: position, severity, code and message, then the source lines and the hint. */
export function diagnosticLines(diagnostic: Diagnostic): string[] {
  const { frame, hint } = diagnostic
  return [
    diagnosticLine(diagnostic),
    ...(frame === undefined ? [] : frame.split('\n').map((line) => `    ${line}`)),
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ]
}

/** Formats diagnostics grouped by code, errors first. Without `all`, it shows only the first 20 of each code. */
export function groupedLines(diagnostics: Diagnostic[], all: boolean): string[] {
  const groups = Map.groupBy(diagnostics, ({ severity, code }) => `${severity} ${code}`)
  return countCodes(diagnostics).flatMap(({ severity, code }) => {
    const group = (groups.get(`${severity} ${code}`) ?? []).toSorted(byPosition)
    const shown = all ? group : group.slice(0, shownPerCode)
    const rest = group.length - shown.length
    return [
      ...shown.flatMap(diagnosticLines),
      ...(rest === 0 ? [] : [`… and ${formatCount(rest)} more ${severity} ${code} (--all shows them)`]),
      '',
    ]
  })
}

/** Formats diagnostics as workflow commands. GitHub, Gitea and Forgejo show them next to the source lines. */
export function githubLines(diagnostics: Diagnostic[]): string[] {
  const commands = { ERROR: 'error', WARNING: 'warning', INFO: 'notice' } satisfies Record<Severity, string>
  return diagnostics.toSorted(byPosition).map(({ severity, code, message, file, line, column, hint }) => {
    const properties = Object.entries({ file, line, col: column, title: code })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    const text = hint === undefined ? message : `${message}\n${hint}`
    return `::${commands[severity]} ${properties.join(',')}::${escapeData(text)}`
  })
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** Formats the totals by severity: `3 errors, 1 warning`, or `no problems`. */
export function severityCounts(codes: CodeCount[]): string {
  const labels = [
    ['ERROR', 'error', 'errors'],
    ['WARNING', 'warning', 'warnings'],
    ['INFO', 'note', 'notes'],
  ] as const
  const parts = labels.flatMap(([severity, singular, plural]) => {
    const total = codes.filter((code) => code.severity === severity).reduce((sum, code) => sum + code.count, 0)
    return total === 0 ? [] : [`${formatCount(total)} ${total === 1 ? singular : plural}`]
  })
  return parts.length === 0 ? 'no problems' : parts.join(', ')
}

/** Formats the number of diagnostics that site.yml ignores. No line if there are none. */
export function ignoredLine(ignored: number): string[] {
  return ignored === 0 ? [] : [`  ignored by diagnostics in site.yml: ${formatCount(ignored)}`]
}
