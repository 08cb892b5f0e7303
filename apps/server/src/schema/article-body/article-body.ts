import { after, BadInputError } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { bodyField, detailField } from '../articles/article-detail.ts'
import { builder } from '../builder/builder.ts'
import './outgoing-links.ts'
import { linkedHtml, shownHtml } from './shown-html.ts'
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
      'The body as sanitized HTML, safe to insert into a page. Headings have ids. Links to other articles lead to their `path`. Images have `loading="lazy"`, `decoding="async"` and, where the file is known, `width` and `height`. An image whose file does not exist has `data-missing="true"`.',
    args: {
      absoluteImages: t.arg.boolean({
        required: true,
        defaultValue: true,
        description:
          'Whether the addresses of images, sound and video are absolute, so that they load on any website. False: files of this server have a path, `/media/2022/harbour.jpg`.',
      }),
      absoluteLinks: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'Whether links are absolute, for feeds and e-mail. They begin with `Site.url`. Without a `url` they stay paths, because nothing says where the pages are.',
      }),
      skipTitle: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'Whether to leave out a heading at the start of the body that repeats the title, for pages that show the title themselves.',
      }),
      highlight: t.arg.boolean({
        required: true,
        defaultValue: true,
        description:
          'Whether code blocks have `<span class="hljs-…">` elements for syntax highlighting. False gives plain `<pre><code class="language-…">`.',
      }),
      imageSizes: t.arg.string({
        description:
          'The `sizes` attribute of images, as `"(min-width: 42rem) 38rem, 100vw"`: how wide the page shows them. With it, images that this server makes smaller have a `srcset` too.',
      }),
    },
    resolve: (article, args, context) =>
      after(linkedHtml(article, context), (html) => shownHtml(article, html, args, context)),
  }),
  text: t.string({ description: 'The body as plain text.', resolve: bodyField('text', (text) => text) }),
  excerpt: t.string({
    description:
      'The beginning of the article as plain text: the excerpt of the front matter, or else the text before `<!-- more -->`, or else the start of the body, without a heading that repeats the title.',
    args: {
      length: t.arg.int({
        required: true,
        defaultValue: 140,
        description:
          'Maximum length in UTF-16 code units. A longer text is cut at the end of a word, where the script has words, and ends with `…`.',
      }),
    },
    resolve: (article, { length }, { reader }) => {
      checkExcerptLength({ length })
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

/** @throws `BadInputError` if an excerpt cannot have this length */
export function checkExcerptLength({ length }: { readonly length: number }): void {
  if (length < 0) throw new BadInputError(`length: ${length} is negative; give 0 or more.`)
}
