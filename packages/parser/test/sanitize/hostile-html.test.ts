import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const SIZE = 60_000
const repeated = (piece: string) => piece.repeat(SIZE / piece.length)

/** Each takes quadratic time or overflows the stack in some parsers. */
const sources = [
  ...[
    '[',
    '![',
    '[]()',
    '[a](',
    '<',
    '<a ',
    '<a>',
    '<!--',
    '<![CDATA[',
    '&',
    '*',
    '*a_',
    '~',
    '|',
    '`',
    '`a ',
    '```\n',
  ],
  ...[
    '{%',
    '{{',
    '{% a %}',
    '{% raw %}',
    '{% note %}',
    '{% tabs %}<!-- tab a -->',
    '{{< box >}}',
    '{{</*',
    '{::comment}',
    '{% u a::b %}',
    '{{<',
    '{#',
    '{:',
    '> ',
    '- ',
    '* a\n',
    '# a\n',
    '[^1]: ',
    '[^1]: a\n',
    '[^1]:\n    ',
    'http://',
    'www.a.b ',
    ' ',
    '\n',
  ],
  ...[
    '<div>',
    '<b><i></b>',
    '<ul><li>',
    '<table><tr><td>',
    '<svg>',
    '<noscript>',
    '<iframe>',
    '<pre>',
    '<script>',
    '<figure>',
    '<video>',
    '<iframe/>',
    '<iframe><title>',
    '<script src=a>',
    '<option>',
    "<a b='x",
    '<a b="x>',
    '<?',
    '</3',
    '<!a',
  ],
  ...['中\n', '\\', '\0', '\ud800', 'ภาษาไทย', '<!-- more '],
].map(repeated)
sources.push(
  `${repeated('{% note %}\n')}{% endnote %}`,
  `{% tabs %}\n${repeated('<!-- tab a -->\n')}{% endtabs %}`,
  `{% btn ${'a, '.repeat(1000)} %}`,
  `{% note ${'color:red '.repeat(300)} %}`,
  `{% codeblock ${'a http://b '.repeat(300)} %}x{% endcodeblock %}`,
  `${repeated('{%')}%}`,
  `    ${repeated('{% a %}')}`,
  `${'<div>'.repeat(20_000)}${'</p>'.repeat(20_000)}`,
  Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
  `[^1]: a\n\n${repeated('[^')}`,
  `[^1]: a\n\n${repeated('[^1]')}`,
  Array.from({ length: 6_000 }, (_, number) => `[^${number}]\n\n[^${number}]: a\n\n`).join(''),
  `<img srcset="${repeated('a, ,')}">`,
  `<img srcset="${repeated('a ')}">`,
  `<p style="${repeated('color:   ')}">`,
  `<a b="${repeated('<a b="')}`,
)

test.each(sources.map((source) => [source.slice(0, 20), source]))(
  '%j repeated many times is parsed in time',
  (_, source) => {
    for (const [format, mdx] of [
      ['MARKDOWN', false],
      ['HTML', false],
      ['MARKDOWN', true],
    ] as const) {
      expect(parse(source, { format, mdx }).body.source).toBe(source)
    }
  },
)

test('what nests deeper than any page loses its tags and keeps its text', () => {
  const { body } = parse(`${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}<p>after</p>`, { format: 'HTML' })
  expect(body.text).toBe('deep\nafter')
  expect(body.html.match(/<div>/g)?.length).toBe(250)
})
