import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import type { MarkdownOptions } from '../../src/model/markdown-options.ts'
import { parseFile } from '../../src/parse.ts'

function read(files: { [path: string]: string }, paths: string[] = []) {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  return readSite(given, new Set([...Object.keys(files), ...paths]))
}

const options = (files: { [path: string]: string }, paths: string[] = []) => read(files, paths).site.markdown

test.each<[string, { [path: string]: string }, Partial<MarkdownOptions>]>([
  [
    'Hexo breaks lines',
    { '_config.yml': 'per_page: 10' },
    { breaks: true, definitionLists: true, strikethrough: 'any' },
  ],
  [
    'Hexo with marked settings',
    {
      '_config.yml':
        'per_page: 10\nmarked:\n  breaks: false\n  autolink: false\n  descriptionLists: false\n  smartypants: true',
    },
    { breaks: false, linkify: false, definitionLists: false, typographer: true },
  ],
  [
    'Hexo without GFM',
    { '_config.yml': 'per_page: 10\nmarked:\n  gfm: false' },
    { breaks: false, tables: false, strikethrough: 'off' },
  ],
  [
    'Hexo with markdown-it and its own plugins',
    { '_config.yml': 'per_page: 10\nmarkdown:\n  render:\n    typographer: true' },
    {
      breaks: true,
      typographer: true,
      subscript: true,
      superscript: true,
      insert: true,
      abbreviations: true,
      mark: false,
    },
  ],
  [
    'Hexo with markdown-it and listed plugins',
    {
      '_config.yml':
        'per_page: 10\nmarkdown:\n  render: {breaks: false}\n  plugins:\n    - markdown-it-mark\n    - name: markdown-it-emoji\n    - "@mdit/plugin-dl"',
    },
    { breaks: false, mark: true, emoji: true, definitionLists: true, subscript: false },
  ],
  [
    'Hugo',
    { 'hugo.toml': 'baseURL = "/"' },
    { breaks: false, definitionLists: true, abbreviations: false, emoji: false },
  ],
  [
    'Hugo with goldmark settings',
    {
      'hugo.toml': `baseURL = "/"
enableEmoji = true
[markup.goldmark.renderer]
hardWraps = true
[markup.goldmark.parser.attribute]
block = true
[markup.goldmark.extensions]
definitionList = false
footnote = false
linkify = false
strikethrough = false
table = false
taskList = false
[markup.goldmark.extensions.typographer]
disable = false
[markup.goldmark.extensions.extras.mark]
enable = true
[markup.goldmark.extensions.extras.insert]
enable = true
[markup.goldmark.extensions.extras.subscript]
enable = true
[markup.goldmark.extensions.extras.superscript]
enable = true
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['\\[', '\\]'], ['$$', '$$']]
inline = [['\\(', '\\)']]`,
    },
    {
      emoji: true,
      breaks: true,
      blockAttributes: true,
      definitionLists: false,
      footnotes: false,
      linkify: false,
      strikethrough: 'off',
      tables: false,
      taskLists: false,
      typographer: true,
      mark: true,
      insert: true,
      subscript: true,
      superscript: true,
      math: 'brackets',
    },
  ],
  [
    'Jekyll',
    { '_config.yml': 'plugins: [jekyll-feed]' },
    { breaks: false, abbreviations: true, definitionLists: true, strikethrough: 'double', inlineDoubleDollars: true },
  ],
  [
    'Jekyll with kramdown settings and jemoji',
    { '_config.yml': 'plugins: [jemoji]\nkramdown:\n  input: kramdown\n  hard_wrap: true\n  math_engine: null' },
    { emoji: true, breaks: true, strikethrough: 'off', taskLists: false, math: 'off' },
  ],
  [
    'Jekyll with CommonMark',
    { '_config.yml': 'plugins: []\nmarkdown: CommonMarkGhPages' },
    { abbreviations: false, definitionLists: false, strikethrough: 'any' },
  ],
  ['Eleventy', { '.eleventy.js': '' }, { strikethrough: 'double', definitionLists: false }],
  [
    'site.yml over the generator',
    {
      '_config.yml': 'per_page: 10',
      'site.yml': 'markdown:\n  breaks: false\n  mark: true\n  math: off\n  highlight: false',
    },
    { breaks: false, mark: true, math: 'off', highlight: false, definitionLists: true },
  ],
])('%s', (_, files, expected) => {
  expect(options(files)).toMatchObject(expected)
})

test('without any sign of a generator a line break stays a space', () => {
  expect(options({}, ['a.md']).breaks).toBe(false)
  expect(options({}, ['source/_posts/a.md']).breaks).toBe(true)
  expect(options({ 'site.yml': 'dialect: hexo' }).breaks).toBe(true)
})

test.each([
  ['markdown: yes please', 'a mapping of options'],
  ['markdown:\n  brakes: true', 'a mapping of known options, because of "brakes"'],
  ['markdown:\n  breaks: often', 'valid: breaks must be true or false'],
  ['markdown:\n  math: some', 'valid: math must be off, plain, dollars, brackets, all'],
])('%j in site.yml is reported', (text, wanted) => {
  const { diagnostics } = read({ 'site.yml': text })
  expect(diagnostics.find(({ code }) => code === 'setting-invalid')?.message).toContain(wanted)
})

test('excerpt_separator of the site and of the page end the excerpt', () => {
  const { site } = read({ '_config.yml': 'plugins: []\nexcerpt_separator: "<!--cut-->"' })
  const excerpt = (text: string) =>
    parseFile({ file: '_posts/2024-01-01-a.md', bytes: new TextEncoder().encode(text) }, site, { has: () => false })
      .article?.body.excerpt
  expect(excerpt('---\ntitle: A\n---\nOne.\n\n<!--cut-->\n\nTwo.')).toBe('One.')
  expect(excerpt('---\ntitle: A\nexcerpt_separator: <!--here-->\n---\nOne.\n\nTwo.\n\n<!--here-->\n\nThree.')).toBe(
    'One. Two.',
  )
})
