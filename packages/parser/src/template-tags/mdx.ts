import type { LeftOut, TagReplacement } from '../tag-rendering/tag-replacement.ts'
import { escapeAttribute } from '../text/escape.ts'
import { CODE_ELEMENT, CodeRegions, FENCE } from './code-regions.ts'

const START = new RegExp(`${FENCE}|^(?:import|export)\\s|\`+|</?[A-Za-z][\\w.-]*|</?>|\\{|\\\\.`, 'gm')
/** Longer than any real tag or expression, in characters. It limits the cost of an unclosed brace. */
const LONGEST = 4_000
const LONGEST_STATEMENT_LINES = 400
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Removes imports, exports, components and expressions from MDX. The content between the tags of components stays. */
export function replaceMdx(source: string): TagReplacement {
  const code = new CodeRegions(source, false)
  const leftOut = new Map<string, LeftOut>()
  const start = new RegExp(START)
  let text = ''
  let done = 0
  // The search for the end of a brace or tag that nothing closes is expensive, so only this many can fail.
  let failuresLeft = 200

  const put = (from: number, to: number, replacement: string, kind: string | null): number => {
    text += source.slice(done, from) + replacement
    done = to
    const known = kind === null ? undefined : leftOut.get(kind)
    if (known) known.count += 1
    else if (kind !== null) leftOut.set(kind, { kind, shown: 'nothing', offset: from, count: 1 })
    return to
  }

  const past = (found: string, fence: string | undefined, offset: number): number => {
    const after = offset + found.length
    if (fence !== undefined) return code.pastFence(fence, offset, after)
    if (found.startsWith('`')) return code.spanEnd(offset, found.length)
    if (found.startsWith('\\')) return after
    if (found === '<>' || found === '</>') return put(offset, after, '', null)
    if (found === '{') {
      const end = failuresLeft > 0 ? balancedEnd(source, offset) : null
      if (end === null) {
        failuresLeft -= 1
        return after
      }
      // In MDX a comment ends the excerpt, as `<!-- truncate -->` does in Markdown.
      if (/^\{\/\*\s*(?:truncate|more)\s*\*\/\}$/.test(source.slice(offset, end)))
        return put(offset, end, '<!-- more -->', null)
      const value = literal(source.slice(offset + 1, end - 1))
      return put(offset, end, value ?? '', value === null ? '{ … }' : null)
    }
    if (found.startsWith('<')) {
      const end = failuresLeft > 0 ? tagEnd(source, after) : null
      if (end === null) {
        failuresLeft -= 1
        return after
      }
      CODE_ELEMENT.lastIndex = offset
      const name = CODE_ELEMENT.exec(source)?.[1]
      const tag = source.slice(offset, end)
      if (name !== undefined && !tag.endsWith('/>')) return code.elementEnd(name, offset)
      if (/^<\/?[A-Z]/.test(found)) {
        const closing = found.startsWith('</')
        return put(offset, end, '', closing ? null : `${found}>`)
      }
      return tag.includes('{') || tag.endsWith('/>') ? put(offset, end, htmlTag(tag), null) : end
    }
    const end = statementEnd(source, offset)
    return put(offset, end, '', found.trim())
  }

  for (let match = start.exec(source); match; match = start.exec(source)) {
    start.lastIndex = past(match[0], match[1], match.index)
  }
  return { text: text + source.slice(done), leftOut: [...leftOut.values()], references: [] }
}

/** The offset after the brace that closes the one at `offset`. */
function balancedEnd(source: string, offset: number): number | null {
  const mark = /[{}]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\//g
  const text = source.slice(offset, offset + LONGEST)
  let depth = 0
  for (const { 0: found, index } of text.matchAll(mark)) {
    if (found === '{') depth += 1
    else if (found === '}' && --depth === 0) return offset + index + 1
  }
  return null
}

/** The offset after the `>` of a tag. Quoted values and values in braces are skipped. */
function tagEnd(source: string, from: number): number | null {
  const mark = /[<>{]|"[^"]*"|'[^']*'/g
  mark.lastIndex = from
  for (let match = mark.exec(source); match && match.index < from + LONGEST; match = mark.exec(source)) {
    if (match[0] === '>') return mark.lastIndex
    if (match[0] === '<') return null
    if (match[0] === '{') mark.lastIndex = balancedEnd(source, match.index) ?? Number.MAX_SAFE_INTEGER
  }
  return null
}

/** An HTML element in JSX syntax. Values in braces stay if they are literals. */
function htmlTag(tag: string): string {
  let text = ''
  let done = 0
  // With the line breaks before a value: an empty line in a tag would end the HTML block.
  const value = /(?<!\s)\s+([\w:-]+)=\{/g
  for (let match = value.exec(tag); match; match = value.exec(tag)) {
    const end = balancedEnd(tag, value.lastIndex - 1)
    if (end === null) break
    const kept = literal(tag.slice(value.lastIndex, end - 1))
    text += tag.slice(done, match.index) + (kept === null ? '' : ` ${match[1]}="${escapeAttribute(kept)}"`)
    done = end
    value.lastIndex = end
  }
  const html = (text + tag.slice(done)).replace(/(?<!\s)\s*\{[^}]*\}/g, '')
  const name = html.endsWith('/>') ? /^<([a-z][\w-]*)/.exec(html)?.[1] : undefined
  // In JSX every element can close itself. In HTML only a void element can.
  return name === undefined || VOID.has(name) ? html : `${html.slice(0, -2).trimEnd()}></${name}>`
}

/** The value of an expression that is a string, a number or a comment, else null. */
function literal(expression: string): string | null {
  const text = expression.trim()
  if (text === '' || (text.startsWith('/*') && text.endsWith('*/'))) return ''
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text
  const quoted = /^(["'`])([^\\]*)\1$/.exec(text)
  const inner = quoted?.[2]
  return inner === undefined || inner.includes(quoted?.[1] ?? '') || inner.includes('${') ? null : inner
}

/** The end of an import or export: the first empty line outside brackets. */
function statementEnd(source: string, offset: number): number {
  let depth = 0
  let at = offset
  let firstBlank: number | null = null
  for (let lines = 0; at < source.length && lines < LONGEST_STATEMENT_LINES; lines++) {
    const newline = source.indexOf('\n', at)
    const end = newline === -1 ? source.length : newline + 1
    const line = source.slice(at, end)
    if (line.trim() === '') {
      if (depth <= 0) return at
      firstBlank ??= at
    }
    for (const mark of line.match(/[{}()[\]]/g) ?? []) depth += '{(['.includes(mark) ? 1 : -1
    at = end
  }
  return depth <= 0 ? at : (firstBlank ?? at)
}
