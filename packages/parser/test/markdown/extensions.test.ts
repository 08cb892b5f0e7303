import { describe, expect, test } from 'vitest'
import { commonMarkdown, type MarkdownOptions } from '../../src/model/markdown-options.ts'
import { parse } from '../parse-body.ts'

function html(source: string, options: Partial<MarkdownOptions> = {}): string {
  return parse(source, { site: { markdown: { ...commonMarkdown, ...options } } }).body.html
}

function text(source: string, options: Partial<MarkdownOptions> = {}): string {
  return parse(source, { site: { markdown: { ...commonMarkdown, ...options } } }).body.text
}

test.each([
  ['请看**注意：**下文。', '<p>请看<strong>注意：</strong>下文。</p>\n'],
  ['**【公告】**明天放假', '<p><strong>【公告】</strong>明天放假</p>\n'],
  ['これは**「引用」**です', '<p>これは<strong>「引用」</strong>です</p>\n'],
  ['그는 **“강조”**를 했다', '<p>그는 <strong>“강조”</strong>를 했다</p>\n'],
  ['*完了。*次へ', '<p><em>完了。</em>次へ</p>\n'],
  ['用**`npm`**安装', '<p>用<strong><code>npm</code></strong>安装</p>\n'],
  ['~~旧价。~~新价', '<p><s>旧价。</s>新价</p>\n'],
])('emphasis next to CJK punctuation: %s', (source, expected) => {
  expect(html(source)).toBe(expected)
})

test('strikethrough takes one or two tildes, and a run of three is text', () => {
  expect(html('~a~ ~~b~~ ~~~c~~~ ~d~~')).toBe('<p><s>a</s> <s>b</s> ~~~c~~~ ~d~~</p>\n')
  expect(html('~a~ ~~b~~', { strikethrough: 'double' })).toBe('<p>~a~ <s>b</s></p>\n')
  expect(html('~~b~~', { strikethrough: 'off' })).toBe('<p>~~b~~</p>\n')
})

test('a single tilde inside a word or a range is text', () => {
  expect(text('3~5天，10~20个。你好~再见~ a~b~c')).toBe('3~5天，10~20个。你好~再见~ a~b~c')
})

describe('math', () => {
  test('inline and display TeX is kept as written', () => {
    const { body } = parse(
      '设 $a_{1}^{*} b_{2}^{*}$，则\n\n$$\n\\begin{aligned}\nx &= y \\\\\nz &= u_1 * v_2 * w\n\\end{aligned}\n$$',
    )
    expect(body.html).toBe(
      '<p>设 <span class="math inline">\\(a_{1}^{*} b_{2}^{*}\\)</span>，则</p>\n' +
        '<p><span class="math display">\\[\\begin{aligned}\nx &amp;= y \\\\\nz &amp;= u_1 * v_2 * w\n\\end{aligned}\\]</span></p>\n',
    )
    expect(body.text).toBe(
      '设 $a_{1}^{*} b_{2}^{*}$，则\n$$\\begin{aligned} x &= y \\\\ z &= u_1 * v_2 * w \\end{aligned}$$',
    )
  })

  test.each([
    ['\\\\(x_1 * y_2\\\\)', 'inline', 'x_1 * y_2'],
    ['a \\\\[x *y*\\\\] b', 'display', 'x *y*'],
    ['\\\\[\nx\n\n- y\n\\\\]', 'display', 'x\n\n- y'],
    ['a $$x_1*y_1*$$ b', 'display', 'x_1*y_1*'],
    ['$$ x = y $$', 'display', 'x = y'],
    ['$`a_b_c`$', 'inline', 'a_b_c'],
    ['```math\nx^2\n```', 'display', 'x^2'],
    ['\\begin{align*}\na &= *b*\n\\end{align*}', 'display', '\\begin{align*}\na &amp;= *b*\n\\end{align*}'],
    ['则$n$为$3$。', 'inline', 'n'],
    ['## The $x^2$ law', 'inline', 'x^2'],
    ['- $$\n  a\n  $$', 'display', 'a'],
    ['> $$\n> a\n> $$', 'display', 'a'],
    ['|a|\n|-|\n|$x_1*y*$|', 'inline', 'x_1*y*'],
  ])('%j is %s math', (source, kind, tex) => {
    const [open, close] = kind === 'inline' ? ['\\(', '\\)'] : ['\\[', '\\]']
    expect(html(source)).toContain(`<span class="math ${kind}">${open}${tex}${close}</span>`)
  })

  test.each([
    '价格是 $3 到 $9。',
    'from $5 to $10',
    '$5 或者 6$',
    'US$5 = A$7',
    '$HOME/bin:$PATH',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of a shell
    '${a}/${b}',
    '`$x$`',
    '\\$x\\$',
    '$ x $',
    '$$',
    '$5–$10',
    'costs $5 per month and 6$ per year',
  ])('%j is prose', (source) => {
    expect(html(source)).not.toContain('math')
  })

  test('a paragraph after an unclosed $$ stays Markdown', () => {
    expect(html('$$\na\n\n**b**')).toContain('<strong>b</strong>')
  })

  test('kramdown has inline math between double dollars in a line, and display math on its own', () => {
    const options = { inlineDoubleDollars: true }
    expect(html('a $$x$$ b', options)).toContain('class="math inline"')
    expect(html('$$x$$', options)).toContain('class="math display"')
  })

  test('brackets with one backslash are math only if the site enables them, and math can be off', () => {
    expect(text('\\(a\\) \\[b\\]')).toBe('(a) [b]')
    expect(text('\\(a\\) \\[b\\] $c$', { math: 'brackets' })).toBe('$a$ $$b$$ $c$')
    expect(html('$x_1$ $$y$$', { math: 'off' })).not.toContain('class')
  })
})

