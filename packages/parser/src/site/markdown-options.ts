import type { JsonValue } from '../model/json-value.ts'
import { commonMarkdown, type MarkdownOptions } from '../model/markdown-options.ts'
import type { Dialect } from '../model/site.ts'
import { asBoolean, asName, asTable, asText } from '../values/values.ts'

type Options = Partial<MarkdownOptions>
type Settings = { [key: string]: JsonValue }

/**
 * Returns the options of a dialect without any configuration.
 * @param known false where nothing in the folder shows which generator it is for. Line breaks are then CommonMark's,
 *   because a hard-wrapped text would otherwise get a `<br>` in the middle of each sentence.
 */
export function markdownDefaults(dialect: Dialect, known: boolean): MarkdownOptions {
  switch (dialect) {
    case 'hexo':
      return { ...commonMarkdown, breaks: known, abbreviations: !known }
    case 'jekyll':
      return { ...commonMarkdown, strikethrough: 'double', abbreviations: true, inlineDoubleDollars: true }
    case 'eleventy':
      return { ...commonMarkdown, strikethrough: 'double', definitionLists: false }
    case 'vitepress':
      return { ...commonMarkdown, definitionLists: false, emoji: true }
    case 'pelican':
      return { ...commonMarkdown, abbreviations: true }
    case 'astro':
    case 'docusaurus':
    case 'gatsby':
    case 'nuxt':
      return { ...commonMarkdown, definitionLists: false }
    case 'obsidian':
      return {
        ...commonMarkdown,
        breaks: true,
        strikethrough: 'double',
        definitionLists: false,
        mark: true,
        alerts: 'any',
        obsidian: true,
      }
    default:
      return commonMarkdown
  }
}

/**
 * Reads the Markdown settings of a generator's configuration: `marked:` or `markdown:` in Hexo, `markup:` and
 * `enableEmoji` in Hugo, `markdown:`, `kramdown:` and `plugins:` in Jekyll.
 * @param get returns a top-level setting by its name in lower case, or null
 */
export function readMarkdownOptions(dialect: Dialect, get: (name: string) => JsonValue): Options {
  if (dialect === 'hexo') return hexoOptions(asTable(get('marked')), asTable(get('markdown')))
  if (dialect === 'hugo')
    return { ...goldmarkOptions(asTable(asTable(get('markup')).goldmark ?? null)), ...hugoEmoji(get) }
  if (dialect === 'jekyll') return { ...jekyllOptions(get), ...jekyllEmoji(get) }
  return {}
}

/** hexo-renderer-marked reads `marked:`, hexo-renderer-markdown-it reads `markdown:`. */
function hexoOptions(marked: Settings, markdownIt: Settings): Options {
  if (Object.keys(markdownIt).length > 0) return markdownItOptions(markdownIt)
  const gfm = asBoolean(marked.gfm ?? null)
  return defined({
    breaks: asBoolean(marked.breaks ?? null) ?? (gfm === false ? false : null),
    linkify: asBoolean(marked.autolink ?? null),
    // On by default in Hexo, but it turns the straight quotes around a Chinese word the wrong way.
    typographer: asBoolean(marked.smartypants ?? null),
    definitionLists: asBoolean(marked.descriptionLists ?? null),
    ...(gfm === false ? { strikethrough: 'off' as const, tables: false, taskLists: false } : {}),
  })
}

function markdownItOptions(settings: Settings): Options {
  const render = asTable(settings.render ?? null)
  const listed = Array.isArray(settings.plugins) ? settings.plugins : []
  const names = listed.map((plugin) => asText(plugin) ?? asText(asTable(plugin).name ?? null) ?? '')
  const standard = ['abbr', 'footnote', 'ins', 'sub', 'sup'].map((name) => `markdown-it-${name}`)
  const plugins = new Set(
    (names.length > 0 ? names : standard).map((name) => name.replace(/^@mdit\/plugin-/, 'markdown-it-')),
  )
  const has = (...ends: string[]) => ends.some((end) => plugins.has(`markdown-it-${end}`))
  return {
    breaks: asBoolean(render.breaks ?? null) ?? true,
    linkify: asBoolean(render.linkify ?? null) ?? true,
    typographer: asBoolean(render.typographer ?? null) ?? false,
    strikethrough: 'double',
    abbreviations: has('abbr'),
    definitionLists: has('deflist', 'dl'),
    insert: has('ins'),
    mark: has('mark'),
    subscript: has('sub'),
    superscript: has('sup'),
    emoji: has('emoji'),
  }
}

