import { describe, expect, test } from 'vitest'
import { dice } from '../fuzz/random.ts'
import { parse } from '../parse-body.ts'

const sentence = 'The keeper counts seven boats.'

describe('text that a browser shows stays in html and text', () => {
  test.each([
    ['a choice without its list', 'One <option>two</option> three', 'One two three'],
    ['words in the head of a page', '<html><head><title>T</title>One</head><body><p>two</p></body></html>', 'One\ntwo'],
    ['Markdown in an element that nothing closes', '<div markdown="1">\n```\none\n```\n\n*two*', 'one\ntwo'],
    ['Markdown in an element with a bare attribute', '<div class="grid" markdown>\n\n- *one*\n\n</div>', 'one'],
    ['code under a comment with the name of a block', '<!--\n<div>\n-->\n```\n<video>\n```\n\nTwo', '<video>\nTwo'],
    ['text after a wide marker of a list', '-   a\n    ```\n    <video>\n  x <iframe src=/a> two', 'a\n<video>\nx two'],
    ['text after a fence that is no fence', 'One\n    ```\n    x <iframe src=/a>\n\nTwo', 'One ``` x\nTwo'],
    [
      'lines that end with a line separator',
      'One\n\n```\u2028\n<video>\n```\u2028\n\nx <iframe src=/a> two',
      'One\n<video>\nx two',
    ],
  ])('%s', (_, source, text) => {
    const { body } = parse(source, { format: source.startsWith('<html') ? 'HTML' : 'MARKDOWN' })
    expect(body.text).toBe(text)
    for (const word of text.match(/\w+/g) ?? []) expect(body.html).toContain(word)
  })
})

test.each([
  ['a <noscript>hidden words</noscript> b', 'the text in <noscript> is left out of html and text'],
  ['a <noembed>hidden words</noembed> b', 'the text in <noembed> is left out of html and text'],
  ['a <select><option>hidden words</option></select> b', '<select> is left out of html'],
  ['a <datalist><option>hidden words</datalist> b', '<datalist> is left out of html'],
])('text that no browser shows is left out with a diagnostic: %s', (source, message) => {
  const { body, diagnostics } = parse(`One\n\n${source}`)
  expect(body.text).toBe('One\na b')
  expect(diagnostics.map((found) => `${found.code} ${found.line} ${found.message}`)).toContain(
    `element-left-out 3 ${message}`,
  )
})

/** Lines that begin, end or look like blocks. */
const lines = [
  ...['-   a', '- b', '1. c', '10. d', '- > x', '- - ```', '- ```', '-   ```', '-     ```', '-\ttab', '> q', '> ```'],
  ...[
    '```',
    '  ```',
    '   ```js',
    '    ```',
    '      ```',
    '~~~',
    '    ~~~',
    '`a',
    '`` b',
    '\tcode',
    '  two',
    '     five',
  ],
  ...['', '', '', 'para', '# h', '* * *', '| a |', '{% raw %}'],
  ...['<div>', '</div>', '<div markdown="1">', '<span>', '<p>', '</p>', '<pre>', '</pre>', '<table>', '<a href="x">'],
  ...['<!--', '-->', '<!-- x -->', 'x <!-- y', 'z --> w', '<?php', '?>', '<script>', '</script>', '<style>'],
  ...['<video>', '</video>', 'x <iframe src=/a>', '<option>', '</option>'],
]

test.each(['a.md', 'a.mdx', 'a.html'])('a sentence after any 2 to 8 lines stays: 1,500 times in %s', (file) => {
  const next = dice(file.length)
  const given = { format: file.endsWith('html') ? 'HTML' : 'MARKDOWN', mdx: file.endsWith('mdx') } as const
  for (let count = 0; count < 1500; count++) {
    const above = Array.from({ length: 2 + next(7) }, () => lines[next(lines.length)]).join('\n')
    const { body, diagnostics } = parse(`${above}\n\n${sentence}\n`, given)
    const isExplained = diagnostics.some(({ code }) => code === 'template-tag-left-out' || code === 'mdx-left-out')
    const html = body.html.replace(/<\/?span[^>]*>/g, '')
    const isKept = html.includes(sentence) && body.text.includes(sentence)
    expect([above, isKept || isExplained]).toEqual([above, true])
  }
})
