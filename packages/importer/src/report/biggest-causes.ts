import type { Diagnostic } from '@broadsheet/parser'
import { causesOf } from './causes.ts'
import { formatCount } from './format-numbers.ts'

/** One cause of several diagnostics, with the edit or setting that fixes them all. */
export interface Cause {
  count: number
  /** The common part of the diagnostics. */
  what: string
  /** The edit or the setting. */
  fix: string
}

const ignoreHint = (code: string, files: string) => `diagnostics: {ignore: [{code: ${code}, files: ${files}}]}`

/** Diagnostics that need no fix. */
const onlyFacts = new Set(['site-assumed', 'redirect-only', 'title-from-file-name', 'no-front-matter'])

const weights = { ERROR: 100, WARNING: 10, INFO: 1 }

/**
 * Returns the causes with the most diagnostics, the biggest first. An error counts like ten warnings,
 * and a warning like ten notes.
 */
export function biggestCauses(diagnostics: Diagnostic[], limit = 3): Cause[] {
  const needed = diagnostics.filter(({ code }) => !onlyFacts.has(code))
  const groups = Map.groupBy(needed, (diagnostic) =>
    JSON.stringify([diagnostic.severity, diagnostic.code, partOf(diagnostic)]),
  )
  const weight = ([first]: Diagnostic[], count: number) => (first === undefined ? 0 : weights[first.severity] * count)
  return [...groups.values()]
    .toSorted((a, b) => weight(b, b.length) - weight(a, a.length))
    .slice(0, limit)
    .flatMap((group) => causeOf(group))
}

function partOf(diagnostic: Diagnostic): string | null {
  return causesOf(diagnostic.code)?.part(diagnostic) ?? diagnostic.cause ?? null
}

function causeOf(group: Diagnostic[]): Cause[] {
  const [first] = group
  if (first === undefined) return []
  const { code, hint, file } = first
  const part = partOf(first)
  const causes = causesOf(code)
  const count = group.length
  if (causes !== undefined && part !== null)
    return [{ count, what: `${code}: ${causes.what(part)}`, fix: causes.fix(part) }]
  const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/**` : file
  return [
    {
      count,
      what: `${code}${part === null ? '' : `: ${part}`}, for example in ${file}`,
      fix: hint ?? `fix the files, or set in site.yml: ${ignoreHint(code, folder)}`,
    },
  ]
}

/** Formats the three biggest causes as the end of a report. No lines if nothing needs a fix. */
export function fixLines(diagnostics: Diagnostic[]): string[] {
  const causes = biggestCauses(diagnostics)
  if (causes.length === 0) return []
  return [
    'What would fix most:',
    ...causes.flatMap(({ count, what, fix }, at) => [`  ${at + 1}. ${formatCount(count)} × ${what}`, `     ${fix}`]),
  ]
}
