import type { ArticleLink, Body, ImageUse } from './article.ts'
import { nameTargets } from './article-hrefs.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { ElementRules } from './elements.ts'
import { excerptOf } from './excerpt.ts'
import type { Folder } from './folder.ts'
import { articleLinks } from './links.ts'
import { renderMarkdown } from './markdown.ts'
import { MORE, markMore, withoutMark } from './more.ts'
import { limitNesting } from './nesting.ts'
import { Places } from './places.ts'
import { readHtml } from './reading.ts'
import { sanitize } from './sanitize.ts'
import type { Site } from './site.ts'
import { type LeftOut, replaceTags } from './template-tags.ts'
import { textStats } from './text-stats.ts'

export interface BodyInput {
  file: string
  source: string
  /** The first line of the body in the file, from 1. */
  line: number
  format: 'MARKDOWN' | 'HTML'
  /** Whether imports, exports and components of JavaScript may stand in it. */
  mdx: boolean
}

export interface BodyContext {
  site: Site
  folder: Folder
  /** URL path of the article. */
  pagePath: string
  frontMatterExcerpt: string | null
  lang: string | null
}

export interface ParsedBody {
  body: Body
  /** The first heading, as plain text. */
  title: string | null
  /** In the role BODY, from the top. */
  images: ImageUse[]
  links: ArticleLink[]
  diagnostics: Diagnostic[]
}

/**
 * Turns an article's body into sanitised HTML, plain text, table of contents, pictures, links and counts. Never throws
 * for what the source holds: what is left out or not found is in the diagnostics.
 */
export function parseBody(input: BodyInput, context: BodyContext): ParsedBody {
  const places = new Places(input)
  const tags = replaceTags(withoutMark(input.source), input, context.site)
  const rendered = input.format === 'MARKDOWN' ? renderMarkdown(tags.text, context.pagePath) : tags.text
  const { html, rules } = sanitize(limitNesting(markMore(rendered)), input.file, context)
  const reading = readHtml(html, rules.addresses)
  const more = reading.text.indexOf(MORE)
  const text = more === -1 ? reading.text : lines(reading.text.replaceAll(MORE, '\n'))
  const { links, targets } = articleLinks(rules.links, tags.slugs, input.file, context, places)
  reportLeftOut(tags.leftOut, input.mdx, places)
  reportElements(rules, places)
  return {
    body: {
      format: input.format,
      source: input.source,
      html: nameTargets(withoutMark(reading.html), targets),
      text,
      excerpt: excerptOf(text, context.frontMatterExcerpt, more === -1 ? null : reading.text.slice(0, more)),
      toc: reading.toc,
      stats: textStats(text, reading.images.length),
    },
    title: reading.title,
    images: reading.images,
    links,
    diagnostics: places.all,
  }
}

function reportLeftOut(leftOut: LeftOut[], mdx: boolean, places: Places): void {
  for (const { kind, offset, count } of leftOut) {
    const times = count === 1 ? '' : ` (${count} times)`
    const code = mdx ? 'mdx-left-out' : 'template-tag-left-out'
    places.report('INFO', code, `${kind} is left out of html and text${times}`, offset)
  }
}

function reportElements({ missing, frames, leftOut }: ElementRules, places: Places): void {
  for (const written of missing.values()) {
    const hint = 'put the file beside the article or in a folder of assets, or mend the address'
    places.report('WARNING', 'image-missing', `no picture stands at "${shortened(written)}"`, written, hint)
  }
  for (const host of frames) {
    const hint = host === '' ? undefined : `to show it, add "${host}" to frameHosts in site.yml`
    places.report(
      'INFO',
      'frame-left-out',
      `a frame of ${host || 'this site'} is left out of html`,
      host || '<iframe',
      hint,
    )
  }
  for (const name of leftOut) {
    places.report('INFO', 'element-left-out', `<${name}> is left out of html`, `<${name}`)
  }
}

function shortened(address: string): string {
  return address.length > 200 ? `${address.slice(0, 200)}…` : address
}

/** Each line without the white space around the place of a comment that was taken out. */
function lines(text: string): string {
  return text.replace(/\s*\n\s*/g, '\n').trim()
}
