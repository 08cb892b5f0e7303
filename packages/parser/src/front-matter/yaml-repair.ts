import { YAMLException } from 'js-yaml'
import { type Field, foldedKeysByField, foldKey } from './known-keys.ts'
import { loadYaml } from './yaml.ts'
import type { Entry } from './yaml-entries.ts'

/**
 * Reads a value that is not valid YAML as the program or person meant it that wrote it: text with colons, quotes or
 * special characters, continuation lines without indentation, lists with such items. Never null: a value that fits no
 * form is the text as written.
 */
export function meantValue({ key, lines, rest }: Entry): string | (string | unknown)[] {
  const first = rest.trim()
  const below = lines.slice(1).map((line) => line.replaceAll('\t', '  '))
  if (/^[|>][-+\d]*$/.test(first)) return blockText(first, below)
  if (first === '') return blockList(below) ?? joined(below)
  const text = joined([first, ...below])
  if (first.startsWith('- ') && listKeys.has(foldKey(key)))
    return text.split(/(?:^|\s)-\s+/).filter((item) => item !== '')
  return (first.startsWith('[') ? flowList(key, text) : null) ?? withoutQuotes(text)
}

/** Joins lines as YAML folds them, but without line breaks for empty lines. */
function joined(lines: string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

function blockText(style: string, lines: string[]): string {
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return style.startsWith('>')
    ? joined(lines)
    : lines
        .map((line) => line.slice(margin))
        .join('\n')
        .trimEnd()
}

/**
 * Matches what follows a closed quotation: a blank or punctuation. In scripts without blanks, a word that joins two quotations fills
 * all of the text between them.
 */
const betweenQuotations =
  /^[\s,.;:!?，。、；：！？…—·・～/&+]|^(?:和|与|與|及|以及|或|跟|同|还是|還是|到|と|や|から|와|과|및)$/

/**
 * Removes the quotes around a text that contains quotes of the same kind, as in `"He said "yes""`. A run of three or more
 * at both ends was not written as one pair of quotes, and stays.
 */
function withoutQuotes(text: string): string {
  const quote = text.charAt(0)
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text
  if (text.startsWith(quote.repeat(3)) && text.endsWith(quote.repeat(3))) return text
  const inner = text.slice(1, -1)
  // In `"One" and "two"` and `"引用"和"引用"` the last quote does not close the first.
  const marks = inner.split(quote)
  if (marks.length % 2 === 1 && /\S$/.test(marks[0] ?? '') && betweenQuotations.test(marks[1] ?? '')) return text
  return quote === '"' ? inner.replaceAll('\\"', '"') : inner.replaceAll("''", "'")
}

const listFields: readonly Field[] = ['tag', 'keywords', 'category', 'author', 'alias', 'photos']
const listKeys: ReadonlySet<string> = new Set(listFields.flatMap((field) => foldedKeysByField[field]))

/** Reads `[C#, @ann, "a"b]`. A list without its `]` counts for keys that have lists. `[Review] Two` is text: null. */
function flowList(key: string, text: string): string[] | null {
  const isListKey = listKeys.has(foldKey(key))
  if (/^\[[^[\],]*\]\s*[^\s#,\]]/.test(text) || !(isListKey || text.endsWith(']'))) return null
  const inner = text.slice(1, text.endsWith(']') ? -1 : undefined)
  if (!isListKey && /[[\]{}]/.test(inner)) return null
  const items = [...inner.matchAll(/\s*(?:"([^"]*)"|'([^']*)'|([^,，]+))\s*(?:[,，]|$)/gy)]
  return items.map(([, double, single, bare]) => (double ?? single ?? bare ?? '').trim()).filter((item) => item !== '')
}

/** Reads a block list item by item. An item that is not valid YAML is text. Null if the lines are not a list. */
function blockList(lines: string[]): unknown[] | null {
  const items: string[][] = []
  let margin = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    const indentation = line.search(/\S/)
    const isItem = /^\s*-(?:\s|$)/.test(line) && (items.length === 0 || indentation <= margin + 1)
    if (items.length === 0 && !isItem) return null
    if (isItem) {
      margin = indentation
      items.push([line.trim()])
    } else items.at(-1)?.push(line.slice(Math.min(margin, indentation)))
  }
  return items.map(readItem)
}

function readItem(lines: string[]): unknown {
  try {
    const value = loadYaml(lines.join('\n'), { lastDuplicateWins: true })
    if (Array.isArray(value) && value.length === 1) return value[0]
  } catch (error) {
    if (!(error instanceof YAMLException) && !(error instanceof RangeError)) throw error
  }
  return withoutQuotes(joined(lines).replace(/^-\s*/, ''))
}
