import MarkdownIt, { type StateCore, type StateInline } from 'markdown-it'
import { escapeAttribute } from '../text/escape.ts'
import { footnoteIds, footnotes } from './footnotes.ts'

type Core = (state: StateCore) => void
type Inline = (state: StateInline, silent: boolean) => boolean

/**
 * Renders CommonMark with GitHub's tables, strikethrough, autolinks, task lists and footnotes, whose ids tell of the page;
 * html in it stays, unsanitised.
 */
export function renderMarkdown(source: string, pagePath: string): string {
  return markdown.render(source, footnoteIds(pagePath))
}

/**
 * `![alt](my picture.png =300x200 "title")`: CommonMark has no spaces in addresses and no sizes, but writers have both.
 * Tried only where CommonMark's own rule found no image.
 */
const looseImage: Inline = (state, silent) => {
  if (state.src.charCodeAt(state.pos) !== 0x21 || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false
  const loose = /!\[([^[\]]{0,500})\]\(\s*([^()<>\n]{1,1000}?)(?:\s+=(\d*)x(\d*))?(?:\s+"([^"\n]{0,500})")?\s*\)/y
  loose.lastIndex = state.pos
  const match = loose.exec(state.src)
  if (!match || !/\.\w{2,5}(?:[?#]\S*)?$/.test(match[2] ?? '')) return false
  if (!silent) {
    const [, alt = '', src = '', width, height, title] = match
    const token = state.push('image', 'img', 0)
    token.attrs = [
      ['src', src],
      ['alt', ''],
    ]
    if (title) token.attrPush(['title', title])
    if (width) token.attrPush(['width', width])
    if (height) token.attrPush(['height', height])
    const text = new state.Token('text', '', 0)
    text.content = alt
    token.children = [text]
    token.content = alt
  }
  state.pos = loose.lastIndex
  return true
}

/** `- [ ]` and `- [x]` at the beginning of a list item. */
const taskLists: Core = (state) => {
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

/** `## Heading {#its-id}`, as Hugo, Zola, kramdown and Docusaurus write it. */
const headingIds: Core = (state) => {
  for (const [index, token] of state.tokens.entries()) {
    const last = token.type === 'heading_open' ? state.tokens[index + 1]?.children?.at(-1) : undefined
    if (last?.type !== 'text' || !last.content.endsWith('}')) continue
    const id = /\s*\{:?\s*#([^\s{}]+)[^{}]{0,200}\}$/.exec(last.content.slice(-300))
    if (!id?.[1]) continue
    last.content = last.content.slice(0, last.content.length - id[0].length)
    token.attrSet('id', id[1])
  }
}

/**
 * `{: .class}` and `{:target="_blank"}` of kramdown say how a thing looks; they are not text. Each name is taken whole:
 * one that could also be two would take exponential time.
 */
const attributeLists: Core = (state) => {
  for (const token of state.tokens) {
    for (const child of token.children ?? []) {
      if (child.type === 'text' && child.content.includes('{:')) {
        child.content = child.content.replace(
          /\{:(?:\s*(?:[.#][\w-]+(?![\w-])|toc(?![\w-])|[\w-]+=(?:"[^"]{0,300}"|'[^']{0,300}')))+\s*\}/g,
          '',
        )
      }
    }
  }
}

const markdown = new MarkdownIt({ html: true, linkify: true })
// The sanitiser judges addresses; here they stay as they are written, for files are found by their names.
markdown.validateLink = () => true
markdown.normalizeLink = (address) => address
markdown.normalizeLinkText = (address) => address
// As GitHub does: `www.` and `https://` make a link, but not every word with a dot in it, such as `README.md`.
markdown.linkify.set({ fuzzyLink: false, fuzzyIP: false })
markdown.linkify.add('www.', {
  validate: (text: string, at: number) =>
    /^[\w-]+(?:\.[\w-]+)+(?:\/[^\s<>"'，。、；：！？（）《》“”]*[^\s<>"'.,;:!?)，。、；：！？（）《》“”])?/.exec(
      text.slice(at, at + 2000),
    )?.[0].length ?? 0,
  normalize: (match: { url: string }) => {
    match.url = `http://${match.url}`
  },
})
markdown.inline.ruler.after('image', 'loose_image', looseImage)
footnotes(markdown)
markdown.core.ruler.push('task_lists', taskLists)
markdown.core.ruler.push('heading_ids', headingIds)
markdown.core.ruler.push('attribute_lists', attributeLists)
markdown.renderer.rules.fence = (tokens, index) => {
  const token = tokens[index]
  const language = /^[^\s{,:]+/.exec(token?.info.trim() ?? '')?.[0]
  const name = language === undefined ? '' : ` class="language-${escapeAttribute(language.toLowerCase())}"`
  return `<pre><code${name}>${markdown.utils.escapeHtml(token?.content ?? '')}</code></pre>\n`
}
