import { createRequire } from 'node:module'
import type { HLJSApi } from 'highlight.js'
import { expect, test } from 'vitest'
import { highlightCode } from '../../src/body/highlight-code.ts'
import { commonMarkdown } from '../../src/model/markdown-options.ts'
import { parse } from '../parse-body.ts'

const block = (language: string, code: string) => `<pre><code class="language-${language}">${code}</code></pre>`

test('the tokens of a code block get classes, and its text stays plain', () => {
  const { body } = parse('```js\nconst a = "<b>" // x & y\n```')
  expect(body.html).toBe(
    '<pre><code class="hljs language-js"><span class="hljs-keyword">const</span> a = <span class="hljs-string">"&lt;b&gt;"</span> <span class="hljs-comment">// x &amp; y</span>\n</code></pre>\n',
  )
  expect(body.text).toBe('const a = "<b>" // x & y')
})

test('html articles are highlighted too, and the setting turns it off', () => {
  const source = '<pre><code class="lang-python numbers">print(1)</code></pre>'
  expect(parse(source, { format: 'HTML' }).body.html).toContain('<code class="hljs lang-python numbers"><span')
  const off = { markdown: { ...commonMarkdown, highlight: false } }
  expect(parse(source, { format: 'HTML', site: off }).body.html).toBe(source)
})

test.each([
  ['no language', '<pre><code>const a</code></pre>'],
  ['an unknown language', block('no-such', 'const a')],
  ['plain text', block('text', 'const a')],
  ['a diagram', block('mermaid', 'graph TD')],
  ['elements of its own', block('js', '<b>const</b> a')],
  ['inline code', '<p><code class="language-js">const a</code></p>'],
  ['a very long line', block('js', 'const a '.repeat(300))],
  ['a very long word', block('js', 'a'.repeat(300))],
  ['a very long block', block('js', 'const a\n'.repeat(10_000))],
])('code with %s stays as it is', (_, html) => {
  expect(highlightCode(html)).toBe(html)
})

test('every language of highlight.js writes only allowed classes', () => {
  const { listLanguages } = createRequire(import.meta.url)('highlight.js') as HLJSApi
  const code =
    '#include &lt;a.h&gt;\nclass A extends B { /** @doc x */ fn(a: 1) { return "s $x\\n" + /r/g } }\n&lt;!-- c --&gt;\n&lt;a href="b"&gt;&amp;amp;&lt;/a&gt;\n# h\n* b _c_ `d`\nselect * from t where a = \'b\'; -- c\n$x = @y %z &amp;w'
  const names = listLanguages().filter((name) => name !== 'plaintext')
  expect(names.filter((name) => !highlightCode(block(name, code)).includes('class="hljs '))).toEqual([])
})
