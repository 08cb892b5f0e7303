import { YAMLException } from 'js-yaml'
import type { Problem } from '../diagnostics/problem.ts'
import { isKnownKey } from './known-keys.ts'
import { describeYamlFailure, isMapping, loadYaml, type Mapping } from './yaml.ts'

interface Entry {
  key: string
  /** Line within the block, from 0. */
  line: number
  lines: string[]
  /** The text after the colon on the first line. */
  rest: string
  /** Whether the space after the colon is missing, or the colon is full-width. */
  loose: boolean
}

/** `key: value` at the left margin, with or without quotes around the key. */
const strictKey = /^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'[\]{},&*!|>%@`-][^\n]*?|-[^\s\n][^\n]*?))[ \t]*:(?:[ \t]+(.*)|)$/
/** `title:value` and `title：value`, which people write although they are not YAML. */
const looseKey = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*[:：](.*)$/u

/**
 * Reads a block of YAML that must be a mapping. An error in one key only removes that key. Returns null if no key can be
 * read. The lines of problems count from 1 within the block.
 */
export function readYamlMapping(text: string, problems: Problem[]): Mapping | null {
  let failure: unknown
  try {
    const value = loadYaml(text)
    if (value === null || value === undefined) return {}
    if (isMapping(value)) return value
    failure = new YAMLException(
      `expected a mapping (key: value), but this is a ${Array.isArray(value) ? 'list' : typeof value}`,
    )
  } catch (error) {
    failure = error
  }
  const recovered = recoverEntries(text, failure, problems)
  if (recovered === null) problems.push(describeYamlFailure(failure, 'ERROR', 'front-matter-unreadable'))
  return recovered
}

/**
 * Reads a block that is not valid YAML one top-level key at a time, so that each error only removes its own key. Returns
 * null if there is no key.
 */
function recoverEntries(text: string, failure: unknown, problems: Problem[]): Mapping | null {
  const lines = withoutMargin(text.split('\n'))
  const found = readDuplicates(text, failure)
  const before = problems.length
  const entries = splitEntries(lines)
  if (entries.length === 0) return null
  const result: Mapping = found ?? {}
  const seen = new Map<string, number>()
  for (const entry of entries) {
    const first = seen.get(entry.key)
    if (first !== undefined) problems.push(duplicate(entry.key, first, entry.line))
    if (entry.loose) problems.push(repaired(entry))
    seen.set(entry.key, entry.line)
    if (found === null) setOwn(result, entry.key, readEntry(entry, problems))
  }
  // The duplicate is in a nested mapping.
  if (found !== null && problems.length === before)
    problems.push(describeYamlFailure(failure, 'WARNING', 'key-duplicated'))
  return result
}

/** Sets an own property. With `__proto__` as name, an assignment would change the prototype. */
function setOwn(target: Mapping, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

function duplicate(key: string, before: number, line: number): Problem {
  return {
    severity: 'WARNING',
    code: 'key-duplicated',
    message: `${key}: the key appears twice, first in line ${before + 1} of the front matter; the last one counts`,
    hint: 'keep one of the two',
    line: line + 1,
    column: 1,
  }
}

function repaired({ key, line }: Entry): Problem {
  return {
    severity: 'WARNING',
    code: 'key-repaired',
    message: `${key}: the key needs a colon and a space after it; it is read as if it had them`,
    hint: `write it as ${key}: value`,
    line: line + 1,
    column: 1,
  }
}

/** If duplicate keys are the only error, reads the whole block, including anchors. Otherwise returns null. */
function readDuplicates(text: string, failure: unknown): Mapping | null {
  if (!(failure instanceof YAMLException) || !failure.reason.includes('duplicated mapping key')) return null
  try {
    const value = loadYaml(text, { lastDuplicateWins: true })
    return isMapping(value) ? value : null
  } catch {
    // There is another error below, so the block is read key by key.
    return null
  }
}

/** Returns the indentation of the first key. YAML allows a mapping in which all keys have the same indentation. */
function withoutMargin(lines: string[]): string[] {
  const first = lines.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const margin = first?.match(/^\s+/)?.[0]
  return margin === undefined
    ? lines
    : lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))
}

function splitEntries(lines: string[]): Entry[] {
  const entries: Entry[] = []
  lines.forEach((line, index) => {
    const strict = strictKey.exec(line)
    const loose = strict === null ? looseKey.exec(line) : null
    if (strict !== null) {
      const key = strict[1] ?? strict[2] ?? strict[3] ?? ''
      entries.push({ key, line: index, lines: [line], rest: strict[4] ?? '', loose: false })
    } else if (loose !== null && isKnownKey(loose[1] ?? '')) {
      const [, key = '', rest = ''] = loose
      entries.push({ key, line: index, lines: [`${key}: ${rest}`], rest, loose: true })
    } else {
      entries.at(-1)?.lines.push(line)
    }
  })
  return entries
}

function readEntry(entry: Entry, problems: Problem[]): unknown {
  const text = entry.lines.join('\n')
  const strict = attempt(text, entry.key, false)
  if ('value' in strict) return strict.value
  const withSpaces = text.replace(/^[ ]*\t+/gm, (tabs) => tabs.replaceAll('\t', '  '))
  for (const repaired of [text, withSpaces]) {
    const lenient = attempt(repaired, entry.key, true)
    if ('value' in lenient) return reported(entry, strict.failure, 'the rest of it is used', lenient.value, problems)
  }
  const plain = plainText(entry)
  const outcome = plain === null ? 'it is left out' : `it is used as the text ${JSON.stringify(plain)}`
  return reported(entry, strict.failure, outcome, plain, problems)
}

function attempt(text: string, key: string, lastDuplicateWins: boolean): { value: unknown } | { failure: unknown } {
  try {
    const value = loadYaml(text, { lastDuplicateWins })
    if (isMapping(value)) return { value: value[key] ?? Object.values(value)[0] ?? null }
    return { failure: new YAMLException('it is not a mapping') }
  } catch (failure) {
    return { failure }
  }
}

function reported(entry: Entry, failure: unknown, outcome: string, value: unknown, problems: Problem[]): unknown {
  const described = describeYamlFailure(failure, 'WARNING', 'key-unreadable')
  // Line numbers start at the entry. For a value that is never closed, the error is after the last line.
  const isWithin = (described.line ?? 1) <= entry.lines.length
  const line = entry.line + (isWithin ? (described.line ?? 1) : 1)
  const column = isWithin ? described.column : 1
  const lost = value === null ? { lostKey: entry.key } : {}
  problems.push({
    ...described,
    ...lost,
    line,
    ...(column && { column }),
    message: `${entry.key}: ${described.message}; ${outcome}`,
  })
  return value
}

/** Returns the plain text of `title: One: two`, `title: @home` and `title: [Review] Two`; null for a list or an open quote. */
function plainText(entry: Entry): string | null {
  const single = entry.lines.slice(1).every((line) => line.trim() === '')
  const text = entry.rest.trim()
  const bracketed = /^\[[^[\],]*\]\s*[^\s#,\]]/.test(text)
  if (!single || text === '' || (/^[[{|>&*!]/.test(text) && !bracketed)) return null
  const quoted = /^(["'])(.*)\1$/.exec(text)
  if (quoted !== null) return quoted[2] ?? null
  return /^["']/.test(text) && !/["']\s*\S/.test(text.slice(1)) ? null : text
}
