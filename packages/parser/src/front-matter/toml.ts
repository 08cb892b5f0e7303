import { parse, TomlError } from 'smol-toml'
import type { Problem } from '../diagnostics/problem.ts'
import { isMapping, type Mapping } from './yaml.ts'

/** Number of wrong lines that are left out before the whole block counts as unreadable. */
const patience = 10

/**
 * Reads a block of TOML. A wrong line only affects its own key, whose value is then the text as written (WARNING). Returns null if no key can be read (ERROR). The
 * lines of problems count from 1 within the block.
 */
export function readTomlMapping(text: string, problems: Problem[]): Mapping | null {
  const lines = text.split('\n')
  const left: Problem[] = []
  const unread: { table: string | null; key: string; text: string }[] = []
  for (;;) {
    try {
      const mapping: Mapping = parse(lines.join('\n'), { maxDepth: 60, integersAsBigInt: 'asNeeded' })
      if (left.length > 0 && Object.keys(mapping).length === 0) break
      problems.push(...left)
      for (const { table, key, text } of unread) putText(mapping, table, key, text)
      return mapping
    } catch (error) {
      if (!(error instanceof TomlError)) throw error
      const line = lines[error.line - 1] ?? ''
      left.push(describe(error, line))
      if (left.length > patience || !/^\s*["'\w-][^=]*=/.test(line)) break
      const [, key, value] = /^\s*["']?([\w.-]+)["']?\s*=\s*(.*)$/.exec(line) ?? []
      if (key !== undefined && value) unread.push({ table: tableAt(lines, error.line - 1), key, text: value.trim() })
      // An empty line in its place keeps the numbers of the lines below.
      lines[error.line - 1] = ''
    }
  }
  const [first] = left
  if (first !== undefined) problems.push({ ...first, severity: 'ERROR', code: 'front-matter-unreadable' })
  return null
}

/** Returns the name of the table that a line belongs to; null at the top level. */
function tableAt(lines: string[], line: number): string | null {
  const header = lines.slice(0, line).findLast((text) => /^\s*\[/.test(text))
  return header === undefined ? null : (/^\s*\[\s*["']?([\w-]+)["']?\s*\]/.exec(header)?.[1] ?? '')
}

/** Puts a value that is not valid TOML into the mapping, as written, unless the key has another value. */
function putText(mapping: Mapping, table: string | null, key: string, text: string): void {
  const target = table === null ? mapping : mapping[table]
  if (!isMapping(target) || key === '__proto__' || Object.hasOwn(target, key)) return
  target[key] = text.replace(/^(["'])(.*)\1$/, '$2')
}

function describe(error: TomlError, line: string): Problem {
  const key = /^\s*["']?([\w.-]+)/.exec(line)?.[1] ?? 'TOML'
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')
  const duplicated = /redefine|already/.test(reason)
  return {
    severity: 'WARNING',
    code: duplicated ? 'key-duplicated' : 'key-unreadable',
    message: `${key}: the TOML cannot be read: ${reason}; ${duplicated ? 'it is left out' : 'it is used as written'}`,
    hint: duplicated ? 'keep one of the two' : 'put texts in double quotes',
    line: error.line,
    column: error.column,
    lostKey: key,
  }
}
