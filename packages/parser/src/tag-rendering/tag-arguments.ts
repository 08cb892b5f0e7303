import { escapeHtml } from '../text/escape.ts'

/** The arguments of a template tag: words in their order, and `key=value` or `key: value`, by their key in lower case. */
export interface TagArguments {
  words: string[]
  named: Map<string, string>
}

const ARGUMENT =
  /\s*(?:([\w-]+)\s*(?:=|:(?=\s|"|'))\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`]\S*?)(?=,?(?:\s|$)))\s*,?/gy

/** Reads the arguments of a tag in the syntax of Liquid, Nunjucks, Hexo and Hugo. Everything else is a word. */
export function tagArguments(text: string): TagArguments {
  const words: string[] = []
  const named = new Map<string, string>()
  ARGUMENT.lastIndex = 0
  let at = 0
  while (at < text.length) {
    ARGUMENT.lastIndex = at
    const match = ARGUMENT.exec(text)
    if (!match || match[0] === '') {
      at += 1
      continue
    }
    at = ARGUMENT.lastIndex
    const value = match[4] ?? match[5] ?? (match[2] ?? match[3] ?? '').replace(/\\(["'\\])/g, '$1')
    if (match[1] === undefined) words.push(value)
    else named.set(match[1].toLowerCase(), value)
  }
  return { words, named }
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic|jfif)(?:[?#]|$)/i

/** Whether an address has the extension of an image. */
export function looksLikePicture(address: string): boolean {
  return PICTURE.test(address) && !/\s/.test(address.trim())
}

/** Whether a word is an address: absolute, from the root, relative, or with an image's extension. */
export function looksLikeAddress(word: string): boolean {
  return /^(?:[a-z]+:)?\/\/|^mailto:/i.test(word) || looksLikePicture(word) || /^[^\s<>]*\/[^\s<>]*$/.test(word)
}

/** The arguments of a theme's tag, which are divided by `::`, else by commas. A quote around all of them goes. */
export function parts(rest: string): string[] {
  return rest.split(rest.includes('::') ? '::' : /[,，](?!\S*\/\/)/).map((part) => unquoted(part.trim()))
}

function unquoted(text: string): string {
  return text.replace(/^(["'])([^"']*)\1$/, '$2')
}

/** Options of Stellar's and Volantis's tags: `color:red`. */
const OPTION =
  /(?:^|\s)(color|icon|size|width|height|checked|open|child|desc|align|symbol|style|el|api|active|bg|download|fancybox|poster|title|ratio|padding|radius):(?!\/\/)("[^"]*"|\S+)/gi
/** Class names of notes, labels and texts in the common themes: kinds, colours, sizes, icons. */
const CLASS =
  /^(?:default|primary|secondary|info|success|warning|danger|error|light|dark|no-icon|flat|modern|simple|disabled|icon-padding|note|tip|quote|question|done|check|up|down|clear|plus|minus|times|message|link|radiation|bug|idea|bolt|bullhorn|important|caution|checked|open|blue|red|green|yellow|orange|purple|pink|cyan|grey|gray|black|white|theme|accent|warn|center|left|right|large|small|h[1-4]|logo|fa[srbl]?|fa-[\w-]+|far fa-.*|fas fa-.*|fab fa-.*|bold|subtitle|regular|outline|block|larger|circle|rounded|wide|grid\d?)$/i

/**
 * Divides the arguments of a theme's tag into leading class names, options such as `color:red`, and the text.
 *
 * @param withClasses whether class names can come first. Without them every word is text.
 */
export function splitOptions(
  rest: string,
  named: ReadonlyMap<string, string>,
  withClasses = true,
): { classes: string[]; options: Map<string, string>; text: string } {
  const options = new Map<string, string>(named)
  const plain = rest.replace(OPTION, (_, key: string, value: string) => {
    options.set(key.toLowerCase(), value.replace(/^"(.*)"$/, '$1'))
    return ''
  })
  const list = withClasses ? parts(plain) : [unquoted(plain.trim())]
  const [first = '', ...others] = list
  if (others.length > 0 && (rest.includes('::') || isClasses(first))) {
    return { classes: first.split(/\s+/).filter(Boolean), options, text: others.join(', ') }
  }
  const words = withClasses ? plain.trim().split(/\s+/) : []
  const classes: string[] = []
  while (CLASS.test(unquoted(words[0] ?? ''))) classes.push(unquoted(words.shift() ?? ''))
  const text = withClasses ? unquoted(words.join(' ')) : first
  // Named arguments are not shown.
  return { classes, options, text: named.size > 0 && withClasses ? '' : text }
}

/** Whether words are class names, icons, sizes, numbers, options or addresses: nothing that reads as text. */
export function isClasses(words: string): boolean {
  return words
    .split(/\s+/)
    .every((word) => CLASS.test(word) || /^(?:[\d.]+(?:px|%|em|rem)?|true|false|#[0-9a-f]{3,8}|\w+:\S*)?$/i.test(word))
}

/** Text that Markdown reads as one line: nothing at its start makes a list, heading or quotation of it. */
export function inlineMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/</g, '&lt;')
  return line.replace(/^(?:([#>+-])|(\d{1,9})(?=[.)]\s))/, (_, mark?: string, number?: string) =>
    mark ? `\\${mark}` : `${number}\\`,
  )
}

/**
 * A title as Markdown within an HTML block. Markdown reads it only between empty lines, which put it into a paragraph, so
 * a title without Markdown is written as it is.
 */
export function shownMarkdown(text: string, markdown: boolean): string {
  if (!markdown) return escapeHtml(text)
  // An underscore within a word is not emphasis.
  return /[*`[\]~]|\b_|_\b/.test(text.replace(/(?<=\w)_(?=\w)/g, ''))
    ? `\n\n${inlineMarkdown(text)}\n\n`
    : escapeHtml(text)
}
