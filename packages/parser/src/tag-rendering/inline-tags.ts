import { escapeAttribute, escapeHtml } from '../text/escape.ts'
import { inlineMarkdown, looksLikeAddress, parts, splitOptions } from './tag-arguments.ts'
import type { TagCall, TagResult } from './tag-replacement.ts'

type InlineTag = (call: TagCall) => TagResult | null

/** Text of a tag, which Markdown does not change, as generators put it in after Markdown. */
function literal(text: string, { markdown }: TagCall): string {
  const html = escapeHtml(text)
  return markdown ? html.replace(/[*_`[\]~|$\\^=]/g, (mark) => `&#${mark.charCodeAt(0)};`) : html
}

/** An element around the text: Volantis's and Stellar's `{% u text %}`, `{% mark text color:red %}`. */
const element =
  (name: string, className = ''): InlineTag =>
  (call) => {
    const { text, options } = splitOptions(call.rest, call.args.named, false)
    if (text === '') return null
    const classes = [className, options.get('color')].filter(Boolean).join(' ')
    return {
      text: `<${name}${classes === '' ? '' : ` class="${escapeAttribute(classes)}"`}>${literal(text, call)}</${name}>`,
    }
  }

/** Volantis's `{% span classes, text %}` and `{% p classes::text %}`. */
const span: InlineTag = (call) => {
  const [first = '', ...others] = parts(call.rest)
  const text = others.length === 0 ? first : others.join(', ')
  if (text === '') return null
  const classes = others.length === 0 ? '' : ` class="${escapeAttribute(first)}"`
  return { text: `<span${classes}>${literal(text, call)}</span>` }
}

/** NexT's and Fluid's `{% label class@text %}`, Butterfly's `{% label text class %}`. */
const label: InlineTag = (call) => {
  const at = call.rest.indexOf('@')
  const { words } = call.args
  const isLast = words.length > 1 && /^[a-z]+$/.test(words.at(-1) ?? '')
  const text = at === -1 ? (isLast ? words.slice(0, -1) : words).join(' ') : call.rest.slice(at + 1).trim()
  const className = at === -1 ? (isLast ? words.at(-1) : 'default') : call.rest.slice(0, at).trim() || 'default'
  return text === ''
    ? null
    : { text: `<mark class="label ${escapeAttribute(className ?? '')}">${literal(text, call)}</mark>` }
}

/** `url, text, icon, title` (NexT, Butterfly, Fluid), `classes::text::url::icon` (Volantis), `text url` (Stellar). */
const button: InlineTag = (call) => {
  const { named, words } = call.args
  const href = named.get('href') ?? named.get('url') ?? named.get('link') ?? named.get('relref')
  if (href !== undefined)
    return {
      text: anchor(href, literal(named.get('text') ?? named.get('label') ?? words.join(' '), call) || escapeHtml(href)),
    }
  const list = parts(call.rest)
  if (list.length > 1) {
    const at = list.findIndex(looksLikeAddress)
    const around = [list[at === 0 ? 1 : at - 1], list[0]]
    const text = around.find((item) => item !== undefined && item !== '' && !looksLikeAddress(item)) ?? ''
    if (text === '' && at === -1) return null
    return {
      text: at === -1 ? literal(text, call) : anchor(list[at] ?? '', literal(text, call) || escapeHtml(list[at] ?? '')),
    }
  }
  const { text } = splitOptions(call.rest, named, false)
  const address = words.findLast(looksLikeAddress)
  const label = text.replace(address ?? '', '').trim()
  if (label === '') return null
  return { text: address === undefined ? literal(label, call) : anchor(address, literal(label, call)) }
}

/** Volantis's `{% checkbox style::text %}`, Fluid's `{% cb text, checked %}`, Stellar's `{% checkbox checked:true text %}`. */
const checkbox: InlineTag = (call) => {
  const list = parts(call.rest)
  const { text, options } = splitOptions(call.rest, call.args.named, false)
  const isStyled = call.rest.includes('::') && list.length > 1
  const words = list.length === 1 ? text : isStyled ? list.slice(1).join(' ') : (list[0] ?? '')
  const flags = isStyled ? (list[0] ?? '') : list.slice(1).join(' ')
  const checked =
    options.get('checked') === 'true' || /\b(?:checked|true)\b/.test(flags) || /^(?:checked|true)$/.test(words)
  const shown = /^(?:checked|true|false)$/.test(words) ? '' : ` ${inlineMarkdown(words)}`
  return { text: `<input type="checkbox" disabled${checked ? ' checked' : ''}>${shown}` }
}

/** Volantis's `{% note style, text %}` and Stellar's `{% note color:red title text %}`, which have no end. */
const noteLine: InlineTag = (call) => {
  const { classes, text, options } = splitOptions(call.rest, call.args.named)
  if (text === '') return null
  const kind = ['note', options.get('color'), ...classes].filter(Boolean).join(' ')
  const [before, after] = call.markdown ? ['\n\n', '\n\n'] : ['<p>', '</p>']
  return {
    text: `<div class="${escapeAttribute(kind)}">${before}${call.markdown ? text : escapeHtml(text)}${after}</div>`,
    block: true,
  }
}

const link: InlineTag = (call) => {
  const list = parts(call.rest)
  const { words, named } = call.args
  const first = words[0] ?? ''
  const isCard = /^(?:https?:)?\/\//.test(first)
  if (list.length < 2 && !isCard) return null
  const address = isCard ? first : list.find(looksLikeAddress)
  if (address === undefined) return null
  const text = isCard ? splitOptions(words.slice(1).join(' '), named, false).text : (list[0] ?? '')
  return { text: anchor(address, literal(text === address ? '' : text, call) || escapeHtml(address)) }
}

const quietly: InlineTag = () => ({ text: '' })

function anchor(href: string, html: string): string {
  return `<a href="${escapeAttribute(href)}">${html}</a>`
}

const names: [string, InlineTag][] = [
  ['u', element('u')],
  ['del s', element('del')],
  ['kbd', element('kbd')],
  ['sub', element('sub')],
  ['sup', element('sup')],
  ['mark', element('mark')],
  ['emp', element('em')],
  ['copy', element('code')],
  ['wavy', element('span', 'wavy')],
  ['psw', element('span', 'psw')],
  ['blur', element('span', 'blur')],
  ['quot', element('strong')],
  ['hashtag', element('span', 'hashtag')],
  ['span p', span],
  ['label', label],
  ['btn button cell', button],
  ['checkbox cb radio', checkbox],
  ['note', noteLine],
  ['hideinline', (call) => ({ text: `<span>${literal(parts(call.rest)[0] ?? '', call)}</span>` })],
  ['link xlink a anchor', link],
  [
    'url_for full_url_for',
    ({ args: { words } }) =>
      words.length < 2
        ? null
        : {
            text: anchor(
              (words.at(-1) ?? '').replace(/^(?![a-z]+:|\/)/i, '/'),
              escapeHtml(words.slice(0, -1).join(' ')),
            ),
          },
  ],
  ['icon emoji toc qr', quietly],
]

const tags = new Map(names.flatMap(([list, tag]) => list.split(' ').map((name): [string, InlineTag] => [name, tag])))

/**
 * Words and lines that the tags of Hexo's themes mark: their text stays in the sentence. The order of the arguments is
 * that of NexT, Butterfly, Fluid, Volantis and Stellar. Returns null for other tags and for a tag without text.
 */
export function inlineTag(call: TagCall): TagResult | null {
  return tags.get(call.name.toLowerCase())?.(call) ?? null
}
