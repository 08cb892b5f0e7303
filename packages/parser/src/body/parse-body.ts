import { BodyDiagnostics } from '../diagnostics/body-diagnostics.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Anchors } from '../links/anchors.ts'
import { writeLinkTargets } from '../links/article-hrefs.ts'
import { articleLinks } from '../links/article-links.ts'
import { withoutPelicanReferences } from '../links/pelican-links.ts'
import { excerptWithPlaceholders, writePlaceholders } from '../links/text-references.ts'
import { renderMarkdown } from '../markdown/markdown.ts'
import type { ArticleLink, Attachment, Body, ImageUse } from '../model/article.ts'
import type { Folder } from '../model/folder.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { Site } from '../model/site.ts'
import { closeElements } from '../sanitize/close-elements.ts'
import { sanitize } from '../sanitize/sanitize.ts'
import { replaceTags } from '../template-tags/replace-tags.ts'
import { MORE_MARK, markMore, withoutMark } from '../text/more-mark.ts'
import { hasReferenceMark, referenceWords, withoutReferenceMarks } from '../text/reference-mark.ts'
import { reportElements, reportLeftOut, reportUnclosed } from './body-reports.ts'
import { excerptOf, isSameTitle, withoutFirstLine } from './excerpt.ts'
import { markSeparator } from './excerpt-separator.ts'
import { highlightCode } from './highlight-code.ts'
import { ownFragments } from './own-fragments.ts'
import { readHtml } from './read-html.ts'
import { textStats } from './text-stats.ts'

export interface BodyInput {
  file: string
  source: string
  /** The first line of the body in the file, from 1. */
  line: number
  format: 'MARKDOWN' | 'HTML'
  /** Whether the source is MDX, with JavaScript imports, exports and components. */
  mdx: boolean
}

export interface BodyContext {
  site: Site
  folder: Folder
  /** URL path of the article. */
  pagePath: string
  frontMatterExcerpt: string | null
  /** The article's title as plain text. Null: the first heading of the body is its title. */
  title: string | null
  /** Text that ends the excerpt, besides `<!-- more -->`. */
  excerptSeparator: string | null
  lang: string | null
  /** The value of a front matter key, or of one of the site's parameters, as text. Never that of a private key. */
  param(name: string): string | null
  /** The value of a front matter key, null for a private one. */
  value(name: string): JsonValue
}

export interface ParsedBody {
  body: Body
  /** The first heading, as plain text. */
  title: string | null
  /** Images of the body in document order, all with the role BODY. */
  images: ImageUse[]
  links: ArticleLink[]
  attachments: Attachment[]
  /** Tags in the text of a vault's note: `#harbour`. */
  tags: string[]
  diagnostics: Diagnostic[]
}

/**
 * Parses an article's body into sanitised HTML, plain text, table of contents, images, links and statistics. It never
 * throws because of the source: the diagnostics list what was left out and what was not found.
 */
export function parseBody(input: BodyInput, context: BodyContext): ParsedBody {
  const diagnostics = new BodyDiagnostics(input)
  const tags = replaceTags(cleanSource(input.source, context.site), input, context.site, {
    file: input.file,
    pagePath: context.pagePath,
    lang: context.lang,
    param: context.param,
    value: context.value,
    text: (file) => context.folder.text?.(file) ?? null,
  })
  const { text: closed, unclosed } = closeElements(tags.text, input.format === 'MARKDOWN')
  const source = markSeparator(closed, context.excerptSeparator)
  const note = { file: input.file, lang: context.lang, references: tags.references, tags: [] as string[] }
  // Only the rendered html shows exactly what is code in Markdown, so it is searched again.
  const rendered =
    input.format === 'MARKDOWN'
      ? closeElements(renderMarkdown(source, context.pagePath, context.site.markdown, note), false)
      : { text: source, unclosed: [] }
  const { html, rules, broken } = sanitize(markMore(rendered.text), input.file, context)
  const content = readHtml(html, rules.files.images, context.site.headingIds)
  const more = content.text.indexOf(MORE_MARK)
  const marked = more === -1 ? content.text : lines(content.text.replaceAll(MORE_MARK, '\n'))
  const text = referenceWords(marked)
  const { links, targets, positions } = articleLinks(rules.links, tags.references, input.file, context, diagnostics)
  let anchors: Anchors | undefined
  const ids = ownFragments(
    rules.fragments,
    () => (anchors ??= new Anchors(content.html, content.toc)),
    input.source,
    diagnostics,
  )
  const linked = writePlaceholders(
    writeLinkTargets(withoutMark(content.html), targets, ids, rules.textFiles),
    positions,
    'html',
  )
  reportLeftOut(tags.leftOut, input.mdx, diagnostics)
  for (const { message, hint, offset } of tags.problems ?? [])
    diagnostics.report('WARNING', 'include-left-out', message, offset, hint)
  reportUnclosed([...unclosed, ...rendered.unclosed], broken, diagnostics)
  reportElements(rules, context.site.dialect === 'obsidian', diagnostics)
  const above = more === -1 ? null : referenceWords(content.text.slice(0, more))
  const { title } = content
  const repeated = title !== null && isSameTitle(title, context.title ?? title) ? title : null
  const excerpt = excerptOf(text, context.frontMatterExcerpt, above, repeated)
  return {
    body: {
      format: input.format,
      source: input.source,
      html: context.site.markdown.highlight ? highlightCode(linked) : linked,
      text,
      excerpt,
      ...(hasReferenceMark(marked) && linkedText(marked, excerpt, repeated, positions)),
      toc: content.toc,
      stats: textStats(text, content.images.length),
    },
    title,
    images: content.images,
    links,
    attachments: rules.files.attachments(),
    tags: note.tags,
    diagnostics: diagnostics.all,
  }
}

/** Removes our own marks. A line or paragraph separator is a blank: Markdown and html give it no meaning, but `^` does. */
function cleanSource(source: string, { dialect }: Site): string {
  const own = withoutReferenceMarks(withoutMark(source))
  const plain = dialect === 'pelican' ? withoutPelicanReferences(own) : own
  return /[\u2028\u2029]/.test(plain) ? plain.replace(/[\u2028\u2029]/g, ' ') : plain
}

function linkedText(
  marked: string,
  excerpt: string,
  repeatedTitle: string | null,
  positions: number[],
): Pick<Body, 'linked'> {
  const text = writePlaceholders(marked, positions, 'text')
  return { linked: { text, excerpt: excerptWithPlaceholders(withoutFirstLine(text, repeatedTitle), excerpt) } }
}

/** Trims the white space around line breaks, which a removed `<!-- more -->` leaves behind. */
function lines(text: string): string {
  return text.replace(/\s*\n\s*/g, '\n').trim()
}
