import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { parts, shownMarkdown, splitOptions } from './tag-arguments.ts'
import type { TagBlock, TagCall, TagResult } from './tag-replacement.ts'

type RawTag = (call: TagCall, content: string) => TagResult
type BlockTag = (call: TagCall) => TagBlock

const code: RawTag = ({ name, rest, args, markdown }, content) => {
  const named = args.named.get('lang') ?? /(?:^|\s)lang:\s*([\w+#.-]+)/.exec(rest)?.[1]
  const first = name === 'highlight' ? args.words[0] : /^([\w+#-]+)\s*(?:$|\w+=|linenos)/.exec(rest)?.[1]
  const language = named ?? first ?? ''
  const body = codeBlock(content.replace(/^[ \t]*\r?\n/, ''), language, markdown)
  const caption = name === 'codeblock' && language !== rest.trim() ? codeCaption(rest) : ''
  if (caption === '') return { text: body, block: true }
  const gap = markdown ? '\n\n' : ''
  return {
    text: `<figure class="highlight"><figcaption>${caption}</figcaption>${gap}${body}${gap}</figure>`,
    block: true,
  }
}

/** Hexo's `[title] [lang:language] [url] [link text]` and options such as `mark:1,4`. */
function codeCaption(rest: string): string {
  const words = rest.replace(
    /(?:^|\s)(?:lang|line_number|line_threshold|highlight|first_line|mark|wrap|language_attr):\s*\S+/g,
    '',
  )
  const parts = /^(.*?)(?:\s+(https?:\/\/\S+)(?:\s+(.+))?)?$/.exec(words.trim())
  const [, title = '', url, link = 'link'] = parts ?? []
  const anchor = url === undefined ? '' : `<a href="${escapeAttribute(url)}">${escapeHtml(link)}</a>`
  return title === '' && anchor === ''
    ? ''
    : `<span>${escapeHtml(title.replace(/^(["'])(.*)\1$/, '$2'))}</span> ${anchor}`.trimEnd()
}

/** A fence in Markdown, so that it is highlighted like every other, with more backticks than the code has in a row. */
function codeBlock(content: string, language: string, markdown: boolean): string {
  const name = language.toLowerCase()
  if (!markdown) {
    return `<pre><code${name === '' ? '' : ` class="language-${escapeAttribute(name)}"`}>${escapeHtml(content)}</code></pre>`
  }
  const longest = Math.max(2, ...(content.match(/`{3,}/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${name}\n${content.replace(/[ \t]+$/, '').replace(/\n?$/, '\n')}${fence}`
}

const diagram: RawTag = ({ name, markdown }, content) => ({
  text: codeBlock(content.replace(/^[ \t]*\r?\n/, ''), name, markdown),
  block: true,
})

/** A link that looks like a button: `{{< button href="/x" >}}Press{{< /button >}}`. */
const button: RawTag = ({ args: { named, words } }, content) => {
  const url = ['href', 'link', 'url'].map((key) => named.get(key)).find(Boolean) ?? words[0]
  return { text: url === undefined ? content.trim() : `<a href="${escapeAttribute(url)}">${content.trim()}</a>` }
}

/** Tags whose content is not read for tags. */
export const rawTags: { [name: string]: RawTag | undefined } = Object.assign(Object.create(null), {
  codeblock: code,
  code,
  highlight: code,
  mermaid: diagram,
  wavedrom: diagram,
  chartjs: diagram,
  raw: (_, content) => ({ text: content }),
  verbatim: (_, content) => ({ text: content }),
  comment: () => ({ text: '' }),
  button,
  btn: button,
} satisfies { [name: string]: RawTag })

/** Hexo's footer of a quotation: `author, source`, `author url title`, `author url` or `author`. */
function quotation({ rest, args: { named, words } }: TagCall): TagBlock {
  // Hugo's themes and Stellar name what Hexo orders.
  const author = named.get('author') ?? null
  const plain = author === null ? words.join(' ') : ''
  const cited = /^(\S.*?)\s+(https?:\/\/\S+)(?:\s+(.+))?$/i.exec(plain)
  const titled = cited ? null : /^([^,]+),\s*([^,]+)$/.exec(rest.replaceAll('"', ''))
  const name = author ?? cited?.[1] ?? titled?.[1] ?? plain
  const url = named.get('link') ?? named.get('url') ?? cited?.[2]
  const title = named.get('source') ?? named.get('title') ?? cited?.[3] ?? titled?.[2]
  const cite = url === undefined ? escapeHtml(title ?? '') : anchor(url, title ?? url.replace(/^https?:\/\/|\/$/g, ''))
  const strong = name === '' ? '' : `<strong>${escapeHtml(name)}</strong>`
  const footer = strong + (cite === '' ? '' : `${strong === '' ? '' : ' '}<cite>${cite}</cite>`)
  return { open: '<blockquote>', close: `${footer === '' ? '' : `<footer>${footer}</footer>`}</blockquote>` }
}

function anchor(url: string, text: string): string {
  return `<a href="${escapeAttribute(url)}">${escapeHtml(text)}</a>`
}

/** A note of NexT, Butterfly, Fluid, Volantis and of Hugo's themes: class names, then a title. */
function note({ name, rest, args: { named }, markdown }: TagCall): TagBlock {
  const { classes, text, options } = splitOptions(rest, named)
  const kind = [named.get('type'), named.get('class'), options.get('color'), ...classes].filter(Boolean).join(' ')
  const title = named.get('title') ?? text
  const heading = titleHtml(title, markdown)
  return { open: `<div class="${escapeAttribute(`note ${kind || name}`)}">${heading}`, close: '</div>' }
}

function folding({ rest, args: { named }, markdown }: TagCall): TagBlock {
  // Fluid's `{% fold class @title %}`.
  const { text, options, classes } = splitOptions(rest.replace(/(?:^|\s)@/, ' '), named)
  const title = named.get('summary') ?? named.get('title') ?? text
  const isOpen = named.get('open') === 'true' || options.get('open') === 'true' || classes.includes('open')
  const summary = title === '' ? '' : `<summary>${shownMarkdown(title, markdown)}</summary>`
  return { open: `<details${isOpen ? ' open' : ''}>${summary}`, close: '</details>' }
}

/** Butterfly's `{% hideToggle display,bg,color %}`. */
function hiding(call: TagCall): TagBlock {
  return folding({ ...call, rest: call.rest.split(',')[0] ?? '' })
}

function tab({ args: { named, words }, markdown }: TagCall): TagBlock {
  const title = named.get('name') ?? named.get('title') ?? named.get('tabname') ?? words[0] ?? ''
  return part(title, markdown)
}

function titleHtml(title: string, markdown: boolean): string {
  if (title === '') return ''
  const shown = shownMarkdown(title, markdown)
  // Markdown puts the title into a paragraph of its own.
  return shown.startsWith('\n') ? `\n\n<strong>${shown.trim()}</strong>\n\n` : `<p><strong>${shown}</strong></p>`
}

/** The part of a group of tabs or of a timeline. */
export function part(title: string, markdown: boolean): TagBlock {
  const heading = titleHtml(title, markdown)
  return { open: `<div class="tab">${heading}`, close: '</div>' }
}

function timeline({ rest, markdown }: TagCall): TagBlock {
  const heading = titleHtml(parts(rest)[0] ?? '', markdown)
  return { open: `<div class="timeline">${heading}`, close: '</div>', hasParts: true }
}

const group =
  (className: string): BlockTag =>
  () => ({ open: `<div class="${className}">`, close: '</div>', hasParts: true })

const names: [string, BlockTag][] = [
  ['blockquote quote', quotation],
  [
    'pullquote',
    ({ rest }) => ({
      open: `<blockquote class="${escapeAttribute(`pullquote ${rest}`.trim())}">`,
      close: '</blockquote>',
    }),
  ],
  ['centerquote cq', () => ({ open: '<blockquote class="blockquote-center">', close: '</blockquote>' })],
  ['note subnote noteblock tip notice admonition alert callout hint warning info danger', note],
  ['folding fold details spoiler collapse expand hideblock', folding],
  ['hidetoggle hideblock', hiding],
  ['tabs subtabs subsubtabs', group('tabs')],
  ['tab', tab],
  ['timeline', timeline],
  ['grouppicture gp groupimage gi gallery btns grid folders swiper', group('group')],
  ['center', () => ({ open: '<div style="text-align:center">', close: '</div>' })],
]

/** Those of `{% %}` only: sites often have a Hugo shortcode of this name that does something else. */
export const hexoBlockTags: ReadonlyMap<string, BlockTag> = new Map([['box', note]])

/** Tags with an end whose content is read as usual, by their name in lower case. */
export const blockTags: ReadonlyMap<string, BlockTag> = new Map(
  names.flatMap(([list, tag]) => list.split(' ').map((name): [string, BlockTag] => [name, tag])),
)
