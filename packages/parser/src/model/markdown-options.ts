/** Which extensions of CommonMark a site's articles are written with. */
export interface MarkdownOptions {
  /** Each line break in a paragraph is a `<br>`. */
  breaks: boolean
  /** `https://…` and `www.…` become links without brackets around them. */
  linkify: boolean
  /** Straight quotes become curly ones, and `--` and `...` dashes and ellipses. */
  typographer: boolean
  tables: boolean
  taskLists: boolean
  footnotes: boolean
  /** `double` is `~~one~~`, `any` is `~one~` too. */
  strikethrough: 'off' | 'double' | 'any'
  /** `Term`, then a line `: definition`. */
  definitionLists: boolean
  /** `*[HTML]: HyperText Markup Language`. */
  abbreviations: boolean
  /** `{.class #id}` on a line after a block, as Hugo has it. kramdown's `{: .class}` needs no option. */
  blockAttributes: boolean
  /** `==mark==` */
  mark: boolean
  /** `++insert++` */
  insert: boolean
  /** `H~2~O` */
  subscript: boolean
  /** `x^2^` */
  superscript: boolean
  /** `:smile:` */
  emoji: boolean
  /** `> [!NOTE]`. `any` takes every type, as Obsidian does; `github` the five types of GitHub. */
  alerts: 'off' | 'github' | 'any'
  /**
   * TeX between `$$` and `$$`, `\\(` and `\\)`, `\\[` and `\\]`. `dollars` adds `$x$`, `brackets` adds `\(x\)` and
   * `\[x\]`, `all` adds both.
   */
  math: 'off' | 'plain' | 'dollars' | 'brackets' | 'all'
  /** `$$x$$` in a line of text is inline math, as kramdown has it, and not display math. */
  inlineDoubleDollars: boolean
  /**
   * Obsidian's own syntax: `[[links]]`, `![[embeds]]`, `#tags`, `^block-ids` and sizes of images (`![alt|200](…)`). Images
   * are found by their name in any folder.
   */
  obsidian: boolean
  /** Code blocks are coloured. */
  highlight: boolean
}

/** The base of every dialect: GitHub Flavored Markdown, footnotes, definition lists, alerts and math. */
export const commonMarkdown: MarkdownOptions = {
  breaks: false,
  linkify: true,
  typographer: false,
  tables: true,
  taskLists: true,
  footnotes: true,
  strikethrough: 'any',
  definitionLists: true,
  abbreviations: false,
  blockAttributes: false,
  mark: false,
  insert: false,
  subscript: false,
  superscript: false,
  emoji: false,
  alerts: 'github',
  math: 'dollars',
  inlineDoubleDollars: false,
  obsidian: false,
  highlight: true,
}
