// The package has no types, and those of DefinitelyTyped are for an older version of markdown-it.
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'
  export default function footnotes(markdown: MarkdownIt): void
}