/** https://gohugo.io/configuration/markup/#goldmark */
function goldmarkOptions(goldmark: Settings): Options {
  const extensions = asTable(goldmark.extensions ?? null)
  const extras = asTable(extensions.extras ?? null)
  const typographer = asTable(extensions.typographer ?? null)
  const passthrough = asTable(extensions.passthrough ?? null)
  const strikethrough = switchOf(extensions.strikethrough)
  const disabled = asBoolean(typographer.disable ?? null)
  return defined({
    breaks: asBoolean(asTable(goldmark.renderer ?? null).hardWraps ?? null),
    blockAttributes: asBoolean(asTable(asTable(goldmark.parser ?? null).attribute ?? null).block ?? null),
    definitionLists: switchOf(extensions.definitionList),
    footnotes: switchOf(extensions.footnote),
    linkify: switchOf(extensions.linkify),
    tables: switchOf(extensions.table),
    taskLists: switchOf(extensions.taskList),
    typographer: disabled === null ? switchOf(extensions.typographer) : !disabled,
    strikethrough: (strikethrough ?? true) || switchOf(extras.delete) === true ? null : ('off' as const),
    insert: switchOf(extras.insert),
    mark: switchOf(extras.mark),
    subscript: switchOf(extras.subscript),
    superscript: switchOf(extras.superscript),
    math: switchOf(extensions.passthrough) === true ? passthroughMath(asTable(passthrough.delimiters ?? null)) : null,
  })
}

/** A switch of Hugo's: `true`, or a table with `enable`. */
function switchOf(value: JsonValue | undefined): boolean | null {
  return asBoolean(value ?? null) ?? asBoolean(asTable(value ?? null).enable ?? null)
}

/** Finds which delimiters the passthrough extension keeps for math. */
function passthroughMath({ block, inline }: Settings): MarkdownOptions['math'] {
  const pairs = [block, inline].flatMap((list) => (Array.isArray(list) ? list : []))
  const opening = new Set(pairs.map((pair) => asText(Array.isArray(pair) ? (pair[0] ?? null) : null)))
  const brackets = opening.has('\\(') || opening.has('\\[')
  if (opening.has('$')) return brackets ? 'all' : 'dollars'
  return brackets ? 'brackets' : 'plain'
}

function hugoEmoji(get: (name: string) => JsonValue): Options {
  return defined({ emoji: asBoolean(get('enableemoji')) })
}

/** https://jekyllrb.com/docs/configuration/markdown/ */
function jekyllOptions(get: (name: string) => JsonValue): Options {
  const processor = asText(get('markdown'))?.toLowerCase() ?? 'kramdown'
  if (processor !== 'kramdown')
    return { definitionLists: false, abbreviations: false, inlineDoubleDollars: false, strikethrough: 'any' }
  const kramdown = asTable(get('kramdown'))
  const input = asText(kramdown.input ?? null)?.toLowerCase() ?? 'gfm'
  return defined({
    breaks: asBoolean(kramdown.hard_wrap ?? null),
    math: kramdown.math_engine === null && 'math_engine' in kramdown ? ('off' as const) : null,
    ...(input === 'gfm' ? {} : { strikethrough: 'off' as const, taskLists: false }),
  })
}

/** jemoji writes emoji on GitHub Pages. */
function jekyllEmoji(get: (name: string) => JsonValue): Options {
  const plugins = [get('plugins'), get('gems')].flatMap((list) => (Array.isArray(list) ? list : [list]))
  return plugins.some((plugin) => asName(plugin) === 'jemoji' || asName(plugin) === 'github-pages')
    ? { emoji: true }
    : {}
}

/** Leaves out what is null: there the default of the dialect counts. */
function defined(options: { [Name in keyof MarkdownOptions]?: MarkdownOptions[Name] | null }): Options {
  // Only null values are removed, and the rest has the types of the options.
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null)) as Options
}

/** Values of the options that are not true or false. */
const choices: { [name: string]: readonly string[] } = {
  strikethrough: ['off', 'double', 'any'],
  alerts: ['off', 'github', 'any'],
  math: ['off', 'plain', 'dollars', 'brackets', 'all'],
}

/**
 * Reads `markdown:` of site.yml.
 * @returns the options, or what the setting must be instead
 */
export function readOwnMarkdown(value: JsonValue): { value: Options } | { wanted: string; hint: string } {
  const names = Object.keys(commonMarkdown)
  const hint = `the options are ${names.join(', ')}`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { wanted: 'a mapping of options', hint }
  const options: { [name: string]: unknown } = {}
  for (const [name, written] of Object.entries(value)) {
    if (!names.includes(name)) return { wanted: `a mapping of known options, because of "${name}"`, hint }
    const allowed = choices[name]
    const text = asBoolean(written) === false ? 'off' : asText(written)
    if (allowed !== undefined ? !allowed.includes(text ?? '') : asBoolean(written) === null)
      return { wanted: `valid: ${name} must be ${allowed?.join(', ') ?? 'true or false'}`, hint }
    options[name] = allowed === undefined ? asBoolean(written) : text
  }
  // Each name is an option, and each value was checked against its type.
  return { value: options as Options }
}
