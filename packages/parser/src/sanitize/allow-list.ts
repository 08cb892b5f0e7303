import type sanitizeHtml from 'sanitize-html'

/** Allowed elements. All others are removed. Their text stays, unless the element is in DROPPED_WITH_TEXT. */
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
const DROPPED_WITH_TEXT =
  'script style textarea option select xmp noscript noembed noframes plaintext title template svg math object applet canvas head'.split(
    ' ',
  )

/** The most frequent elements come first, because the sanitiser searches the list from its start for each element. */
const COMMON = 'p br strong a img span div em code li ul td tr h2 h3'

// The types lack allowedEmptyAttributes.
export const OPTIONS: sanitizeHtml.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: [...new Set(`${COMMON} ${TEXT} ${BLOCKS} ${TABLES} ${MEDIA} ${TASK_BOX}`.split(' '))],
  nonTextTags: DROPPED_WITH_TEXT,
  // ElementRules has already rebuilt `style` from text-align and color, and rewritten `class`, `id` and `href`.
  parseStyleAttributes: false,
  allowedAttributes: {
    '*': ['class', 'dir', 'id', 'lang', 'style', 'title'],
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
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: Object.fromEntries(
    ['img', 'audio', 'video', 'source', 'track', 'iframe'].map((tag) => [tag, ['http', 'https']]),
  ),
  allowedEmptyAttributes: ['alt'],
  selfClosing: ['img', 'br', 'hr', 'input', 'col', 'source', 'track', 'wbr'],
  nestingLimit: 300,
}
