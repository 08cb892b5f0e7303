import { after, BadInputError } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { bodyField, detailField } from '../articles/article-detail.ts'
import { builder } from '../builder/builder.ts'
import { withAbsoluteUrls } from './absolute-urls.ts'
import { hasInternalLinks, resolveInternalLinks } from './internal-links.ts'
import { withPlainCode } from './plain-code.ts'
import { TextStats } from './text-stats.ts'
import { TocEntry, tocBetween } from './toc-entry.ts'
import { truncate } from './truncate.ts'

const BodyFormat = builder.enumType('BodyFormat', {
  description: 'The format in which a body is written.',
  values: {
    MARKDOWN: { description: 'Markdown: CommonMark with the GFM extensions.' },
    HTML: { description: 'HTML.' },
  },
})

/** The article's details contain this many characters of the excerpt. A longer excerpt is read from the body. */
const summaryLength = 500

builder.objectFields(Article, (t) => ({
  bodyFormat: t.field({
    type: BodyFormat,
    description: 'The format in which the body is written.',
    resolve: detailField(({ bodyFormat }) => bodyFormat),
  }),
  source: t.string({
    nullable: true,
    description:
      'The body as written in the file, without front matter. It is not sanitized. Null for requests without the preview token.',
    resolve: (article, _args, { reader }) =>
      reader.viewer.preview ? reader.articles.bodyPartOf(article, 'source') : null,
  }),
  html: t.string({
    description:
      'The body as sanitized HTML, safe to insert into a page. Headings have ids. Links to other articles lead to their `path`.',
    args: {
      absoluteUrls: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether to make all URLs absolute, for feeds and e-mail.',
      }),
      highlight: t.arg.boolean({
        required: true,
        defaultValue: true,
        description:
          'Whether code blocks have `<span class="hljs-…">` elements for syntax highlighting. False gives plain `<pre><code class="language-…">`.',
      }),
    },
    resolve: (article, { absoluteUrls, highlight }, context) => {
      const { reader, publicUrl } = context
      const stored = after(reader.articles.bodyPartOf(article, 'html'), (html) =>
        highlight ? html : withPlainCode(html),
      )
      const linked = after(stored, (html) =>
        hasInternalLinks(html)
          ? after(reader.articles.linkTargetsOf(article), (targets) => resolveInternalLinks(html, targets))
          : html,
      )
      if (!absoluteUrls) return linked
      return after(linked, (html) =>
        after(reader.site.row(), (site) => withAbsoluteUrls(html, site?.url ?? publicUrl, article.path, publicUrl)),
      )
    },
  }),
  text: t.string({ description: 'The body as plain text.', resolve: bodyField('text', (text) => text) }),
  excerpt: t.string({
    description:
      'The beginning of the article as plain text: the excerpt of the front matter, or else the text before `<!-- more -->`, or else the start of the body.',
    args: {
      length: t.arg.int({
        required: true,
        defaultValue: 140,
        description:
          'Maximum length in UTF-16 code units. A longer text is cut at the end of a word, where the script has words, and ends with `…`.',
      }),
    },
    resolve: (article, { length }, { reader }) => {
      if (length < 0) throw new BadInputError(`length: ${length} is negative; give 0 or more.`)
      return length < summaryLength
        ? after(reader.articles.detailsOf(article), ({ summary }) => truncate(summary, length))
        : after(reader.articles.bodyPartOf(article, 'excerpt'), (excerpt) => truncate(excerpt, length))
    },
  }),
  toc: t.field({
    type: [TocEntry],
    description: 'Table of contents: the headings of the body as a tree. Empty if there are none.',
    args: {
      minDepth: t.arg.int({
        required: true,
        defaultValue: 2,
        description: 'Leave out headings above this level: 2 starts with `<h2>`.',
      }),
      maxDepth: t.arg.int({
        required: true,
        defaultValue: 4,
        description: 'Leave out headings below this level: 4 ends with `<h4>`.',
      }),
    },
    resolve: bodyField('toc', (toc, { minDepth, maxDepth }: { minDepth: number; maxDepth: number }) =>
      tocBetween(toc, minDepth, maxDepth),
    ),
  }),
  stats: t.field({
    type: TextStats,
    description: 'Length of the body and reading time.',
    resolve: detailField((details) => details),
  }),
}))
