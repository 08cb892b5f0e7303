import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

test('an article from a feed keeps its images, their sizes and its alignment', () => {
  const { body, images, title, diagnostics } = parse(
    `<div>
<img src="https://i.example.cn/a.jpg" width="970px" height="374px" referrerpolicy="no-referrer">
<p>
【文/观察者】
</p>
<p style="text-align:center;">
<img src="https://i.example.cn/b.jpg" title="点击查看大图" width="530" class="bigimg" referrerpolicy="no-referrer">
</p>
<p style="text-align:center;">
<span style="color:#666666;">左起</span>
</p>
</div>`,
  )
  expect(body.html).toMatchInlineSnapshot(`
    "<div>
    <img src="https://i.example.cn/a.jpg" width="970" height="374" referrerpolicy="no-referrer" />
    <p>
    【文/观察者】
    </p>
    <p style="text-align:center">
    <img src="https://i.example.cn/b.jpg" title="点击查看大图" width="530" class="bigimg" referrerpolicy="no-referrer" />
    </p>
    <p style="text-align:center">
    <span style="color:#666666">左起</span>
    </p>
    </div>"
  `)
  expect(body.text).toBe('【文/观察者】\n左起')
  expect(images.map(({ width, height, title, referrerPolicy }) => [width, height, title, referrerPolicy])).toEqual([
    [970, 374, null, 'no-referrer'],
    [530, null, '点击查看大图', 'no-referrer'],
  ])
  expect([title, diagnostics]).toEqual([null, []])
})

test('text and attribute values that look like tags stay text', () => {
  const { body, images } = parse(
    `<h2 title='<h3 id="x">'>1 &lt; 2 &amp;lt; 3</h2><p title=">">a <img src="https://a.example/?b=1&c=2" alt='"<b>" > </p>'></p>`,
    { format: 'HTML' },
  )
  expect(body.text).toBe('1 < 2 &lt; 3\na')
  expect(body.toc).toEqual([{ id: '1--2-lt-3', depth: 2, text: '1 < 2 &lt; 3', children: [] }])
  expect(images.map(({ address, alt }) => [address, alt])).toEqual([
    [{ kind: 'url', url: 'https://a.example/?b=1&c=2' }, '"<b>" > </p>'],
  ])
})

test('an unclosed heading ends where the next heading starts', () => {
  const { body } = parse('<h2>a<b>b<h3>c</h3></b></h2><h2>d<button><h2>e</h2>', { format: 'HTML' })
  expect(body.toc.map(({ text, children }) => [text, children.map((entry) => entry.text)])).toEqual([
    ['ab', ['c']],
    ['d', []],
    ['e', []],
  ])
})

test('Markdown supports tables, strikethrough, autolinks and task lists', () => {
  expect(
    parse('- [x] ~~a~~\n- [ ] https://a.example/ and README.md\n\n|a|b|\n|:-:|--|\n|1|2|').body.html,
  ).toMatchInlineSnapshot(`
    "<ul>
    <li><input type="checkbox" disabled checked /> <s>a</s></li>
    <li><input type="checkbox" disabled /> <a href="https://a.example/">https://a.example/</a> and README.md</li>
    </ul>
    <table>
    <thead>
    <tr>
    <th style="text-align:center">a</th>
    <th>b</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td style="text-align:center">1</td>
    <td>2</td>
    </tr>
    </tbody>
    </table>
    "
  `)
})

test('a www. address becomes a link without the punctuation after it, and a code block keeps its language', () => {
  expect(parse('见 www.a.example/b。\n\n```JS {1}\nx\n```').body.html).toBe(
    '<p>见 <a href="http://www.a.example/b">www.a.example/b</a>。</p>\n<pre><code class="hljs language-js">x\n</code></pre>\n',
  )
})

