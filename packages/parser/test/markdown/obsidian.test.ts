import { expect, test } from 'vitest'
import { markdownDefaults } from '../../src/site/markdown-options.ts'
import { parse } from '../parse-body.ts'

const site = { dialect: 'obsidian', markdown: markdownDefaults('obsidian', true) } as const
const files = ['attachments/Chart One.PNG', 'deep/down/attachments/Chart One.PNG', 'docs/Report.pdf', 'sound/Bell.mp3']
const read = (source: string, file = 'Harbour/Log.md') => parse(source, { site, files, file })
const html = (source: string) => read(source).body.html
/** The href of a note that is linked from Harbour/Log.md. */
const href = (name: string, place = '') =>
  `name:${encodeURIComponent(`${name.split('/').at(-1)?.toLowerCase()}||Harbour|${name.split('/')[0]}`)}${name
    .split('/')
    .slice(1)
    .map((part) => `/${encodeURIComponent(part)}`)
    .join('')}${place}`

test('a wiki link leads to a note by name or path, to a heading or to a block', () => {
  expect(
    read(
      '[[Tide Table]] [[Tide Table|tides]] [[Tide Table#Spring tides]] [[Tide Table#June#Spring]] [[Tide Table#^low]] [[Tide Table.md]]',
    ).links,
  ).toMatchObject([
    { target: 'name:tide table||Harbour|Tide Table', written: '[[Tide Table]]', line: 1, column: 1 },
    { target: 'name:tide table||Harbour|Tide Table', fragment: 'Spring tides', column: 37 },
    { target: 'name:tide table||Harbour|Tide Table', fragment: 'Spring' },
    { target: 'name:tide table||Harbour|Tide Table', fragment: '^low' },
  ])
  expect(html('[[Tide Table]] [[Tide Table|the *tides*]] [[Tide Table#Spring tides]] [[Tide Table#^low]]')).toBe(
    `<p><a href="${href('Tide Table')}">Tide Table</a> <a href="${href('Tide Table')}">the *tides*</a> <a href="${href('Tide Table', '#Spring tides')}">Tide Table &gt; Spring tides</a> <a href="${href('Tide Table', '#^low')}">Tide Table</a></p>\n`,
  )
  expect(read('[[Old/Tide Table|x]] [[../Version 1.2]]').links.map(({ target }) => target)).toEqual([
    'name:tide table||Harbour|Old/Tide Table',
    'name:version 1.2||Harbour|../Version 1.2',
  ])
})

test('a link without a name leads to a place in the same note', () => {
  expect(html('[[#Low water]] [[#^x|mark]]\n\n## Low water\n\nText ^x')).toBe(
    '<p><a href="#low-water">Low water</a> <a href="#^x">mark</a></p>\n<h2 id="low-water">Low water</h2>\n<p id="^x">Text</p>\n',
  )
})

test('a Markdown link leads to a note too, with percent encoding and without a path', () => {
  expect(
    read(
      '[a](Tide%20Table.md#Spring%20tides) [b](<Tide Table.md>) [c](Tides) [d](/Old/Tides.md) [e](https://a.example/b.md)',
    ).links.map(({ target }) => target),
  ).toEqual([
    'name:tide table||Harbour|Tide Table',
    'name:tide table||Harbour|Tide Table',
    'name:tides||Harbour|Tides',
    'file:Old/Tides.md',
  ])
})

test('an image is found by its name in any folder and in any case, with the size and the text after the bar', () => {
  const { images, diagnostics } = read(
    '![[chart one.png|200]] ![[down/attachments/Chart One.PNG|The chart|20x10]] ![Text|50](Chart%20One.PNG) ![60](Chart%20One.PNG)',
  )
  expect(diagnostics).toEqual([])
  expect(images.map(({ address, alt, width, height }) => ({ address, alt, width, height }))).toEqual([
    { address: { kind: 'file', file: 'attachments/Chart One.PNG' }, alt: null, width: 200, height: null },
    { address: { kind: 'file', file: 'deep/down/attachments/Chart One.PNG' }, alt: 'The chart', width: 20, height: 10 },
    { address: { kind: 'file', file: 'attachments/Chart One.PNG' }, alt: 'Text', width: 50, height: null },
    { address: { kind: 'file', file: 'attachments/Chart One.PNG' }, alt: null, width: 60, height: null },
  ])
})

test('an embed shows a sound, and links to a document or a note', () => {
  expect(html('![[bell.mp3]] ![[report.pdf#page=3]] [[report.pdf|report]] ![[Tide Table#June]]')).toBe(
    `<p><audio controls src="/media/sound/Bell.mp3"></audio> <a href="/media/docs/Report.pdf#page=3" class="embed">report.pdf</a> <a href="/media/docs/Report.pdf">report</a> <a href="${href('Tide Table', '#June')}" class="embed">Tide Table &gt; June</a></p>\n`,
  )
  expect(read('![[Tide Table]]').links).toMatchObject([{ written: '![[Tide Table]]', column: 2 }])
})

