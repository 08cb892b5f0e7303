import jsTokens, { type Token } from 'js-tokens'
import { type Block, joined, type Line, paragraphs, trimmed } from './block.ts'

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
export function sourceBlocks(text: string, path: string): Block[] {
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

const threeWords = /[a-z]\w*,? [a-z]\w*,? [a-z]/i
/** Words that sentences contain, and lists of names do not. */
const grammar = /(?<![\w-])(?:an?|the|are|was|were|to|of|in|and|or|for|not|with|has|null|if|where)(?![\w-])| is /
const sql = /\b(SELECT|FROM|INSERT|UPDATE|SET|CREATE|JOIN|WHERE|ORDER BY|AND)\b/

/** Returns the sentences among the strings: three words or more, without SQL and lists of names. */
function messages(code: readonly Placed[]): Block[] {
  return code.flatMap(({ token }, at) => {
    if (!isString.test(token.type)) return []
    const found = stringAt(code, at)
    return found.some(({ text }) => sql.test(text))
      ? []
      : found.filter(({ text }) => threeWords.test(text) && grammar.test(text))
  })
}

/** The first arguments of `test(…)`, `it(…)`, `describe(…)`, also behind `.each(…)` and the like. */
function testNames(code: readonly Placed[]): Block[] {
  return code.flatMap(({ token }, at) => {
    if (!isString.test(token.type) || code[at - 1]?.token.value !== '(') return []
    return /^(test|it|describe)$/.test(calleeOf(code, at - 1)) ? stringAt(code, at) : []
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

/** Reads a string literal, or a whole template literal with `…` for each expression: a block for each paragraph. */
function stringAt(code: readonly Placed[], start: number): Block[] {
  const parts: Line[] = []
  let depth = 0
  for (const { token, line } of code.slice(start)) {
    if (token.type === 'TemplateHead') depth += 1
    if (depth <= 1 && /String|Template/.test(token.type)) append(parts, linesOfString(token.value, line))
    if (token.type === 'TemplateTail') depth -= 1
    if (depth === 0) break
  }
  return indentedParagraphs(parts)
}

/** Splits the source of a string literal at its line breaks, also at those that are written as `\n`. */
function linesOfString(literal: string, line: number): Line[] {
  const content = literal.replace(/^[`'"}]|(\$\{|[`'"])$/g, '')
  return content.split('\n').flatMap((part, at) => part.split('\\n').map((text) => ({ line: line + at, text })))
}

/** Adds the lines of the next part of a template to the last line of the part before it. */
function append(lines: Line[], [first, ...more]: Line[]): void {
  const last = lines.pop()
  if (first !== undefined) lines.push(last === undefined ? first : { ...last, text: `${last.text}…${first.text}` })
  lines.push(...more)
}

/** Splits a message at empty and at indented lines, as the help of a command has them. */
function indentedParagraphs(lines: readonly Line[]): Block[] {
  const groups: Line[][] = [[]]
  for (const line of lines) {
    if (/^\s*$|^ {2}/.test(line.text)) groups.push([])
    groups.at(-1)?.push(trimmed(line))
  }
  return groups.map((group) => joined(group, ' ')).filter(({ text }) => text.trim() !== '')
}
