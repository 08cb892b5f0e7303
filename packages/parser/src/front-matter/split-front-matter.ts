import { containsBody, type InexactFence, inexactFence } from './inexact-fence.ts'
import { inexactOpening } from './inexact-opening.ts'
import { beginsWithKey, beginsWithKnownKey } from './key-line.ts'

/** `headers` are `Title: …` lines without fences. `none` means that there is no front matter. */
export type FrontMatterForm = 'yaml' | 'toml' | 'json' | 'headers' | 'none'

/** The front matter and body of a file, with their positions. */
export interface FrontMatterSplit {
  form: FrontMatterForm
  /** An unknown language in the opening fence: `js`. */
  foreignLanguage: string | null
  block: string
  /** Line of the file at which the block starts, from 1. */
  blockLine: number
  body: string
  bodyLine: number
  /** Whether the closing fence is missing. */
  unclosed: boolean
  /** An opening or closing fence that is not exactly the expected one, with its line in the file. */
  inexact: { fence: string; expected: string; opens: boolean; hasText: boolean; line: number } | null
}

const languages: { [name: string]: FrontMatterForm } = {
  '': 'yaml',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
}

/** Splits the text of a file (line ends as LF, no BOM) into front matter and body. */
export function splitFrontMatter(text: string): FrontMatterSplit {
  const start = skipBlankLines(text)
  const head = text.charCodeAt(start)
  // The first character excludes most forms. Most files without front matter return here.
  if (head === 45 /* - */ || head === 43 /* + */ || head === 59 /* ; */)
    return fenced(text, start) ?? inexactlyOpened(text, start) ?? none(text)
  if (head === 123 /* { */) return bareJson(text, start) ?? none(text)
  return inexactlyOpened(text, start) ?? withoutOpeningFence(text, start) ?? headers(text, start) ?? none(text)
}

function skipBlankLines(text: string): number {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10) start = i + 1
    else if (code !== 32 && code !== 9 && code !== 0xfeff && code !== 0x3000) break
  }
  // Files that were joined can have a BOM at the start of the first line with text.
  return text.charCodeAt(start) === 0xfeff ? start + 1 : start
}

function none(text: string): FrontMatterSplit {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const rest = { foreignLanguage: null, unclosed: false, inexact: null }
  return { form: 'none', block: '', blockLine: 1, body, bodyLine: 1, ...rest }
}

