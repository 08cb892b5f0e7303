import { expect, test } from 'vitest'
import { classify, includableFiles, includableTexts, readSite } from '../../src/index.ts'
import { commonMarkdown } from '../../src/model/markdown-options.ts'
import { parse } from '../parse-body.ts'

const site = {
  dialect: 'jekyll' as const,
  url: 'https://h.example/base',
  markdown: { ...commonMarkdown, highlight: false },
}
const bodyOf = (source: string, texts: { [path: string]: string }, params = {}) =>
  parse(source, { site, texts, params })
const html = (source: string, texts: { [path: string]: string }, params = {}) =>
  bodyOf(source, texts, params).body.html.trim()

test('an include is put in as Markdown, in its place and at the root or in a folder of the site', () => {
  const texts = {
    '_includes/note.md': 'Mind the *tide*.\n',
    'posts/_includes/own.md': 'own',
    '_includes/own.md': 'root',
  }
  expect(html('Before\n\n{% include note.md %}\n\n- in {% include_cached own.md %} list', texts)).toBe(
    '<p>Before</p>\n<p>Mind the <em>tide</em>.</p>\n<ul>\n<li>in own list</li>\n</ul>',
  )
  expect(bodyOf('{% include "note.md" %}', texts).body.text).toBe('Mind the tide.')
})

test('the text has the values of an include, its defaults and those of the page', () => {
  const texts = {
    '_includes/card.html':
      '{% comment %} a card {% endcomment %}\n<div class="{{ include.kind | default: "plain" }}">\n\n    <a href="{{ include.to | relative_url }}">{{ include.text }}</a> {{ page.author }}{{ include.none }}\n</div>',
    '_includes/outer.md': '{% include card.html text=include.name to="/c" kind=page.kind %}',
  }
  const params = { author: 'Ann', kind: 'wide' }
  expect(html('{% include card.html text="A & B" to=\'/a/\' %}', texts, params)).toBe(
    '<div class="plain">\n<a href="/base/a/">A &amp; B</a> Ann\n</div>',
  )
  expect(html('{% include outer.md name="Bo" %}', texts, params)).toContain(
    '<div class="wide">\n<a href="/base/c">Bo</a>',
  )
})

test('a file next to the article is put in by include_relative', () => {
  expect(html('{% include_relative _parts/a.md %}', { 'posts/_parts/a.md': '## Part' })).toBe(
    '<h2 id="user-content-part">Part</h2>',
  )
})

test('an include with statements is a template: it is left out, and the report names it', () => {
  const texts = {
    '_includes/list.html': '{% for x in site.posts %}{{ x }}{% endfor %}',
    '_includes/x.md': '{{ site.time }}',
  }
  const { body, diagnostics } = bodyOf(
    'A {% include list.html %} B {% include x.md %} {% include {{ page.x }} %}',
    texts,
  )
  expect(body.text).toBe('A B')
  expect(diagnostics.map(({ code, cause }) => `${code} ${cause}`)).toEqual([
    'template-tag-left-out {% include list.html %}',
    'template-tag-left-out {% include x.md %}',
    'template-tag-left-out {% include %}',
  ])
})

test('a plain file of the site takes precedence over the guess from its name, and a template does not', () => {
  const figure = '<figure class="own"><img src="{{ include.src }}"></figure>'
  expect(html('{% include figure.html src="/a.png" %}', { '_includes/figure.html': figure })).toContain('class="own"')
  const template = `{% if include.src %}${figure}{% endif %}`
  expect(html('{% include figure.html src="/a.png" %}', { '_includes/figure.html': template })).toBe(
    '<img src="/a.png" data-missing="true" />',
  )
})

