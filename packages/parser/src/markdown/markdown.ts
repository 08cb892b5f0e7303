import MarkdownParser, { type MarkdownIt } from 'markdown-it'

import cjkFriendly from 'markdown-it-cjk-friendly'
import inserted from 'markdown-it-ins'
import marked from 'markdown-it-mark'
import subscript from 'markdown-it-sub'
import superscript from 'markdown-it-sup'
import type { MarkdownOptions } from '../model/markdown-options.ts'
import type { LinkingNote } from '../obsidian/linking-note.ts'
import { obsidian } from '../obsidian/obsidian.ts'
import { escapeAttribute } from '../text/escape.ts'
import { abbreviations } from './abbreviations.ts'
import { alerts } from './alerts.ts'
import { attributeLists } from './attribute-lists.ts'
import { containers } from './containers.ts'
import { deepBlocks } from './deep-blocks.ts'
import { definitionLists } from './definition-lists.ts'
import { emojiShortcodes } from './emoji.ts'
import { footnoteIds, footnotes } from './footnotes.ts'
import { linkify } from './linkify.ts'
import { looseImages } from './loose-image.ts'
import { markdownInHtml } from './markdown-in-html.ts'
import { displayMath, math } from './math.ts'
import { strikethrough } from './strikethrough.ts'
import { taskLists } from './task-lists.ts'

/** One renderer for each set of options: an import uses one set for all files. */
const renderers = new WeakMap<MarkdownOptions, MarkdownIt>()

/**
 * Renders CommonMark with the extensions that the options name. The html in it is kept unsanitised.
 * @param pagePath URL path of the article, which becomes part of the ids of footnotes
 * @param note collects the links and tags of Obsidian's syntax
 */
export function renderMarkdown(source: string, pagePath: string, options: MarkdownOptions, note?: LinkingNote): string {
  const renderer = renderers.get(options) ?? createRenderer(options)
  renderers.set(options, renderer)
  return renderer.render(source, { ...footnoteIds(pagePath), note })
}

function createRenderer(options: MarkdownOptions): MarkdownIt {
  const { breaks, typographer } = options
  const markdown = new MarkdownParser({ html: true, linkify: options.linkify, breaks, typographer })
  // The sanitiser checks addresses. Here they stay as written, because files are found by their names.
  markdown.validateLink = () => true
  markdown.normalizeLink = (address) => address
  markdown.normalizeLinkText = (address) => address
  deepBlocks(markdown)
  cjkFriendly(markdown)
  linkify(markdown)
  looseImages(markdown)
  addExtensions(markdown, options)
  attributeLists(markdown, options.blockAttributes)
  containers(markdown)
  markdownInHtml(markdown)
  codeBlocks(markdown, options.math !== 'off')
  return markdown
}

function addExtensions(markdown: MarkdownIt, options: MarkdownOptions): void {
  if (!options.tables) markdown.disable('table')
  if (options.strikethrough === 'off') markdown.disable('strikethrough')
  else strikethrough(markdown, options.strikethrough === 'any' && !options.subscript)
  if (options.footnotes) footnotes(markdown)
  if (options.taskLists) taskLists(markdown)
  if (options.alerts !== 'off') alerts(markdown, options.alerts === 'any')
  if (options.definitionLists) definitionLists(markdown)
  if (options.abbreviations) abbreviations(markdown)
  if (options.mark) marked(markdown)
  if (options.insert) inserted(markdown)
  if (options.subscript) subscript(markdown)
  if (options.superscript) superscript(markdown)
  if (options.emoji) emojiShortcodes(markdown)
  if (options.obsidian) obsidian(markdown)
  if (options.math !== 'off') math(markdown, options)
}

/** The first line of an indented block of code in Python-Markdown: `:::python` or `#!python`. */
const CODEHILITE = /^(?::::|#!)([\w+#-]{1,30})[ \t]*\n/

/** Writes the language of a code block as a class, and shows `math` blocks as math, as GitHub does. */
function codeBlocks(markdown: MarkdownIt, hasMath: boolean): void {
  markdown.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index]
    const language = /^[^\s{,:]+/.exec(token?.info.trim() ?? '')?.[0]?.toLowerCase()
    const content = token?.content ?? ''
    if (hasMath && language === 'math') return `<p>${displayMath(content.trim())}</p>\n`
    const name = language === undefined ? '' : ` class="language-${escapeAttribute(language)}"`
    return `<pre><code${name}>${markdown.utils.escapeHtml(content)}</code></pre>\n`
  }
  const { code_block: plain } = markdown.renderer.rules
  markdown.renderer.rules.code_block = (tokens, index, options, env, self) => {
    const token = tokens[index]
    const [first, language] = CODEHILITE.exec(token?.content ?? '') ?? []
    if (token === undefined || first === undefined || language === undefined)
      return plain?.(tokens, index, options, env, self) ?? ''
    const code = markdown.utils.escapeHtml(token.content.slice(first.length))
    return `<pre><code class="language-${escapeAttribute(language.toLowerCase())}">${code}</code></pre>\n`
  }
}
