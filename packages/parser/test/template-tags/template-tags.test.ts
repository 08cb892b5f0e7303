import { describe, expect, test } from 'vitest'
import { commonMarkdown } from '../../src/model/markdown-options.ts'
import { parse } from '../parse-body.ts'

const html = (source: string, given: Parameters<typeof parse>[1] = {}) => parse(source, given).body.html.trim()
const codes = (source: string, given: Parameters<typeof parse>[1] = {}) =>
  parse(source, given).diagnostics.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)

describe('an image tag', () => {
  test.each([
    ['{% asset_img b.png This is it %}', '<img src="/media/posts/a/b.png" alt="This is it" title="This is it" />'],
    ['{% asset_img "c d.png" "said" %}', '<img src="/media/posts/a/c%20d.png" alt="said" title="said" />'],
    [
      `{% asset_img left b.png 500 400 "lorem ipsum'dolor'" %}`,
      '<img src="/media/posts/a/b.png" alt="dolor" title="lorem ipsum" width="500" height="400" class="left" />',
    ],
    [
      `{% img wide /e.png 50% '"title text" "alt text"' %}`,
      '<img src="/media/e.png" alt="alt text" title="title text" width="50%" class="wide" />',
    ],
    ['{% image "/e.png" "The team, at work" %}', '<img src="/media/e.png" alt="The team, at work" />'],
    ['{% image /e.png, width=400px, alt=x %}', '<img src="/media/e.png" alt="x" width="400" />'],
    ['{{< img src="/e.png" alt="x" >}}', '<img src="/media/e.png" alt="x" />'],
  ])('%s', (source, expected) => {
    expect(html(source, { files: ['posts/a/b.png', 'posts/a/c d.png', 'e.png'] })).toBe(expected)
  })

  test.each([
    '{{< figure src="/e.png" alt="x" caption="By *her*" >}}',
    '{% include figure.html src="/e.png" alt="x" caption="By *her*" %}',
    "{% include figure image_path='/e.png' alt='x' caption='By *her*' %}",
  ])('%s has a caption', (source) => {
    const { body, images } = parse(source, { files: ['e.png'] })
    expect(body.html.trim()).toBe(
      '<figure><img src="/media/e.png" alt="x" /><figcaption>\n<p>By <em>her</em></p>\n</figcaption></figure>',
    )
    expect(images).toMatchObject([{ address: { file: 'e.png' }, alt: 'x', caption: 'By her' }])
  })
})

test('Markdown continues after an image tag on its own line', () => {
  expect(html('{% asset_img b.png %}\n*c*')).toBe('<img src="b.png" data-missing="true" />\n<p><em>c</em></p>')
  expect(html('a {% asset_img b.png %}\n*c*')).toBe('<p>a <img src="b.png" data-missing="true" />\n<em>c</em></p>')
})

describe('a link tag', () => {
  test('names a file from the root of the site, as in Jekyll', () => {
    const { links } = parse('[d]({% link _posts/d.md %}), {% link e/f.html %} [g]({% link files/g.pdf %})')
    expect(links.map(({ target }) => target)).toEqual(['file:_posts/d.md', 'file:e/f.html'])
  })

  test('names a file after the site’s base path', () => {
    const given = { site: { url: 'https://a.example/base' }, files: ['about.md'] }
    const { links } = parse('[a]({{ site.baseurl }}{% link about.md %})', given)
    expect(links.map(({ target }) => target)).toEqual(['file:about.md'])
  })

  test('is relative to the site where Jekyll makes it so, with or without a base path', () => {
    const source = "[a]({{ 'docs/b/' | relative_url }}) [c]({{ '/d/' | relative_url }}) [e]({{ 'f' | url }})"
    const file = '_posts/a.md'
    const targets = (url: string | null) => parse(source, { file, site: { url } }).links.map(({ target }) => target)
    expect(targets(null)).toEqual(['path:/docs/b/', 'path:/d/', 'path:/posts/a/f'])
    expect(targets('https://a.example/base')).toEqual(['path:/docs/b/', 'path:/d/', 'path:/f'])
  })

  test('contains an address', () => {
    expect(html('{% link "Some text" https://a.example/ %}')).toBe('<p><a href="https://a.example/">Some text</a></p>')
  })
})

