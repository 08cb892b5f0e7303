import { isDeepStrictEqual } from 'node:util'
import type { Article, ParsedFile, TocEntry } from '../../src/index.ts'
import { dangers } from '../xss/dangers.ts'
import type { Case } from './mutate.ts'

/** Returns the errors of a result of the parser. They are errors for any input. */
export function wrongWith({ file, bytes, site, sentence }: Case, { article, diagnostics }: ParsedFile): string[] {
  const wrong: string[] = []
  if (article === null && diagnostics.length === 0) wrong.push('neither an article nor a diagnostic')
  // U+2028 and U+2029, in UTF-8 and UTF-16, can be line ends too.
  const lines = bytes.toString('latin1').split(/[\n\r]|\xe2\x80[\xa8\xa9]|[()]\x20|\x20[()]/).length
  for (const { code, message, line, column, file: named } of diagnostics) {
    if (named !== file) wrong.push(`${code} names the file ${named}`)
    if (line !== undefined && !(line >= 1 && line <= lines)) wrong.push(`${code} is on line ${line} of ${lines}`)
    if (column !== undefined && !(column >= 1)) wrong.push(`${code} is in column ${column}`)
    if (/[\n\r]/.test(message) || message.length > 600)
      wrong.push(`${code} has no short line to say: ${message.slice(0, 80)}`)
  }
  if (article !== null) wrong.push(...wrongArticle(article, site.frameHosts))
  if (article !== null && sentence !== null && !diagnostics.some(({ code }) => explaining.has(code))) {
    // Highlighting puts the words of code into elements.
    const html = article.body.html.replace(/<\/?span[^>]*>/g, '')
    if (!html.includes(sentence)) wrong.push('html has lost the sentence at the end')
    if (!article.body.text.includes(sentence)) wrong.push('text has lost the sentence at the end')
  }
  return wrong
}

/** Diagnostics that name the line of what has hidden a text. */
const explaining = new Set([
  'element-left-out',
  'front-matter-unclosed',
  'front-matter-unreadable',
  'mdx-left-out',
  'template-tag-left-out',
])

function wrongArticle(article: Article, frameHosts: string[]): string[] {
  const wrong = dangers(article.body.html, frameHosts).map((danger) => `html holds ${danger}`)
  const { slug, path, title, body } = article
  if (slug === '' || slug.includes('/')) wrong.push(`the slug is ${JSON.stringify(slug)}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a path may hold none
  if (!path.startsWith('/') || /[\0-\x1f]|\/\.\.?(?:\/|$)/.test(path)) wrong.push(`the path is ${JSON.stringify(path)}`)
  if (title.trim() === '') wrong.push('there is no title')
  for (const instant of [article.publishedAt, article.updatedAt, article.expiresAt]) {
    if (instant !== null && Number.isNaN(new Date(instant).getTime())) wrong.push(`${instant} is no instant`)
  }
  // It crosses from a thread, and is kept as JSON.
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(article)), article)) wrong.push('JSON loses some of it')
  if (JSON.stringify([body.html, body.text, body.toc]).includes('\ufdd0'))
    wrong.push('the mark of the excerpt is left in it')
  const ids = body.toc.flatMap(idsOf)
  if (new Set(ids).size < ids.length) wrong.push(`two headings share one of the ids ${ids}`)
  return wrong
}

function idsOf({ id, children }: TocEntry): string[] {
  return [id, ...children.flatMap(idsOf)]
}
