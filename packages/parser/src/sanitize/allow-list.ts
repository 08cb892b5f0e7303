const TEXT =
  'a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'

const BLOCKS =
  'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary ul'

const TABLES = 'caption col colgroup table tbody td tfoot th thead tr'

const MEDIA = 'audio iframe img picture source track video'

/** Only the checkbox of a task list. `ElementRules` removes every other kind of input. */
const TASK_BOX = 'input'

/**
 * Elements that are removed with their content. The content is code, or a fallback that is never shown, or browsers
 * parse it differently from other parsers, which mutation XSS exploits (svg, math, noscript, template, raw text).
 */
export const DROPPED_WITH_TEXT: ReadonlySet<string> = new Set(
  'script style textarea select datalist xmp noscript noembed noframes plaintext title template svg math object applet canvas'.split(
    ' ',
  ),
)

/** Allowed elements. All others are removed. Their text stays, unless the element is in DROPPED_WITH_TEXT. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  [TEXT, BLOCKS, TABLES, MEDIA, TASK_BOX].flatMap((names) => names.split(' ')),
)

/** ElementRules has already rebuilt `style` from text-align and color, and rewritten `class`, `id` and `href`. */
const EVERYWHERE = ['class', 'dir', 'id', 'lang', 'style', 'title']

/** The other attributes of each element. */
const OWN: { [element: string]: string[] } = {
  // No `name`, because it can overwrite properties of `document`. No `download` and no `ping`.
  a: ['href', 'hreflang', 'rel', 'target'],
  audio: ['controls', 'loop', 'muted', 'preload', 'src'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'datetime'],
  details: ['open'],
  iframe: ['allowfullscreen', 'height', 'loading', 'referrerpolicy', 'sandbox', 'src', 'width'],
  // ElementRules sets `data-missing`.
  img: ['alt', 'data-missing', 'decoding', 'height', 'loading', 'referrerpolicy', 'sizes', 'src', 'srcset', 'width'],
  input: ['checked', 'disabled', 'type'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  q: ['cite'],
  source: ['height', 'media', 'sizes', 'src', 'srcset', 'type', 'width'],
  td: ['colspan', 'headers', 'rowspan'],
  th: ['abbr', 'colspan', 'headers', 'rowspan', 'scope'],
  time: ['datetime'],
  track: ['default', 'kind', 'label', 'src', 'srclang'],
  video: ['controls', 'height', 'loop', 'muted', 'playsinline', 'poster', 'preload', 'src', 'width'],
}

const everywhere: ReadonlySet<string> = new Set(EVERYWHERE)
const attributes = new Map(Object.entries(OWN).map(([element, own]) => [element, new Set([...EVERYWHERE, ...own])]))

/** The attributes that an element may have. */
export function attributesOf(element: string): ReadonlySet<string> {
  return attributes.get(element) ?? everywhere
}

/** Attributes whose presence says all. Every other attribute without a value is left out, except an empty `alt`. */
export const BOOLEAN: ReadonlySet<string> = new Set(
  'allowfullscreen checked controls default disabled loop muted open playsinline reversed'.split(' '),
)

/** Attributes whose value is an address. `srcset` holds several. */
export const ADDRESSES: ReadonlySet<string> = new Set(['cite', 'href', 'poster', 'src'])

/** Elements that load their address. It cannot be one of mail or a telephone number. */
const LOADING: ReadonlySet<string> = new Set(['audio', 'iframe', 'img', 'source', 'track', 'video'])
const LOADED = ['http', 'https']
const LINKED = [...LOADED, 'mailto', 'tel']

/** The schemes that the addresses in an element may have. */
export function schemesOf(element: string): readonly string[] {
  return LOADING.has(element) ? LOADED : LINKED
}

/** Elements without content or end tag. */
export const VOID: ReadonlySet<string> = new Set('img br hr input col source track wbr'.split(' '))