test('expressions for the site’s address are replaced by it', () => {
  const site = { url: 'https://a.example/blog' }
  expect(
    html(`[a]({{ site.baseurl }}/b/) ![c]({{ '/d.png' | relative_url }}) [e]({{ "/f/" | absolute_url }})`, {
      site,
      files: ['d.png'],
    }),
  ).toBe('<p><a href="/blog/b/">a</a> <img src="/media/d.png" alt="c" /> <a href="https://a.example/blog/f/">e</a></p>')
  expect(html('<img src="{{site.baseurl}}/d.png">', { files: ['d.png'] })).toBe('<img src="/media/d.png" />')
})

test('a title with Markdown is one paragraph, and an underscore in a word is not Markdown', () => {
  expect(html('{% note info a_b %}\nc\n{% endnote %}')).toBe(
    '<div class="note info"><p><strong>a_b</strong></p>\n<p>c</p>\n</div>',
  )
  expect(html('{% note info Use `a` %}\nc\n{% endnote %}')).toBe(
    '<div class="note info">\n<p><strong>Use <code>a</code></strong></p>\n<p>c</p>\n</div>',
  )
})

describe('where the generator reads tags before Markdown, the marks of raw text in code are left out', () => {
  const source = (body: string) => parse(body, { site: { rawInCode: true } }).body

  test.each([
    ['```js\n{% raw %}\na({{ b }})\n{% endraw %}\n```', 'a({{ b }})'],
    ['`{% raw %}{{ a }}{% endraw %}` b', '{{ a }} b'],
    ['<code>{%- raw -%}{% a %}{%- endraw -%}</code>', '{% a %}'],
    ['1. a\n\n    ```\n{% raw %}\n    b\n    ```\n\n   c\n\n{% endraw %}\nd', 'a\nb\nc\nd'],
    ['```\n{% raw %}{% raw %}{% endraw %}\n```', '{% raw %}'],
    ['```\n{% raw %}\n```', '{% raw %}'],
  ])('%j', (body, text) => {
    expect(source(body).text).toBe(text)
  })

  test('other generators show them', () => {
    expect(parse('`{% raw %}{{ a }}{% endraw %}`').body.text).toBe('{% raw %}{{ a }}{% endraw %}')
  })
})

test('code, quotations and raw text keep their content', () => {
  const html = (source: string) =>
    parse(source, { site: { markdown: { ...commonMarkdown, highlight: false } } }).body.html.trim()
  expect(
    html(
      '{% codeblock lang:js %}\na < b\n\n{{ c }}\n{% endcodeblock %}\n\n{% highlight ruby %}\nputs\n{% endhighlight %}',
    ),
  ).toBe(
    '<pre><code class="language-js">a &lt; b\n\n{{ c }}\n</code></pre>\n<pre><code class="language-ruby">puts\n</code></pre>',
  )
  expect(html('{% blockquote Her, A Book %}\n*Yes*\n{% endblockquote %}')).toBe(
    '<blockquote>\n<p><em>Yes</em></p>\n<footer><strong>Her</strong> <cite>A Book</cite></footer></blockquote>',
  )
  expect(html('{% raw %}{{ a }}{% endraw %} {% comment %}b{% endcomment %}{# c #}{{/* d */}}')).toBe('<p>{{ a }}</p>')
})

