import type { MarkdownIt } from 'markdown-it'

/**
 * markdown-it leaves out the blocks that are nested deeper than its limit: 100 quotes, or 50 lists. Here, their text becomes a
 * paragraph of the innermost block.
 */
export function deepBlocks(markdown: MarkdownIt): void {
  const { block } = markdown
  const tokenize = block.tokenize.bind(block)
  block.tokenize = (state, startLine, endLine) => {
    if (state.level < (state.md.options.maxNesting ?? 100)) return tokenize(state, startLine, endLine)
    const content = state.getLines(startLine, endLine, state.blkIndent, false).trim()
    if (content !== '') {
      state.push('paragraph_open', 'p', 1).map = [startLine, endLine]
      const inline = state.push('inline', '', 0)
      Object.assign(inline, { content, map: [startLine, endLine], children: [] })
      state.push('paragraph_close', 'p', -1)
    }
    state.line = endLine
  }
}
