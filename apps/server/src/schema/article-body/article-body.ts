import { after, BadInputError } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { bodyField, detailField } from '../articles/article-detail.ts'
import { builder } from '../builder/builder.ts'
import { withAbsoluteUrls } from './absolute-urls.ts'
import { hasInternalLinks, resolveInternalLinks } from './internal-links.ts'
import { TextStats } from './text-stats.ts'
import { TocEntry, tocBetween } from './toc-entry.ts'
import { truncate } from './truncate.ts'

const BodyFormat = builder.enumType('BodyFormat', {
  description: 'What a body is written in.',
  values: {
    MARKDOWN: { description: 'Markdown: CommonMark with the extensions of GFM.' },
    HTML: { description: 'HTML.' },
  },
})

/** So much of the excerpt stands in the article's row; for more the body is read. */
const summaryLength = 500

builder.objectFields(Article, (t) => ({
  bodyFormat: t.field({
    type: BodyFormat,
    description: 'What the body is written in.',
    resolve: detailField(({ bodyFormat }) => bodyFormat),
  }),
  source: t.string({
    nullable: true,
    description: 'The body as written, unsanitised: for a request with the preview token, null to others.',
    resolve: (article, _args, { reader }) =>
      reader.viewer.preview ? reader.articles.bodyPartOf(article, 'source') : null,
  }),
  html: t.string({
    description:
      'The body as sanitised HTML, heading ids included. Links that name another article by its file lead to its path.',
    args: {
      absoluteUrls: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether addresses within this site are written out with their host, for feeds and mail.',
      }),
    },
    resolve: (article, { absoluteUrls }, context) => {
      const { reader, publicUrl } = context
      const written = after(reader.articles.bodyPartOf(article, 'html'), (html) =>
        hasInternalLinks(html)
          ? after(reader.articles.linkTargetsOf(article), (targets) => resolveInternalLinks(html, targets))
          : html,
      )
      if (!absoluteUrls) return written
      return after(written, (html) =>
        after(reader.site.row(), (site) => withAbsoluteUrls(html, site?.url ?? publicUrl, article.path, publicUrl)),
      )
    },
  }),
  text: t.string({ description: 'The body as plain text.', resolve: bodyField('text', (text) => text) }),
  excerpt: t.string({
    description:
      'How it begins, as plain text: what the front matter gives for it, else what stands above `<!-- more -->`, else the text.',
    args: {
      length: t.arg.int({
        required: true,
        defaultValue: 140,
        description: 'How many characters at most; a longer text ends with …, at a word where there are words.',
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
    description: 'The headings of the body, as a tree.',
    args: {
      minDepth: t.arg.int({ required: true, defaultValue: 2, description: 'The highest level: 1 is h1.' }),
      maxDepth: t.arg.int({ required: true, defaultValue: 4, description: 'The lowest level: 6 is h6.' }),
    },
    resolve: bodyField('toc', (toc, { minDepth, maxDepth }: { minDepth: number; maxDepth: number }) =>
      tocBetween(toc, minDepth, maxDepth),
    ),
  }),
  stats: t.field({ type: TextStats, description: 'How long it is.', resolve: detailField((details) => details) }),
}))
