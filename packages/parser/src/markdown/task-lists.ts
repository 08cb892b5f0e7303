import type { MarkdownIt, StateCore } from 'markdown-it'

/** Makes check boxes of `- [ ]` and `- [x]` at the start of a list item, as GitHub does. */
export function taskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.push('task_lists', checkBoxes)
}

function checkBoxes(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    if (token.type !== 'inline' || state.tokens[index - 2]?.type !== 'list_item_open') continue
    const box = /^\[([ xX])\](?=\s)/.exec(token.content)
    const text = token.children?.[0]
    if (!box || text?.type !== 'text') continue
    text.content = text.content.slice(3)
    const input = new state.Token('html_inline', '', 0)
    input.content = `<input type="checkbox" disabled${box[1] === ' ' ? '' : ' checked'}>`
    token.children?.unshift(input)
  }
}