test('definition lists', () => {
  expect(html('Term\n: Its *meaning*\n: Another')).toBe(
    '<dl>\n<dt>Term</dt>\n<dd>Its <em>meaning</em></dd>\n<dd>Another</dd>\n</dl>\n',
  )
  expect(html('波浪\n~ 不是定义')).toBe('<p>波浪\n~ 不是定义</p>\n')
  expect(html('Term\n: text', { definitionLists: false })).toBe('<p>Term\n: text</p>\n')
})

test('abbreviations are explained in Latin and in Chinese sentences, and not inside words', () => {
  expect(html('HTML、用HTML写 XHTML\n\n*[HTML]: "Hyper" Text', { abbreviations: true })).toBe(
    '<p><abbr title="&quot;Hyper&quot; Text">HTML</abbr>、用<abbr title="&quot;Hyper&quot; Text">HTML</abbr>写 XHTML</p>\n',
  )
})

test('mark, insert, subscript, superscript and emoji are on only if the site enables them', () => {
  const source = '==a== ++b++ H~2~O x^2^ :tada: :no-such:'
  expect(text(source, { strikethrough: 'double' })).toBe(source)
  expect(html(source, { mark: true, insert: true, subscript: true, superscript: true, emoji: true })).toBe(
    '<p><mark>a</mark> <ins>b</ins> H<sub>2</sub>O x<sup>2</sup> 🎉 :no-such:</p>\n',
  )
  expect(html('`:tada:` https://a.example/:tada:', { emoji: true })).toContain('<code>:tada:</code>')
})

describe('attribute lists', () => {
  test('apply to the block before or after them, and leave no text', () => {
    expect(
      html('para\n{: .lead #p}\n\n{:.q}\n> quote\n\n- a\n- b\n{:.list}\n\n| h |\n|---|\n| 1 |\n{:.wide}'),
    ).toMatchInlineSnapshot(`
      "<p class="lead" id="user-content-p">para</p>
      <blockquote class="q">
      <p>quote</p>
      </blockquote>
      <ul class="list">
      <li>a</li>
      <li>b</li>
      </ul>
      <table class="wide">
      <thead>
      <tr>
      <th>h</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      </tr>
      </tbody>
      </table>
      "
    `)
  })

  test('apply to the span before them', () => {
    expect(html('*a*{:.x} [b](/b){:target="_blank" rel="nofollow"} ![](c.png){: width="30"} `d`{:.language-js}')).toBe(
      '<p><em class="x">a</em> <a href="/b" target="_blank" rel="nofollow noopener">b</a> <img src="c.png" alt="" width="30" data-missing="true" /> <code class="language-js">d</code></p>\n',
    )
  })

  test('give headings ids and classes, with and without a colon', () => {
    expect(html('## A {#my-a .big}\n\n## B {: #my-b}\n\n## C\n{: #my-c .no_toc}\n\n## {d}')).toBe(
      '<h2 id="my-a" class="big">A</h2>\n<h2 id="my-b">B</h2>\n<h2 id="my-c" class="no_toc">C</h2>\n<h2 id="user-content-d">{d}</h2>\n',
    )
  })

  test('can be defined by name', () => {
    expect(html('{:tip: .tip title="T"}\n\na\n{:tip .more}')).toBe('<p class="tip more" title="T">a</p>\n')
  })

  test('name the language of a code block', () => {
    expect(html('~~~\nputs 1\n~~~\n{: .language-ruby}', { highlight: false })).toContain('<code class="language-ruby">')
  })

  test('remove the list that kramdown replaces by a table of contents', () => {
    expect(text('* TOC\n{:toc}\n\n1. x\n{:toc .c}\n\n# A')).toBe('A')
  })

  test('need no colon where Hugo is set so', () => {
    expect(html('a\n{.x}', { blockAttributes: true })).toBe('<p class="x">a</p>\n')
    expect(html('a\n{.x}')).toBe('<p>a\n{.x}</p>\n')
  })

  test('braces without a valid attribute list are text', () => {
    expect(text('{: 中} {:} {a: 1} f{:x,y}\n{: not, a list}')).toBe('{: 中} {:} {a: 1} f{:x,y} {: not, a list}')
  })
})

