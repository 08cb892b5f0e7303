import { createRequire } from 'node:module'
import type { Problem } from '../diagnostics/problem.ts'
import type { FrontMatterData, JsonValue } from '../model/json-value.ts'
import { reportComments } from './comment-values.ts'
import { foreignFormat, inexactFence, unclosedFence } from './fence-problems.ts'
import { withoutConflictMarkers } from './merge-conflict.ts'
import { type FrontMatterForm, splitFrontMatter } from './split-front-matter.ts'
import { storable, toJson, ValueTooLarge } from './to-json.ts'
import { readTomlMapping } from './toml.ts'
import { isMapping, type Mapping, UnknownTag } from './yaml.ts'
import { readYamlMapping } from './yaml-mapping.ts'

export interface FrontMatter {
  form: FrontMatterForm
  data: FrontMatterData
  /** Whether there is a block in which no key can be read. */
  unreadable: boolean
  /** Keys with a value that may not be what the author meant. */
  lostKeys: string[]
  /** Keys whose value in `data` is only the source text, which is not a value of a field. */
  unreadKeys: string[]
  block: string
  blockLine: number
  body: string
  /** Line of the file at which the body starts, from 1. */
  bodyLine: number
}

/**
 * The delimiter for gray-matter. gray-matter ends a block at every line that starts with the closing delimiter, such as
 * `----` and `---x`, and supports only one delimiter. So the block is cut out first. Text never contains this character.
 */
const end = '\u001e'

type GrayMatter = typeof import('gray-matter')

const require = createRequire(import.meta.url)
/** Loaded for the first front matter, because the main thread of an import reads none. */
let grayMatter: GrayMatter | undefined

/** Splits a file into front matter and body, and reads the front matter. Errors become problems. It never throws. */
export function readFrontMatter(text: string, problems: Problem[]): FrontMatter {
  const split = splitFrontMatter(withoutConflictMarkers(text, problems))
  const { form, block, blockLine, body, bodyLine, foreignLanguage, unclosed, inexact } = split
  const keys = { lostKeys: [], unreadKeys: [] }
  const result: FrontMatter = { form, data: {}, unreadable: false, ...keys, block, blockLine, body, bodyLine }
  if (foreignLanguage !== null) {
    problems.push(foreignFormat(foreignLanguage, blockLine))
    return { ...result, unreadable: true }
  }
  if (form === 'none') return result
  if (unclosed) problems.push(unclosedFence(blockLine))
  if (inexact !== null) problems.push(inexactFence(inexact))
  const own: Problem[] = []
  const mapping = form === 'headers' ? readHeaders(block) : readWithGrayMatter(form, block, own)
  if (mapping === null) result.unreadable = true
  else result.data = plainData(mapping, own, block, result.unreadKeys)
  if (form === 'yaml') reportComments(block, result.data, own)
  for (const { lostKey, ...problem } of own) {
    if (lostKey !== undefined) result.lostKeys.push(lostKey)
    problems.push({ ...problem, line: blockLine + (problem.line ?? 1) - 1 })
  }
  return result
}

function readWithGrayMatter(form: FrontMatterForm, block: string, problems: Problem[]): Mapping | null {
  let mapping: Mapping | null = {}
  function engine(read: (text: string, problems: Problem[]) => Mapping | null) {
    return (text: string): object => {
      mapping = read(text, problems)
      return mapping ?? {}
    }
  }
  // The search for comments takes quadratic time on white space. Removing it here loses no content.
  const bounded = /\s{1000}/.test(block) ? block.replace(/\s{1000,}/g, '\n') : block
  grayMatter ??= require('gray-matter') as GrayMatter // `require` has no type of its own.
  // Always pass options. Without them gray-matter caches by text: a broken file throws once, then is empty (#166).
  grayMatter(`---\n${bounded}\n${end}`, {
    language: form,
    delimiters: ['---', end],
    engines: {
      yaml: engine(readYaml),
      toml: engine(readToml),
      json: engine(readJson),
      // The built-in engine would run the block as code.
      javascript: engine(() => null),
    },
  })
  return mapping
}

/** Removes the newline after the opening fence, which gray-matter includes. */
function withoutFirstNewline(text: string): string {
  return text.startsWith('\n') ? text.slice(1) : text
}

function readYaml(text: string, problems: Problem[]): Mapping | null {
  return readYamlMapping(withoutFirstNewline(text), problems)
}

function readToml(text: string, problems: Problem[]): Mapping | null {
  return readTomlMapping(withoutFirstNewline(text), problems)
}

