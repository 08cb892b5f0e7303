import { createRequire } from 'node:module'
import type { HLJSApi } from 'highlight.js'
import { unescapeHtml } from './html-scanner.ts'

/** Limits in UTF-16 units: some grammars of highlight.js take quadratic time for long words, long lines and blank lines. */
const LONGEST_BLOCK = 50_000
const MOST_CODE = 100_000
const TOO_LONG = /[\w$]{250}|\n{50}|[^\n]{2000}/

/** Code without elements, and without placeholders of references, which a token must not split. */
const BLOCK = /<code class="((?:[^"]* )?(?:language|lang)-([^" ]+)[^"]*)">([^<\ufdd1]+)<\/code><\/pre>/g
const PLAIN = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'raw', 'nohighlight', 'mermaid', 'math'])

/**
 * The classes of tokens that may enter the html, with `language-xml` around a part in another language:
 * https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html
 */
const SCOPES = new Set(
  (
    'addition attr attribute built_in bullet char class code comment deletion doctag emphasis formula function keyword link ' +
    'literal meta name number operator params property punctuation quote regexp section selector-attr selector-class ' +
    'selector-id selector-pseudo selector-tag string strong subst symbol tag template-tag template-variable title type ' +
    'variable'
  ).split(' '),
)
const SUBSCOPE = /^[a-z]+_{1,2}$/

/**
 * Marks the tokens of code blocks that name their language, as `<span class="hljs-keyword">`, and adds the class `hljs`
 * to the block. It runs on sanitised html. Blocks with elements in them, of unknown languages or beyond the limits stay
 * as they are.
 */
export function highlightCode(html: string): string {
  if (!html.includes('</code></pre>')) return html
  let total = 0
  return html.replace(BLOCK, (block: string, classes: string, name: string, escaped: string) => {
    total += escaped.length
    if (escaped.length > LONGEST_BLOCK || total > MOST_CODE || TOO_LONG.test(escaped)) return block
    const marked = mark(unescapeHtml(escaped), escaped, name.toLowerCase())
    return marked === null ? block : `<code class="hljs ${classes}">${marked}</code></pre>`
  })
}

function mark(code: string, escaped: string, name: string): string | null {
  const highlighter = highlighterFor(name)
  if (highlighter === null) return null
  const { value } = highlighter.highlight(code, { language: name, ignoreIllegals: true })
  const html = value.replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
  return isOnlyMarked(html, escaped.replaceAll('&quot;', '"')) ? html : null
}

const TAG = /<span class="(?:hljs-([a-z_-]+)((?: [a-z_]+)*)|language-[a-z\d+#-]+)">|<\/span>/g

/** Whether the html is the escaped code and nothing else but spans with allowed classes. */
function isOnlyMarked(html: string, escaped: string): boolean {
  const text = html.replace(TAG, (tag: string, scope?: string, subscopes = '') => {
    const isKnown = scope === undefined || (SCOPES.has(scope) && subscopes.split(' ').every(isSubscope))
    return isKnown ? '' : tag
  })
  return text === escaped
}

/** A subscope such as `function_`, or the empty text before the first. */
function isSubscope(name: string): boolean {
  return name === '' || SUBSCOPE.test(name)
}

const require = createRequire(import.meta.url)
let common: HLJSApi | null = null
let all: HLJSApi | null = null

/** Loads the 36 common languages at the first code block, and the others at the first block of another language. */
function highlighterFor(name: string): HLJSApi | null {
  if (PLAIN.has(name)) return null
  common ??= require('highlight.js/lib/common') as HLJSApi
  if (common.getLanguage(name)) return common
  all ??= require('highlight.js') as HLJSApi
  return all.getLanguage(name) ? all : null
}
