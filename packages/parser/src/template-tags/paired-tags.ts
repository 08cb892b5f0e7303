import { escapeHtml } from '../text/escape.ts'

type PairedTag = (rest: string, content: string, markdown: boolean) => string

const code: PairedTag = (rest, content) => {
  const lang = /\blang:\s*([\w+#-]+)/.exec(rest)?.[1] ?? /^([\w+#-]+)\s*(?:$|\w+=|linenos)/.exec(rest)?.[1]
  const language = lang === undefined ? '' : ` class="language-${lang.toLowerCase()}"`
  // Markdown ends a block of HTML at an empty line, but not one of `pre`.
  return `<pre><code${language}>${escapeHtml(content.replace(/^[ \t]*\r?\n/, ''))}</code></pre>`
}

const quotation: PairedTag = (rest, content, markdown) => {
  const by = rest === '' ? '' : `<footer>${escapeHtml(rest)}</footer>`
  return markdown
    ? `\n<blockquote>\n\n${content.trim()}\n\n${by}</blockquote>\n\n`
    : `<blockquote>${content}${by}</blockquote>`
}

/** Tags that have an end, and what their content becomes. */
export const pairedTags: { [name: string]: PairedTag | undefined } = Object.assign(Object.create(null), {
  codeblock: code,
  code,
  highlight: code,
  raw: (_, content) => content,
  verbatim: (_, content) => content,
  blockquote: quotation,
  quote: quotation,
  pullquote: (_, content, markdown) => quotation('', content, markdown),
  comment: () => '',
} satisfies { [name: string]: PairedTag })
