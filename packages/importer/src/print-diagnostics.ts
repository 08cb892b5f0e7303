import type { Diagnostic, Severity } from '@broadsheet/parser'
import { type CodeCount, countCodes, sortCodes } from './findings.ts'
import { count } from './progress.ts'

/** More of one code than this are counted, not shown: nobody reads the thousandth. */
const shownOfACode = 20

/** `ERROR    date-unreadable      3`, a line a code. */
export function codeTable(codes: CodeCount[]): string[] {
  const width = Math.max(...codes.map(({ code }) => code.length), 0)
  return sortCodes(codes).map(
    ({ severity, code, count: n }) => `  ${severity.padEnd(8)} ${code.padEnd(width)} ${count(n).padStart(7)}`,
  )
}

/** `posts/a.md:3:7`, as terminals and editors make a link of it. */
export function place({ file, line, column }: Diagnostic): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
}

/** Place, severity, code and message in one line. */
export function headlineOf(diagnostic: Diagnostic): string {
  const { severity, code, message } = diagnostic
  return `${place(diagnostic)} ${severity} ${code} ${message}`
}

/** As a compiler prints it: place, severity, code and message, the lines concerned, and what would mend it. */
export function diagnosticLines(diagnostic: Diagnostic): string[] {
  const { frame, hint } = diagnostic
  return [
    headlineOf(diagnostic),
    ...(frame === undefined ? [] : frame.split('\n').map((line) => `    ${line}`)),
    ...(hint === undefined ? [] : [`    ${hint}`]),
  ]
}

/** All diagnostics, code by code, the errors first; `all` shows also what is usually only counted. */
export function groupedLines(diagnostics: Diagnostic[], all: boolean): string[] {
  const groups = Map.groupBy(diagnostics, ({ severity, code }) => `${severity} ${code}`)
  return countCodes(diagnostics).flatMap(({ severity, code }) => {
    const group = (groups.get(`${severity} ${code}`) ?? []).toSorted(byPlace)
    const shown = all ? group : group.slice(0, shownOfACode)
    const rest = group.length - shown.length
    return [
      ...shown.flatMap(diagnosticLines),
      ...(rest === 0 ? [] : [`… and ${count(rest)} more ${severity} ${code} (--all shows them)`]),
      '',
    ]
  })
}

/** Workflow commands: GitHub, Gitea and Forgejo show them beside the lines concerned. */
export function githubLines(diagnostics: Diagnostic[]): string[] {
  const commands = { ERROR: 'error', WARNING: 'warning', INFO: 'notice' } satisfies Record<Severity, string>
  return diagnostics.toSorted(byPlace).map(({ severity, code, message, file, line, column, hint }) => {
    const where = { file, line, col: column, title: code }
    const properties = Object.entries(where)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    return `::${commands[severity]} ${properties.join(',')}::${escapeData(hint === undefined ? message : `${message}\n${hint}`)}`
  })
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}

/** `3 errors, 1 warning` of what there is; `nothing to report` where there is none. */
export function tally(codes: CodeCount[]): string {
  const words = [
    ['ERROR', 'error', 'errors'],
    ['WARNING', 'warning', 'warnings'],
    ['INFO', 'note', 'notes'],
  ] as const
  const parts = words.flatMap(([severity, one, many]) => {
    const n = codes.filter((code) => code.severity === severity).reduce((sum, code) => sum + code.count, 0)
    return n === 0 ? [] : [`${count(n)} ${n === 1 ? one : many}`]
  })
  return parts.length === 0 ? 'nothing to report' : parts.join(', ')
}