test('headings of any script get unique ids, and the table of contents nests like the headings', () => {
  const { body, title } = parse('# 地震 来了\n## Two words\n#### Deep\n## Two words\n# Last {#the-end}')
  expect(body.html.match(/id="[^"]*"/g)).toEqual([
    'id="地震-来了"',
    'id="two-words"',
    'id="user-content-deep"',
    'id="two-words-1"',
    'id="the-end"',
  ])
  expect(title).toBe('地震 来了')
  expect(body.toc).toEqual([
    {
      id: '地震-来了',
      depth: 1,
      text: '地震 来了',
      children: [
        {
          id: 'two-words',
          depth: 2,
          text: 'Two words',
          children: [{ id: 'user-content-deep', depth: 4, text: 'Deep', children: [] }],
        },
        { id: 'two-words-1', depth: 2, text: 'Two words', children: [] },
      ],
    },
    { id: 'the-end', depth: 1, text: 'Last', children: [] },
  ])
})

test('an id in html is kept unless another heading has it', () => {
  expect(parse('<h2 id="a-b" class="c">x</h2><h2 id="a-b">y</h2>', { format: 'HTML' }).body.html).toBe(
    '<h2 id="a-b" class="c">x</h2><h2 id="a-b-1">y</h2>',
  )
})

test('text separates words but not CJK characters', () => {
  expect(parse('a **b**c\nd\n\n中文**粗**体\n下一行\n\n- x\n- y &amp; z').body.text).toBe(
    'a bc d\n中文粗体下一行\nx\ny & z',
  )
  expect(parse('<td>a</td><td>b</td><br>c&nbsp;d<div>e</div>f', { format: 'HTML' }).body.text).toBe('a b\nc d\ne\nf')
})

test('the excerpt is that of the front matter, else the text above <!-- more -->, else the first sentences', () => {
  const source = '# Title\n\nAbove.\n\n<!-- more -->\n\nBelow.'
  expect(parse(source, { excerpt: 'A <b>written</b> one &amp; more' }).body.excerpt).toBe('A written one & more')
  expect(parse(source).body).toMatchObject({ excerpt: 'Above.', text: 'Title\nAbove.\nBelow.' })
  expect(parse(source, { title: 'Another' }).body.excerpt).toBe('Title Above.')
  expect(parse('# TITLE\n\nAbove.', { title: 'Title' }).body.excerpt).toBe('Above.')
  expect(parse(source).body.html).not.toContain('more')
  expect(parse('# A <!-- more --> b').body.toc[0]?.text).toBe('A b')
  expect(parse('`<!-- more -->` is a mark.').body.excerpt).toBe('<!-- more --> is a mark.')
  expect(parse(`${'地震'.repeat(60)}。${'海啸'.repeat(200)}。`).body.excerpt).toBe(`${'地震'.repeat(60)}。`)
  expect(parse('word '.repeat(100)).body.excerpt).toBe(`${'word '.repeat(39)}word…`)
})

test('words are counted in CJK and in spaced scripts', () => {
  expect(parse('中国 2022 GDP, don’t “国际” state-of-the-art。\n\n![](a.png)').body.stats).toEqual({
    words: 8,
    cjkCharacters: 4,
    characters: 36,
    images: 1,
    readingMinutes: 1,
  })
  expect(parse('안녕 하세요').body.stats).toMatchObject({ words: 2, cjkCharacters: 0 })
  expect(parse('ภาษาไทย').body.stats).toMatchObject({ words: 2 })
  expect(parse('地'.repeat(900)).body.stats.readingMinutes).toBe(3)
  expect(parse('').body.stats).toEqual({ words: 0, cjkCharacters: 0, characters: 0, images: 0, readingMinutes: 0 })
})

test('the line of a diagnostic counts from the start of the file, not of the body', () => {
  const { diagnostics } = parse('a\n\n  ![x](pics/none.png)', { line: 10 })
  expect(diagnostics).toEqual([
    {
      severity: 'WARNING',
      code: 'image-missing',
      message: 'there is no image at "pics/none.png"',
      file: 'posts/a.md',
      line: 12,
      column: 8,
      hint: 'put the file next to the article or in a folder of assets, or fix the address',
    },
  ])
})