test.each([
  [
    'itself',
    { '_includes/a.md': 'A {% include a.md %}' },
    'the file includes itself (posts/a.md → _includes/a.md → _includes/a.md)',
  ],
  [
    'each other',
    { '_includes/a.md': 'A {% include b.md %}', '_includes/b.md': 'B {% include a.md %}' },
    'the file includes itself (posts/a.md → _includes/a.md → _includes/b.md → _includes/a.md)',
  ],
  [
    'each other without end',
    Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`_includes/${at === 0 ? 'a' : at}.md`, `A {% include ${at + 1}.md %}`]),
    ),
    'files include each other more than 8 deep',
  ],
  [
    'too much',
    Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [
        `_includes/${at === 0 ? 'a' : at}.md`,
        `A {% include ${at + 1}.md %}`.repeat(9),
      ]),
    ),
    'the article includes more than 1,000,000 characters',
  ],
])('files that include %s are reported with the line of the article', (_, texts, reason) => {
  const { body, diagnostics } = bodyOf('One\n\nTwo {% include a.md %} three', texts)
  expect(body.text).toMatch(/^One\nTwo A/)
  expect(body.text).toMatch(/three$/)
  const found = diagnostics.find(({ code }) => code === 'include-left-out')
  expect(found).toMatchObject({ severity: 'WARNING', line: 3, message: expect.stringContaining(reason) })
})

test('an include cannot leave the folder', () => {
  const texts = { 'secret.md': 'secret', '_includes/a.md': 'a' }
  for (const name of ['../secret.md', '/secret.md', '_includes/../../secret.md', 'x/../a.md'])
    expect(bodyOf(`A {% include ${name} %}{% include_relative ${name} %}`, texts).body.text).toBe('A')
})

test('hostile includes are read fast', () => {
  const texts = {
    '_includes/a.md': '{{'.repeat(100_000),
    '_includes/b.md': '{% comment %}'.repeat(20_000),
    '_includes/c.md': `{{ ${' '.repeat(200_000)}`,
  }
  const { body } = bodyOf('{% include a.md %}{% include b.md %}{% include c.md %} end', texts)
  expect(body.text).toContain('end')
})

test('include_code of Hexo shows the lines of a file with its language, title and a link', () => {
  const texts = { 'source/downloads/code/js/a.js': 'one()\ntwo()\nthree()\n' }
  const hexo = { ...site, dialect: 'hexo' as const }
  const shown = (source: string) => parse(source, { site: hexo, texts }).body.html
  expect(shown('{% include_code My code lang:typescript from:2 to:2 js/a.js %}')).toBe(
    '<figure class="highlight"><figcaption><span>My code</span> <a href="/downloads/code/js/a.js">view raw</a></figcaption>\n<pre><code class="language-typescript">two()\n</code></pre>\n</figure>\n',
  )
  expect(shown('{% include_code js/a.js %}')).toContain('<code class="language-js">one()\ntwo()\nthree()\n</code>')
  expect(shown('{% include_code js/none.js %}')).toContain('<a href="/downloads/code/js/none.js">none.js</a>')
})

test('files of Jekyll that begin with an underscore have no page, and can be included', () => {
  const config = { path: '_config.yml', bytes: new TextEncoder().encode('plugins: []\ncollections: [docs]\n') }
  const paths = [
    '_config.yml',
    '_posts/2024-01-01-a.md',
    '_posts/_part.md',
    '_docs/b.md',
    '_includes/c.md',
    '_layouts/d.html',
    'e.md',
    '_data/f.txt',
    '_includes/g.png',
  ]
  const { site } = readSite([config], new Set(paths))
  expect(includableFiles(paths, site)).toEqual(['_posts/_part.md', '_includes/c.md'])
  expect(classify('_posts/_part.md', site).kind).toBe('passed-over')
  const bytes = new TextEncoder().encode('a\r\nb')
  expect(
    includableTexts(
      [
        { path: '_includes/c.md', bytes },
        { path: 'x.md', bytes: new Uint8Array(900_000) },
      ],
      site,
    ),
  ).toEqual({
    '_includes/c.md': 'a\nb',
  })
})