test('other tags are left out, their content stays, and each kind is reported once', () => {
  const source =
    'a {% seo x %}\n\n{{< house >}}\nHeld\n{{< /house >}}\n\n{% seo y %} {{ page.title }}{{< flag 1 >}} it is {% shiny gold %}'
  expect(parse(source).body.text).toBe('a\nHeld\nit is gold')
  expect(codes(source)).toEqual([
    '1:3 template-tag-left-out {% seo %} is left out of html and text (2 times)',
    '3:1 template-tag-left-out {{< house >}} is left out of html and text',
    '7:13 template-tag-left-out {{ … }} is left out of html and text',
    '7:29 template-tag-left-out {{< flag >}} is left out of html and text',
    '7:50 template-tag-left-out {% shiny %} is not known: only its text is shown',
  ])
})

test.each([
  '```\n{% youtube x %} {{ a }}\n```',
  '~~~~ md\n~~~\n{% youtube x %}\n~~~~',
  '- a\n\n  ```\n  {% youtube x %} {{ a }}\n  ```',
  '`{% youtube x %} {{ a }}`',
  '``{% youtube x %} ` {{ a }}``',
  '    {% youtube x %} {{ a }}',
  'a\n\n\t{% youtube x %} {{ a }}',
  '<pre>{% youtube x %} {{ a }}</pre>',
  'a <code>{% youtube x %} {{ a }}</code>',
  '> ```\n> {% youtube x %}\n> ```',
])('tags in code stay as they are: %j', (source) => {
  const { body, diagnostics } = parse(source)
  expect(body.text).toContain('{% youtube x %}')
  expect(diagnostics).toEqual([])
})

test('three backticks with more backticks on their line are not a fence', () => {
  expect(parse('``` a ``` b `c`\n\n{% img /e.png %}').body.html).toContain('<img src="/e.png"')
})

test('an unclosed brace is text', () => {
  expect(html('a {% b {{ c {# d')).toBe('<p>a {% b {{ c {# d</p>')
})

describe('MDX', () => {
  const mdx = (source: string) => parse(source, { mdx: true })

  test('imports, exports, components and expressions are left out; the content of components stays', () => {
    const source = `import A from '../a'
import {
  b,
} from 'b'

export const meta = {
  title: 'x',

  tags: ['y'],
}

# Title

<Note kind={{ a: '>' }}>
  Held *here*
</Note>

{/* a comment */}{'said '}{count} <A.B /> \\{kept}`
    const { body, diagnostics } = mdx(source)
    expect(body.html).toBe('<h1 id="user-content-title">Title</h1>\n<p>Held <em>here</em></p>\n<p>said   {kept}</p>\n')
    expect(diagnostics.map(({ code, message, line }) => `${line} ${code} ${message}`)).toEqual([
      '1 mdx-left-out import is left out of html and text',
      '6 mdx-left-out export is left out of html and text',
      '14 mdx-left-out <Note> is left out of html and text',
      '18 mdx-left-out { … } is left out of html and text',
      '18 mdx-left-out <A.B> is left out of html and text',
    ])
  })

  test('HTML elements keep the attributes that are literals', () => {
    expect(mdx('<img src="https://a.example/b.png" width={300} style={{ color: "red" }} alt={"c"} />').body.html).toBe(
      '<img src="https://a.example/b.png" width="300" alt="c" />',
    )
  })

  test('values that are left out leave no empty line in a tag, which would end it', () => {
    const source =
      '<a href="/x" style={{ a: 1 }}>\n  <img\n    alt="A"\n    src="https://a.example/b.png"\n    style={{ a: 1 }}\n    {...b}\n  />\n</a>'
    expect(mdx(source).body.html).toBe('<a href="/x">\n  <img alt="A" src="https://a.example/b.png" />\n</a>')
    expect(mdx(source).diagnostics).toEqual([])
  })

  test('code stays as it is', () => {
    expect(mdx('```js\nimport a from "a"\n<B c={d} />\n```\n\n`{e}`').body.text).toBe(
      'import a from "a" <B c={d} />\n{e}',
    )
  })
})

test('code in a component of MDX keeps its braces, however far it is indented', () => {
  const source = '<Box>\n        ```js\n        import { a } from "b"\n        ```\n</Box>\n'
  expect(parse(source, { mdx: true }).body.html).toContain('import { a } from')
})
