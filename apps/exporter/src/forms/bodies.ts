import { markdownOf } from '@broadsheet/server/markdown'
import type { ExportedArticle } from '../archive/exported-article.ts'
import { addressOfFile, contentFile, publicFile } from './addresses.ts'
import { withMovedAddresses } from './moved-addresses.ts'

/** A way to write a body, and the ending of its file. */
export interface Body {
  form: BodyForm
  text: string
  ending: '.md' | '.html'
}

/**
 * `source`: as it was written. `markdown`: made from the HTML that the archive shows. `html`: this HTML. In this order they are
 * tried, until an import of the export gives the same text and images.
 */
export type BodyForm = 'source' | 'markdown' | 'html'
export const bodyForms = ['source', 'markdown', 'html'] as const

/**
 * Returns the body in a form. Null if the archive does not have it, as the source in an export of what is published.
 * @param pathOfFile the path of the article that was made from a file of the content folder, if there is one
 */
export function bodyIn(
  form: BodyForm,
  article: ExportedArticle,
  pathOfFile: (file: string) => string | null,
): Body | null {
  const { source, bodyFormat } = article
  if (form === 'source') {
    if (source === null) return null
    const text = withMovedAddresses(source.replace(/^(?:[ \t]*\r?\n)+/, ''), article, pathOfFile)
    return { form, text, ending: bodyFormat === 'HTML' ? '.html' : '.md' }
  }
  const html = withSiteAddresses(article.html)
  if (form === 'html') return { form, text: withoutTemplateTags(html), ending: '.html' }
  return { form, text: `${markdownOf(html)}\n`, ending: '.md' }
}

/** Replaces the addresses of files on the server by their addresses in the export. */
export function withSiteAddresses(html: string): string {
  return html.replaceAll(/(["\s,])(\/media\/[^"\s,]+)/g, (whole, before: string, url: string) => {
    const file = contentFile(url)
    return file === null ? whole : before + addressOfFile(publicFile(file))
  })
}

/** Generators would run `{{ … }}` and `{% … %}`. As references they are text. */
function withoutTemplateTags(html: string): string {
  return html.replaceAll(/\{(?=[{%])/g, '&#123;').replaceAll(/(?<=[}%])\}/g, '&#125;')
}

/** Returns the files of the content folder that a body shows or links to. */
export function filesIn(html: string): string[] {
  return [...html.matchAll(/["\s,](\/media\/[^"\s,]+)/g)].flatMap(([, url = '']) => contentFile(url) ?? [])
}