function countLines(text: string, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function cut(text: string, form: FrontMatterForm, from: number, to: number, bodyFrom: number): FrontMatterSplit {
  const blockLine = countLines(text, from) + 1
  const bodyLine = countLines(text, Math.min(bodyFrom, text.length)) + 1
  const block = text.slice(from, Math.max(from, to))
  const rest = { foreignLanguage: null, unclosed: false, inexact: null }
  return { form, block, blockLine, body: text.slice(bodyFrom), bodyLine, ...rest }
}

const openingFence = /(-{3,80}|\+{3}|;{3,80})[^\S\n]*([\w-]*)[^\S\n]*(?:\n|$)/y
const closingFences: { [fence: string]: RegExp } = {
  '---': /^(?:---|\.\.\.)[^\S\n]*$/gm,
  '+++': /^\+\+\+[^\S\n]*$/gm,
  ';;;': /^;;;[^\S\n]*$/gm,
}

function fenced(text: string, start: number): FrontMatterSplit | null {
  openingFence.lastIndex = start
  const open = openingFence.exec(text)
  const fence = open?.[1]
  if (open === null || fence === undefined) return null
  const from = openingFence.lastIndex
  const language = open[2]?.toLowerCase() ?? ''
  const form = fence === '+++' ? 'toml' : fence.startsWith(';') ? 'json' : (languages[language] ?? 'none')
  const closing = closingFences[fence] ?? new RegExp(`^${fence}[ \\t]*$`, 'gm')
  closing.lastIndex = from
  const close = closing.exec(text)
  const inexact = inexactFence(text, from, close?.index ?? null)
  if (inexact !== null) return inexactlyClosed(text, from, form, inexact, fence)
  // A body without a fence above it, with a thematic break in it.
  const isBody = close !== null && containsBody(text.slice(from, close.index))
  if (close === null || isBody) return unclosedBlock(text, from, form)
  // Two lines of more than three dashes are thematic breaks in Markdown, unless there are keys between them.
  if (fence.length > 3 && !containsKey(text.slice(from, close.index))) return null
  const result = cut(text, form, from, close.index - 1, close.index + close[0].length + 1)
  return form === 'none' ? { ...result, foreignLanguage: language } : result
}

/** The block ends at a line that resembles a closing fence. Text after the fence on its line belongs to the body. */
function inexactlyClosed(
  text: string,
  from: number,
  form: FrontMatterForm,
  { fence, hasText, index, end }: InexactFence,
  expected: string,
): FrontMatterSplit {
  const result = cut(text, form === 'none' ? 'yaml' : form, from, index - 1, end)
  return { ...result, inexact: { fence, expected, opens: false, hasText, line: countLines(text, index) + 1 } }
}

function inexactlyOpened(text: string, start: number): FrontMatterSplit | null {
  const found = inexactOpening(text, start)
  if (found === null) return null
  const { fence, index, from, to, end } = found
  const inexact = { fence, expected: '---', opens: true, hasText: false, line: countLines(text, index) + 1 }
  return { ...cut(text, 'yaml', from, to, end), inexact }
}

function containsKey(block: string): boolean {
  return /^\s*(?:#.*\n\s*)*["']?[\p{L}_][^\n]*?[:=：]/u.test(block)
}

/** An opening fence without a closing one: front matter up to the first blank line if keys follow, else a thematic break. */
function unclosedBlock(text: string, from: number, form: FrontMatterForm): FrontMatterSplit | null {
  const first = from + (/^\s*\n/.exec(text.slice(from))?.[0].length ?? 0)
  if (form === 'none' || !containsKey(text.slice(first, first + 200))) return null
  const blank = /\n[ \t]*\n/g
  blank.lastIndex = first
  const end = blank.exec(text)
  const to = end?.index ?? text.length
  if (!text.slice(first, to).split('\n').some(startsWithKnownKey)) return null
  return { ...cut(text, form, from, to, end === null ? text.length : blank.lastIndex), unclosed: true }
}

function startsWithKnownKey(line: string): boolean {
  return beginsWithKnownKey(line, 0)
}

/** Hexo: the block starts without a fence and ends with one. Every line above the fence must look like YAML or JSON. */
function withoutOpeningFence(text: string, start: number): FrontMatterSplit | null {
  if (!/["'\p{L}_]/u.test(text.charAt(start)) || !beginsWithKey(text, start)) return null
  const closing = /^(-{2,80}|[–—―]{1,80}|;{3,80})[^\S\n]*$/gm
  closing.lastIndex = start
  const close = closing.exec(text)
  if (close === null || close.index <= start) return null
  const fence = close[1] ?? ''
  const block = text.slice(start, close.index - 1)
  if (!block.split('\n').every((line) => /^(?:["']?[\p{L}_][^\n]*?[:：](?:\s|$)|\s*$|\s|-\s|#|["'].*,?$)/u.test(line)))
    return null
  if (!block.split('\n').some(startsWithKnownKey)) return null
  const found = { fence, hasText: false, index: close.index, end: close.index + close[0].length + 1 }
  if (!/^[-;]{3}/.test(fence)) return inexactlyClosed(text, start, 'yaml', found, '---')
  return cut(text, fence.startsWith(';') ? 'json' : 'yaml', start, close.index - 1, found.end)
}

/** Hugo: a JSON object at the start of the file, without fences. */
function bareJson(text: string, start: number): FrontMatterSplit | null {
  if (!/^\{\s*["}]/.test(text.slice(start, start + 200))) return null
  let depth = 0
  let quoted = false
  for (let i = start; i < text.length; i++) {
    const char = text[i]
    if (quoted) {
      if (char === '\\') i++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return cut(text, 'json', start, i + 1, i + 2)
  }
  return null
}

const header = /^[A-Za-z\p{L}][\p{L}\p{N}_ -]{0,40}[:：](?!\/\/)/u

/** `Title: …` lines at the start of the file, up to the first blank line. The first must have a known key. */
function headers(text: string, start: number): FrontMatterSplit | null {
  if (!beginsWithKnownKey(text, start)) return null
  const blank = /\n[ \t]*(?:\n|$)/g
  blank.lastIndex = start
  const end = blank.exec(text)
  const to = end?.index ?? text.length
  const lines = text.slice(start, to).split('\n')
  if (!lines.every((line, index) => header.test(line) || (index > 0 && /^\s+\S/.test(line)))) return null
  return cut(text, 'headers', start, to, end === null ? text.length : blank.lastIndex)
}
