import type { MarkdownIt, Token } from 'markdown-it'

/** `alt|200`, `alt|200x100`, or the size alone. */
const SIZED = /^(?:(.*)\|)?\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/s

/** Reads the size at the end of an image's text: `![alt|200x100](picture.png)`. */
export function imageSizes(markdown: MarkdownIt): void {
  const render = markdown.renderer.rules.image
  if (render === undefined) return
  markdown.renderer.rules.image = (tokens, index, ...rest) => {
    const token = tokens[index]
    if (token !== undefined) readSize(token)
    return render(tokens, index, ...rest)
  }
}

function readSize(token: Token): void {
  const [, alt = '', width, height] = SIZED.exec(token.content) ?? []
  const text = token.children?.[0]
  if (width === undefined || text === undefined) return
  token.attrSet('width', width)
  if (height !== undefined) token.attrSet('height', height)
  text.type = 'text'
  text.content = alt
  token.children = [text]
}
