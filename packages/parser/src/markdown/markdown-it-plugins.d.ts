// These packages have no types, and those of DefinitelyTyped are for an older version of markdown-it.
declare module 'markdown-it-abbr' {
  import type { MarkdownIt } from 'markdown-it'
  export default function abbreviations(markdown: MarkdownIt): void
}
declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it'
  export default function definitionLists(markdown: Pick<MarkdownIt, 'block' | 'utils'>): void
}
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const emoji: { [name: string]: string }
  export default emoji
}
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it'
  export default function footnotes(markdown: MarkdownIt): void
}
declare module 'markdown-it-ins' {
  import type { MarkdownIt } from 'markdown-it'
  export default function inserted(markdown: MarkdownIt): void
}
declare module 'markdown-it-mark' {
  import type { MarkdownIt } from 'markdown-it'
  export default function marked(markdown: MarkdownIt): void
}
declare module 'markdown-it-sub' {
  import type { MarkdownIt } from 'markdown-it'
  export default function subscript(markdown: MarkdownIt): void
}
declare module 'markdown-it-sup' {
  import type { MarkdownIt } from 'markdown-it'
  export default function superscript(markdown: MarkdownIt): void
}
