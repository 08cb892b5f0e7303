import { parse, TomlError } from 'smol-toml'
import type { Problem } from '../diagnostics/problem.ts'
import type { Mapping } from './yaml.ts'

/** Number of wrong lines that are left out before the whole block counts as unreadable. */
const patience = 10

/**
 * Reads a block of TOML. A wrong line only removes its own key (WARNING). Returns null if no key can be read (ERROR). The
 * lines of problems count from 1 within the block.
 */
export function readTomlMapping(text: string, problems: Problem[]): Mapping | null {
  const lines = text.split('\n')
  const left: Problem[] = []
  for (;;) {
    try {
      const mapping: Mapping = parse(lines.join('\n'), { maxDepth: 60, integersAsBigInt: 'asNeeded' })
      if (left.length > 0 && Object.keys(mapping).length === 0) break
      problems.push(...left)
      return mapping
    } catch (error) {
      if (!(error instanceof TomlError)) throw error
      const line = lines[error.line - 1] ?? ''
      left.push(describe(error, line))
      if (left.length > patience || !/^\s*["'\w-][^=]*=/.test(line)) break
      // An empty line in its place keeps the numbers of the lines below.
      lines[error.line - 1] = ''
    }
  }
  const [first] = left
  if (first !== undefined) problems.push({ ...first, severity: 'ERROR', code: 'front-matter-unreadable' })
  return null
}

function describe(error: TomlError, line: string): Problem {
  const key = /^\s*["']?([\w.-]+)/.exec(line)?.[1] ?? 'TOML'
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')
  const duplicated = /redefine|already/.test(reason)
  return {
    severity: 'WARNING',
    code: duplicated ? 'key-duplicated' : 'key-unreadable',
    message: `${key}: the TOML cannot be read: ${reason}; it is left out`,
    hint: duplicated ? 'keep one of the two' : 'put texts in double quotes',
    line: error.line,
    column: error.column,
    lostKey: key,
  }
}
