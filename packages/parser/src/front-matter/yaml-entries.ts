import { isKnownKey } from './known-keys.ts'

/** A key of a YAML mapping with its lines. */
export interface Entry {
  key: string
  /** Line within the block, from 0. */
  line: number
  lines: string[]
  /** The text after the colon on the first line. */
  rest: string
  /** The fault of the key: no colon with a space after it, or an indentation that makes it part of the value above. */
  fault: 'colon' | 'indentation' | null
}

/** `key: value` at the left margin, with or without quotes around the key. */
const strictKey = /^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'[\]{},&*!|>%@`-][^\n]*?|-[^\s\n][^\n]*?))[ \t]*:(?:[ \t]+(.*)|)$/
/** `title:value`, `title：value` and `title = value`, which people write although they are not YAML. */
const looseKey = /^[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*[:：=](.*)$/u
/** Characters of keys. A line with others before its first colon continues the value above, unless the key is quoted. */
const keyName = /^-?[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$./ ()-]{0,60}$/u

/** Splits the lines of a block into entries. A line that is not a key belongs to the entry above it. */
export function splitEntries(lines: string[]): Entry[] {
  const entries: Entry[] = []
  lines.forEach((line, index) => {
    const last = entries.at(-1)
    const entry = strictEntry(line, index, last) ?? looseEntry(line, index, last)
    if (entry !== null) entries.push(entry)
    else last?.lines.push(line)
  })
  return entries
}

function strictEntry(line: string, index: number, above: Entry | undefined): Entry | null {
  const strict = strictKey.exec(line)
  if (strict === null) return null
  const bare = strict[3]
  if (bare !== undefined && above !== undefined && hasText(above) && !keyName.test(bare)) return null
  const key = strict[1] ?? strict[2] ?? bare ?? ''
  return { key, line: index, lines: [line], rest: strict[4] ?? '', fault: null }
}

/** A known key without a space after its colon, or an indented key below a value that cannot have keys of its own. */
function looseEntry(line: string, index: number, above: Entry | undefined): Entry | null {
  const [, key = '', rest = ''] = looseKey.exec(line) ?? []
  if (key === '') return null
  const indented = /^[ \t]/.test(line)
  const isKey = indented
    ? above !== undefined &&
      hasText(above) &&
      (rest === '' || /^\s/.test(rest)) &&
      (isKnownKey(key) || /^[a-z][\w-]*$/.test(key))
    : isKnownKey(key) && !rest.startsWith('//')
  return isKey
    ? {
        key,
        line: index,
        lines: [`${key}: ${rest.trim()}`],
        rest: rest.trim(),
        fault: indented ? 'indentation' : 'colon',
      }
    : null
}

/** Whether an entry has text on its first line. A block text, an open quote and an open list can contain colons. */
function hasText({ rest }: Entry): boolean {
  return rest.trim() !== '' && !/^(?:[|>&!{[]|"[^"]*$|'[^']*$)/.test(rest.trim())
}

/** Removes the indentation of the first key. YAML allows a mapping in which all keys have the same indentation. */
export function withoutMargin(lines: string[]): string[] {
  const first = lines.find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const margin = first?.match(/^\s+/)?.[0]
  return margin === undefined
    ? lines
    : lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))
}
