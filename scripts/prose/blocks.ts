import jsTokens, { type Token } from 'js-tokens'

/** A piece of prose in a file: a comment, a paragraph, a table cell, a message, a test name. */
export interface Block {
  /** Its text on one line. Code between backticks is replaced by underscores, so that it counts as one word. */
  readonly text: string
  /** The line in the file for each offset in `text` at which a new line starts. */
  readonly lines: readonly { readonly at: number; readonly line: number }[]
}

/** Returns the line in the file, counted from 1, of an offset in the text of a block. */
export function lineOf({ lines }: Block, offset: number): number {
  return lines.findLast(({ at }) => at <= offset)?.line ?? 1
}

/** A reader for each kind of file. */
const readers: readonly [path: RegExp, read: (text: string, path: string) => Block[]][] = [
  [/\.(ts|mjs)$/, sourceBlocks],
  [/\.md$/, (text) => markdownBlocks(text)],
  [/\.prisma$/, (text) => commentBlocks(text, /^\s*\/\/\/? ?/)],
  [/\.graphql$|\.ya?ml$|\.env\.example$|(^|\/)\.ci\/\w+$/, (text) => commentBlocks(text, /^\s*# ?/)],
]

/**
 * Returns the prose of a file, in order.
 * @param path path from the root of the repository; its extension selects how the text is read
 */
export function blocks(path: string, text: string): Block[] {
  return readers.find(([pattern]) => pattern.test(path))?.[1](text, path) ?? []
}

/** Returns the identifiers of a TypeScript or JavaScript file with their lines. */
export function identifiers(text: string): { name: string; line: number }[] {
  return tokens(text).flatMap(({ token, line }) => (token.type === 'IdentifierName' ? { name: token.value, line } : []))
}

interface Placed {
  readonly token: Token
  readonly line: number
}

function tokens(text: string): Placed[] {
  let line = 1
  return Array.from(jsTokens(text), (token) => {
    const placed = { token, line }
    line += token.value.split('\n').length - 1
    return placed
  })
}

/** Reads comments, and either messages (sources) or the names of tests (tests). */
function sourceBlocks(text: string, path: string): Block[] {
  const placed = tokens(text)
  const code = placed.filter(({ token }) => !/Comment|WhiteSpace|LineTerminator/.test(token.type))
  const strings = /(^|\/)test\//.test(path) ? testNames(code) : messages(code)
  return [...comments(placed), ...strings]
}

function comments(placed: readonly Placed[]): Block[] {
  const found: Line[][] = []
  let last = -1
  for (const { token, line } of placed) {
    if (token.type === 'SingleLineComment') {
      const own = { line, text: token.value.replace(/^\/\/+ ?/, '') }
      if (last === line - 1) found.at(-1)?.push(own)
      else found.push([own])
      last = line
    } else if (token.type === 'MultiLineComment') {
      const lines = token.value.replace(/^\/\*+|\*\/$/g, '').split('\n')
      found.push(lines.map((part, at) => ({ line: line + at, text: part.replace(/^\s*\* ?/, '') })))
    }
  }
  return found.flatMap(paragraphs)
}

const isString = /^(StringLiteral|NoSubstitutionTemplate|TemplateHead)$/

/** The strings of at least three words, without SQL and without the documents of other languages. */
function messages(code: readonly Placed[]): Block[] {
  return code.flatMap(({ token }, at) => {
    if (!isString.test(token.type)) return []
    const block = stringAt(code, at)
    const isProse =
      /[a-z]\w*,? [a-z]\w*,? [a-z]/i.test(block.text) &&
      !/\b(SELECT|FROM|INSERT|UPDATE|SET|CREATE|JOIN|WHERE|ORDER BY|AND)\b/.test(block.text)
    return isProse ? [block] : []
  })
}

/** The first arguments of `test(…)`, `it(…)`, `describe(…)`, also behind `.each(…)` and the like. */
function testNames(code: readonly Placed[]): Block[] {
  return code.flatMap(({ token }, at) => {
    if (!isString.test(token.type) || code[at - 1]?.token.value !== '(') return []
    return /^(test|it|describe)$/.test(calleeOf(code, at - 1)) ? [stringAt(code, at)] : []
  })
}

/** Returns the first name of a call: `test` of `test.each([1])(`. `open` is the position of the last parenthesis. */
function calleeOf(code: readonly Placed[], open: number): string {
  let depth = 0
  for (let at = open - 1; at >= 0; at--) {
    const { type, value } = code[at]?.token ?? { type: 'Invalid', value: '' }
    if (/^[)\]]$/.test(value)) depth += 1
    else if (/^[([]$/.test(value)) depth -= 1
    else if (depth === 0 && type === 'IdentifierName' && code[at - 1]?.token.value !== '.') return value
    else if (depth === 0 && type !== 'IdentifierName' && value !== '.') return ''
    if (depth < 0) return ''
  }
  return ''
}

/** Reads a string literal, or a whole template literal with `…` for each expression. */
function stringAt(code: readonly Placed[], start: number): Block {
  const parts: Line[] = []
  let depth = 0
  for (const { token, line } of code.slice(start)) {
    if (token.type === 'TemplateHead') depth += 1
    const isPart = depth <= 1 && /String|Template/.test(token.type)
    if (isPart) parts.push({ line, text: token.value.replace(/^[`'"}]|(\$\{|[`'"])$/g, '').replaceAll(/\\n|\n/g, ' ') })
    if (token.type === 'TemplateTail') depth -= 1
    if (depth === 0) break
  }
  return joined(parts, '…')
}

/** Reads comments of other languages: the lines that begin with `mark`. */
function commentBlocks(text: string, mark: RegExp): Block[] {
  const lines = text.split('\n').map((part, at) => ({ line: at + 1, text: part }))
  const own = lines.map((line) =>
    mark.test(line.text) ? { ...line, text: line.text.replace(mark, '') } : { ...line, text: '' },
  )
  return paragraphs(own)
}

/** Reads headings, paragraphs, list items and table cells; leaves out code. */
function markdownBlocks(text: string): Block[] {
  let fence = false
  const lines = text.split('\n').map((part, at) => {
    const isFence = /^\s*```/.test(part)
    if (isFence) fence = !fence
    const prose = fence || isFence ? '' : part
    return { line: at + 1, text: prose }
  })
  return paragraphs(lines)
}

interface Line {
  readonly line: number
  readonly text: string
}

const startsBlock = /^\s*([-*]|\d+\.|#+|@\w+|\||>)(\s|$)/

/** Splits lines into paragraphs, list items, JSDoc tags, headings and table cells. */
function paragraphs(lines: readonly Line[]): Block[] {
  const groups: Line[][] = [[]]
  for (const { line, text } of lines) {
    if (
      text.trim() === '' ||
      startsBlock.test(text) ||
      startsBlock.test(groups.at(-1)?.[0]?.text.match(/^\s*#.*/)?.[0] ?? '')
    )
      groups.push([])
    if (/^\s*\|/.test(text)) groups.push(...text.split('|').map((cell) => [{ line, text: cell }]), [])
    else if (text.trim() !== '') groups.at(-1)?.push({ line, text })
  }
  return groups.map((group) => joined(group.map(trimmed), ' ')).filter(({ text }) => text.trim() !== '')
}

function trimmed({ line, text }: Line): Line {
  return { line, text: text.trim() }
}

function joined(parts: readonly Line[], separator: string): Block {
  let text = ''
  const lines = parts.map((part, index) => {
    if (index > 0) text += separator
    const at = text.length
    text += part.text
    return { at, line: part.line }
  })
  return { text: text.replaceAll(/`[^`]*`|https?:\S+/g, (code) => '_'.repeat(code.length)), lines }
}
