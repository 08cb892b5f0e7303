import type { MarkdownIt } from 'markdown-it'
import definitionListPlugin from 'markdown-it-deflist'

type BlockRule = Parameters<MarkdownIt['block']['ruler']['before']>[2]

/**
 * Adds definition lists: a line with the term, then lines that start with `: `. The plugin also takes `~ ` for `: `,
 * which kramdown, goldmark and Hexo do not: a Chinese sentence may start with a tilde. So the first one must be a colon.
 */
export function definitionLists(markdown: MarkdownIt): void {
  const { ruler } = markdown.block
  const before = (_: string, name: string, rule: BlockRule, options?: { alt: string[] }) =>
    ruler.before('paragraph', name, startsWithColon(rule), options)
  definitionListPlugin({
    utils: markdown.utils,
    // The plugin calls nothing of the block parser but this method.
    block: { ruler: { before } } as MarkdownIt['block'],
  })
}

/** Runs the rule only where the first definition starts with a colon. */
function startsWithColon(rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (silent) return rule(state, startLine, endLine, silent)
    const next = startLine + 1 < endLine && state.isEmpty(startLine + 1) ? startLine + 2 : startLine + 1
    if (next >= endLine) return false
    const start = (state.bMarks[next] ?? 0) + (state.tShift[next] ?? 0)
    return state.src.charAt(start) === ':' && rule(state, startLine, endLine, silent)
  }
}
