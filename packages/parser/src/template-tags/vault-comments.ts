import type { LeftOut, TagReplacement } from '../tag-rendering/tag-replacement.ts'
import { CodeRegions, FENCE } from './code-regions.ts'
import { Placement } from './tag-placement.ts'

const MARK = new RegExp(`${FENCE}|\`+|\\\\.|%%|<%`, 'gm')
const LANGUAGE = /[ \t]*([\w-]+)/y
/** Code blocks that Obsidian's search and common plugins replace by what they find in the vault. */
const QUERIES = new Set([
  'query',
  'base',
  'dataview',
  'dataviewjs',
  'tasks',
  'tracker',
  'button',
  'meta-bind',
  'templater',
])

/**
 * Removes what a vault's reader does not see: comments (`%% … %%`), and the queries and commands of plugins, which only
 * Obsidian can evaluate. Code stays as it is. The result lists the queries and commands.
 * Source: https://help.obsidian.md/syntax#Comments
 */
export function withoutVaultMarks(source: string): TagReplacement {
  if (!/%%|<%|```|~~~/.test(source)) return { text: source, leftOut: [], references: [] }
  const out = new Placement(source, true)
  const code = new CodeRegions(source)
  const leftOut = new Map<string, LeftOut>()
  const drop = (start: number, end: number, kind: string | null) => {
    const known = leftOut.get(kind ?? '')
    if (known) known.count += 1
    else if (kind !== null) leftOut.set(kind, { kind, shown: 'nothing', offset: start, count: 1 })
    out.put(start, end, '')
    return end
  }
  const past = (found: string, fence: string | undefined, at: number): number => {
    const after = at + found.length
    if (fence !== undefined) {
      const end = code.pastFence(fence, at, after)
      LANGUAGE.lastIndex = after
      const language = LANGUAGE.exec(source)?.[1]?.toLowerCase() ?? ''
      return QUERIES.has(language) ? drop(after - fence.length, end, `\`\`\`${language}`) : end
    }
    if (found.startsWith('`')) return code.spanEnd(at, found.length)
    if (found.startsWith('\\')) return after
    if (found === '<%') {
      const end = source.indexOf('%>', after)
      return end === -1 ? after : drop(at, end + 2, '<% %>')
    }
    const end = source.indexOf('%%', after)
    if (end !== -1) return drop(at, end + 2, null)
    // A comment without an end hides the rest of the note, unless it is a word of a sentence: "100 %% sure".
    return startsLine(source, at) ? drop(at, source.length, '%% without an end') : after
  }
  const mark = new RegExp(MARK)
  for (let match = mark.exec(source); match; match = mark.exec(source))
    mark.lastIndex = past(match[0], match[1], match.index)
  return { text: out.finish(''), leftOut: [...leftOut.values()], references: [] }
}

function startsLine(source: string, at: number): boolean {
  return source.slice(source.lastIndexOf('\n', at - 1) + 1, at).trim() === ''
}