test('an image at the start of an element with markdown="1" does not end Markdown', () => {
  const source =
    '<aside markdown="1">\n  <img src="https://a.example/b.png" alt="c">\n**d**\n<p markdown="1">\ne, [f](https://a.example/)\n  </p>\n</aside>\n\n<img src="https://a.example/g.png" alt="h">\n*i*'
  expect(html(source)).toBe(
    '<aside><p><img src="https://a.example/b.png" alt="c" />\n<strong>d</strong></p>\n<p>e, <a href="https://a.example/">f</a></p>\n</aside>\n<img src="https://a.example/g.png" alt="h" />\n*i*',
  )
})

test('markdown="1" makes Markdown of what an element holds', () => {
  expect(html('<div markdown="1" class="n">\n**a**\n\n- b\n</div>\n\n<p markdown="1">*c*</p>')).toBe(
    '<div class="n"><p><strong>a</strong></p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n<p><em>c</em></p>\n',
  )
  expect(text('<div markdown="1">\n  <div markdown="1">\n    *deep*\n  </div>\n</div>')).toBe('deep')
  expect(text('<div markdown="0">\n*raw*\n</div>')).toBe('*raw*')
})

test('alerts have a class, a title, and the rest of the quote', () => {
  expect(html('> [!NOTE]\n> Read **this**.\n\n> [!tip] A *better* way\n>\n> - x\n\n> [!other]\n> y')).toBe(
    '<blockquote class="markdown-alert markdown-alert-note">\n<p class="markdown-alert-title">Note</p>\n<p>Read <strong>this</strong>.</p>\n</blockquote>\n' +
      '<blockquote class="markdown-alert markdown-alert-tip">\n<p class="markdown-alert-title">A <em>better</em> way</p>\n<ul>\n<li>x</li>\n</ul>\n</blockquote>\n' +
      '<blockquote>\n<p>[!other]\ny</p>\n</blockquote>\n',
  )
  expect(html('> [!other]- T', { alerts: 'any' })).toContain('class="markdown-alert markdown-alert-other"')
  expect(html('> [!NOTE]', { alerts: 'off' })).toContain('[!NOTE]')
})

test('line breaks are kept if the site enables them', () => {
  expect(html('一\n二')).toBe('<p>一\n二</p>\n')
  expect(html('一\n二', { breaks: true })).toBe('<p>一<br />\n二</p>\n')
})

describe('excerpt_separator', () => {
  test.each([
    ['<!-- cut -->', 'Above.\n\n<!-- cut -->\n\nBelow.', 'Above.', 'Above.\nBelow.'],
    ['\n\n', '\n\nAbove.\n\nBelow.', 'Above.', 'Above.\nBelow.'],
    ['[cut]', 'Above.\n\n[cut]\n\nBelow.', 'Above.', 'Above.\n[cut]\nBelow.'],
    ['<!--cut-->', 'Above <!--cut--> below.', 'Above', 'Above\nbelow.'],
    ['<!-- cut -->', 'Above.\n\n<!-- more -->\n\nBelow.', 'Above.', 'Above.\nBelow.'],
  ])('%j cuts %j', (separator, source, excerpt, whole) => {
    expect(parse(source, { separator }).body).toMatchObject({ excerpt, text: whole })
  })
})

test('text in more quotes and lists than the parser nests is kept', () => {
  const lists = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(2 * depth)}- level ${depth}\n`).join('')
  const words = text(`${'> '.repeat(150)}quoted\n\n${lists}\nlast`)
  for (const word of ['quoted', 'level 0', 'level 59', 'last']) expect(words).toContain(word)
})