function readJson(text: string, problems: Problem[]): Mapping | null {
  const block = withoutFirstNewline(text).trim()
  // Hexo's `;;;` form has no braces.
  const whole = block.startsWith('{') ? block : `{${block.replace(/,\s*$/, '')}}`
  try {
    const value: unknown = JSON.parse(whole)
    return isMapping(value) ? value : null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // YAML contains JSON, and also allows extra commas, comments and single quotes.
    const lenient = readYamlMapping(whole, [])
    problems.push({ ...jsonProblem(error, whole), severity: lenient === null ? 'ERROR' : 'WARNING' })
    return lenient
  }
}

function jsonProblem(error: SyntaxError, text: string): Problem {
  const position = /position (\d+)/.exec(error.message)?.[1]
  const before = position === undefined ? '' : text.slice(0, Number(position))
  const reason = error.message.replace(/ in JSON at position.*| \(line.*/s, '')
  return {
    severity: 'ERROR',
    code: 'front-matter-unreadable',
    message: `the JSON cannot be read: ${reason}`,
    hint: 'put names and texts in double quotes, with a comma between entries and none after the last',
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  }
}

/** Reads header lines. Values are plain text. An indented line continues the line above. */
function readHeaders(block: string): Mapping {
  const mapping: { [key: string]: string } = {}
  let key = ''
  for (const line of block.split('\n')) {
    const entry = /^(\S[^:：]*)[:：](.*)$/.exec(line)
    if (entry === null) mapping[key] = `${mapping[key] ?? ''} ${line.trim()}`
    else {
      key = entry[1]?.trim() ?? ''
      mapping[key] = entry[2]?.trim() ?? ''
    }
  }
  return mapping
}

/** Copies key by key, so that an alias bomb or an unknown tag only affects its own key, whose value is then its source text. */
function plainData(mapping: Mapping, problems: Problem[], block: string, unreadKeys: string[]): FrontMatterData {
  const data: FrontMatterData = {}
  for (const [key, value] of Object.entries(mapping)) {
    if (key === '__proto__') {
      problems.push(lost(key, 'the key __proto__ is not allowed', 'key-refused', block))
      continue
    }
    const problem = unusable(value)
    const plain = problem === null ? jsonOrTooLarge(value) : tooLarge
    if (plain !== tooLarge) {
      data[storable(key)] = plain
      continue
    }
    const [code, what] = problem ?? ['value-too-large', 'the value is too large or too deeply nested']
    problems.push(lost(key, `${key}: ${what}; it is kept as written`, code, block))
    unreadKeys.push(key)
    data[key] = writtenValue(block, key)
  }
  return data
}

const tooLarge = Symbol()

function jsonOrTooLarge(value: unknown): JsonValue | typeof tooLarge {
  try {
    return toJson(value)
  } catch (error) {
    if (!(error instanceof ValueTooLarge)) throw error
    return tooLarge
  }
}

/** Returns code and description of a value that YAML can read, but that no field can use. */
function unusable(value: unknown): [code: string, what: string] | null {
  const tag = findUnknownTag(value, 0)
  if (tag !== null) return ['tag-unknown', `the tag ${tag} is unknown`]
  // js-yaml reads `{{ name }}` as a mapping with a mapping as its key.
  const isTemplate = isMapping(value) && Object.keys(value)[0] === '[object Object]'
  return isTemplate ? ['key-unreadable', 'the value is a template that only its generator can evaluate'] : null
}

/** Returns the text of a top-level key's value as written: the rest of its line, and the indented lines below. */
function writtenValue(block: string, key: string): string {
  const [first = '', ...below] = block.split('\n').slice(placeOfKey(block, key).line - 1)
  const end = below.findIndex((line) => /^[^\s-]/.test(line))
  const lines = end === -1 ? below : below.slice(0, end)
  return [first.slice(first.search(/[:：=]/) + 1), ...lines].join('\n').trim()
}

function findUnknownTag(value: unknown, depth: number): string | null {
  if (value instanceof UnknownTag) return value.tag
  if (typeof value !== 'object' || value === null || depth > 8) return null
  for (const item of Object.values(value)) {
    const tag = findUnknownTag(item, depth + 1)
    if (tag !== null) return tag
  }
  return null
}

function lost(key: string, message: string, code: string, block: string): Problem {
  return { severity: 'WARNING', code, message, lostKey: key, ...placeOfKey(block, key) }
}

/** Returns line and column of a top-level key in its block, from 1. Called only for keys with a problem. */
export function placeOfKey(block: string, key: string): { line: number; column: number } {
  const lines = block.split('\n')
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`^\\s*["']?${escaped}["']?\\s*[:：=]|[{,]\\s*"?${escaped}"?\\s*:`)
  const line = lines.findIndex((text) => pattern.test(text))
  if (line === -1) return { line: 1, column: 1 }
  return { line: line + 1, column: Math.max(0, (lines[line] ?? '').indexOf(key)) + 1 }
}
