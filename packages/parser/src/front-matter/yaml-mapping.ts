import { YAMLException } from 'js-yaml'
import type { Problem } from '../diagnostics/problem.ts'
import { describeYamlFailure, isMapping, loadYaml, type Mapping } from './yaml.ts'
import { type Entry, splitEntries, withoutMargin } from './yaml-entries.ts'
import { meantValue } from './yaml-repair.ts'

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
  const recovered = recoverEntries(text.split('\n'), readDuplicates(text, failure), failure, problems)
  if (recovered === null) problems.push(describeYamlFailure(failure, 'ERROR', 'front-matter-unreadable'))
  return recovered
}

/**
 * Reads lines that are not valid YAML one key at a time, so that each error only affects its own key. Returns null if there
 * is no key.
 * @param found the mapping, if duplicate keys are the only error
 */
function recoverEntries(
  lines: string[],
  found: Mapping | null,
  failure: unknown,
  problems: Problem[],
  depth = 0,
): Mapping | null {
  const before = problems.length
  const entries = splitEntries(withoutMargin(lines))
  if (entries.length === 0) return null
  const result: Mapping = found ?? {}
  const seen = new Map<string, number>()
  for (const entry of entries) {
    const first = seen.get(entry.key)
    if (first !== undefined) problems.push(duplicate(entry.key, first, entry.line))
    if (entry.fault !== null) problems.push(repaired(entry))
    seen.set(entry.key, entry.line)
    if (found === null) setOwn(result, entry.key, readEntry(entry, problems, depth))
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

function repaired({ key, line, fault }: Entry): Problem {
  const message =
    fault === 'indentation'
      ? `${key}: the key is indented below a text, which cannot have keys; it is read as a key of its own`
      : `${key}: the key needs a colon and a space after it; it is read as if it had them`
  const hint = fault === 'indentation' ? 'remove the blanks before the key' : `write it as ${key}: value`
  return { severity: 'WARNING', code: 'key-repaired', message, hint, line: line + 1, column: 1 }
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

/** Keys that hold an article back. If the value of one is not certain, the article stays a draft. */
const statusKey = /^(?:draft|published|hidden|status|password)$/i

/** Deeper mappings are not read key by key. */
const nestingLimit = 8

function readEntry(entry: Entry, problems: Problem[], depth: number): unknown {
  const text = entry.lines.join('\n')
  const strict = attempt(text, entry.key, false)
  if ('value' in strict) return strict.value
  const withSpaces = text.replace(/^[ ]*\t+/gm, (tabs) => tabs.replaceAll('\t', '  '))
  for (const repaired of [text, withSpaces]) {
    const lenient = attempt(repaired, entry.key, true)
    if ('value' in lenient) return reported(entry, strict.failure, 'the rest of it is used', lenient.value, problems)
  }
  const nested = depth < nestingLimit && entry.rest.trim() === '' ? nestedMapping(entry, problems, depth) : null
  if (nested !== null) return nested
  const value = meantValue(entry)
  const written = shortened(JSON.stringify(value))
  const outcome = typeof value === 'string' ? `it is used as the text ${written}` : `it is read as ${written}`
  return reported(entry, strict.failure, outcome, value, problems)
}

function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 160).toWellFormed()}…`
}

/** Reads the mapping below a key one key at a time. Returns null if the lines below the key are not a mapping. */
function nestedMapping(entry: Entry, problems: Problem[], depth: number): Mapping | null {
  const below = entry.lines.slice(1).map((line) => line.replaceAll('\t', '  '))
  const first = below.find((line) => line.trim() !== '')
  if (first === undefined || !/^\s+["']?[\p{L}_][\p{L}\p{N}_-]*["']?\s*:(?:\s|$)/u.test(first)) return null
  const own: Problem[] = []
  const mapping = recoverEntries(below, null, null, own, depth + 1)
  if (mapping === null) return null
  for (const { lostKey: _, ...problem } of own) {
    problems.push({
      ...problem,
      message: `${entry.key}.${problem.message}`,
      line: entry.line + 1 + (problem.line ?? 1),
    })
  }
  return mapping
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
  const lost = statusKey.test(entry.key) ? { lostKey: entry.key } : {}
  problems.push({
    ...described,
    ...lost,
    line,
    ...(column && { column }),
    message: `${entry.key}: ${described.message}; ${outcome}`,
  })
  return value
}
