import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** `^id` at the end of a block, or alone below a block: letters, digits and hyphens. */
const BLOCK_ID = /(?:^|[ \t\n])\^([A-Za-z0-9-]{1,100})[ \t]*$/

/**
 * Makes ids of elements from the ids of blocks, to which `[[Note#^id]]` leads: `text ^id` becomes `<p id="^id">text</p>`.
 * Source: https://help.obsidian.md/links#Link+to+a+block+in+a+note
 */
export function blockIds(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'block_ids', (state) => {
    if (!state.src.includes('^')) return
    const tokens: Token[] = []
    let isAlone = false
    for (const token of state.tokens) {
      // The paragraph of an id alone becomes part of the block above.
      if (isAlone && token.type === 'paragraph_close') {
        isAlone = false
        continue
      }
      const id = token.type === 'inline' ? BLOCK_ID.exec(token.content) : null
      const owner = tokens.at(-1)
      if (id === null || owner === undefined || /^t[hd]_open$/.test(owner.type)) {
        tokens.push(token)
        continue
      }
      const name = `^${id[1]}`
      token.content = token.content.slice(0, id.index).trimEnd()
      if (token.content === '' && owner.type === 'paragraph_open') {
        tokens.pop()
        isAlone = true
        markBlockAbove(state, tokens, name)
        continue
      }
      if (owner.hidden) markItem(tokens, token, name)
      else owner.attrSet('id', name)
      tokens.push(token)
    }
    state.tokens = tokens
  })
}

/** A paragraph of a list without empty lines has no element of its own. */
function markItem(tokens: Token[], token: Token, id: string): void {
  const item = tokens.at(-2)
  if (item?.type === 'list_item_open') item.attrSet('id', id)
  else token.content += `<span id="${id}"></span>`
}

/** Sets the id of the block that ends here: a list, a table, a quote. Other blocks get an empty element after them. */
function markBlockAbove(state: StateCore, tokens: Token[], id: string): void {
  const last = tokens.at(-1)
  if (last?.nesting === -1) {
    const type = last.type.replace(/_close$/, '_open')
    const open = tokens.findLast((token) => token.type === type && token.level === last.level)
    if (open !== undefined && open.attrGet('id') === null) {
      open.attrSet('id', id)
      return
    }
  }
  const anchor = new state.Token('html_block', '', 0)
  anchor.content = `<div id="${id}"></div>\n`
  tokens.push(anchor)
}