test('an embed without a file is a note and not a warning', () => {
  expect(read('Text\n\n![[gone one.png]] ![[gone.pdf]]').diagnostics).toMatchObject([
    { severity: 'INFO', code: 'image-missing', message: 'there is no image at "gone one.png"', line: 3, column: 4 },
    { severity: 'INFO', code: 'file-missing', message: 'there is no file named "gone.pdf"', line: 3, column: 22 },
  ])
})

test('links work in tables, headings, callouts and marks, and stay text in code and math', () => {
  expect(
    read('| a |\n|---|\n| [[Tides\\|x]] |\n\n## On [[Moon]]\n\n> [!note]- About [[Sun]]\n\n==[[Sea]]==').links,
  ).toHaveLength(4)
  expect(read('`[[a]]` $[[b]]$\n\n```\n[[c]]\n```\n\n    [[d]]\n\n\\[[e]] [[]] [[ ]] [[a\nb]]').links).toEqual([])
})

test('tags in the text are tags: with letters of any script, nested, not in code, in words, or of digits only', () => {
  const { tags, body } = read(
    '# About #log\n\n#harbour and #中文标签，#no (#no) #news/local/ **#bold** #2024 #v2 a#b \\#c `#d` https://a.example/#e #ship🚢.\n\n```\n#f\n```',
  )
  expect(tags).toEqual(['log', 'harbour', '中文标签', 'news/local', 'bold', 'v2', 'ship🚢'])
  expect(body.html).toContain('<span class="hashtag">#harbour</span> and')
  expect(body.text).toContain('#news/local/ #bold #2024')
})

test('block ids become ids of paragraphs, items, headings, tables and quotes, and leave the text', () => {
  const { body } = read(
    'One\ntwo ^p1\n\n- item ^i1\n- next\n\n## Head ^h1\n\n| a |\n|---|\n| b ^no |\n\n^t1\n\n> quote\n\n^q1\n\n```\ncode\n```\n\n^c1\n\nx^2 and 3 ^ 4',
  )
  const ids = Array.from(body.html.matchAll(/<(\w+) id="([^"]*)"/g), ([, name, id]) => `${name} ${id}`)
  expect(ids).toEqual(['p ^p1', 'li ^i1', 'h2 ^h1', 'table ^t1', 'blockquote ^q1', 'div ^c1'])
  expect(body.text).toBe('One\ntwo\nitem\nnext\nHead\na\nb ^no\nquote\ncode\nx^2 and 3 ^ 4')
})

test('comments and what plugins evaluate are removed, except in code, and listed once', () => {
  const { body, diagnostics, tags, links } = read(
    'A %%b #no%% c.\n\n%%\n[[no]]\n\nstill\n%%\n\nD `%%e%%` <% tp.date.now() %>.\n\n```dataview\nLIST\n```\n\n~~~tasks\nnot done\n~~~\n\n```js\n%%f%%\n```',
  )
  expect(body.text).toBe('A c.\nD %%e%% .\n%%f%%')
  expect([tags, links]).toEqual([[], []])
  expect(diagnostics.map(({ code, line, message }) => `${line} ${code} ${message}`)).toEqual([
    '9 template-tag-left-out <% %> is left out of html and text',
    '11 template-tag-left-out ```dataview is left out of html and text',
    '15 template-tag-left-out ```tasks is left out of html and text',
  ])
})

test('a comment without an end hides the rest of the note and is reported', () => {
  expect(read('Only 100 %% sure.').body.text).toBe('Only 100 %% sure.')
  const unclosed = read('Public.\n\n%% secret\n\nmore')
  expect(unclosed.body.text).toBe('Public.')
  expect(unclosed.diagnostics).toMatchObject([{ code: 'template-tag-left-out', line: 3 }])
})

test('template tags of generators are text in a vault', () => {
  expect(html('{% raw %} {{date}}')).toBe('<p>{% raw %} {{date}}</p>\n')
})

test('callouts of every type have a title, and may be nested and folded', () => {
  expect(html('> [!faq]- Are **tides** real?\n> Yes.\n> > [!todo]\n> > Measure.')).toBe(
    '<blockquote class="markdown-alert markdown-alert-faq">\n<p class="markdown-alert-title">Are <strong>tides</strong> real?</p>\n<p>Yes.</p>\n<blockquote class="markdown-alert markdown-alert-todo">\n<p class="markdown-alert-title">Todo</p>\n<p>Measure.</p>\n</blockquote>\n</blockquote>\n',
  )
})

test('line breaks, marks and math are as in Obsidian, and a site can turn its syntax on', () => {
  expect(html('a\nb ==c== ~~d~~ ~e~ $x_1$')).toBe(
    '<p>a<br />\nb <mark>c</mark> <s>d</s> ~e~ <span class="math inline">\\(x_1\\)</span></p>\n',
  )
  expect(parse('[[a]] #b').links).toEqual([])
  const markdown = { ...markdownDefaults('hugo', true), obsidian: true }
  expect(parse('[[a]] #b', { site: { dialect: 'hugo', markdown } })).toMatchObject({ links: [{}], tags: ['b'] })
})
