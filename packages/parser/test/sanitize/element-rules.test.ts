import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const site = { frameHosts: ['player.example'] }
const html = (source: string) => parse(source, { format: 'HTML', site }).body.html
const reports = (source: string) =>
  parse(source, { format: 'HTML', site }).diagnostics.map(({ code, message }) => `${code} ${message}`)
/** The styles that an element of a name keeps. */
const styleOf = (source: string) => /style="([^"]*)"/.exec(html(source))?.[1] ?? null

test.each([
  ['text-align:left', 'text-align:left'],
  ['; text-align : START ; color : RED ;', 'text-align:START;color:RED'],
  ['text-align:justify !important; color:#abc ! important', 'text-align:justify;color:#abc'],
  ['color: rgb(1, 2, 3)', 'color:rgb(1, 2, 3)'],
  ['color:hsla(120deg 20% 30% / 0.5)', 'color:hsla(120deg 20% 30% / 0.5)'],
  ['color:#12345678', 'color:#12345678'],
  ['color:red;text-align:end;color:blue', 'color:blue;text-align:end'],
  [`${' '.repeat(4_990)}color:red`, 'color:red'],
])('a declaration of alignment or colour stays: %s', (written, kept) => {
  expect(styleOf(`<p style="${written}">a</p>`)).toBe(kept)
})

test.each([
  ...['color:center', 'text-align:red', 'background-color:red', 'colors:red', 'color:url(x)', 'color:expression(1)'],
  ...['color:#12', 'color:#123456789', 'color:re', 'color:abcdefghijklmnopqrstuvwxyz', 'color:red x', 'color:rgb()'],
  ...['color:rgb(1,2,3', 'color:lab(1 2 3)', 'color:rgb(var(--x))', 'text-align:left right', 'position:fixed'],
  ...[`color:rgb(${' '.repeat(61)})`, `${' '.repeat(4_991)}color:red`],
])('a declaration of something else, or in another form, is removed: %s', (written) => {
  expect(styleOf(`<p style="${written}">a</p>`)).toBeNull()
})

test('the attribute align becomes a style, except that of images and tables, which is where they float', () => {
  for (const align of ['left', 'right', 'center', 'justify', 'start', 'end'])
    expect(styleOf(`<p align="${align.toUpperCase()}">a</p>`)).toBe(`text-align:${align}`)
  for (const align of ['middle', 'xright', 'rightx', 'left;color:red'])
    expect(styleOf(`<p align="${align}">a</p>`)).toBeNull()
  expect(html('<img align=right src="https://a.example/a.png">')).toBe('<img src="https://a.example/a.png" />')
  expect(html('<table align=center><tr><td align=left>a</td></tr></table>')).toBe(
    '<table><tr><td style="text-align:left">a</td></tr></table>',
  )
  expect(styleOf('<center align=right>a</center>')).toBe('text-align:center')
  expect(styleOf('<p align=right style="text-align:left">a</p>')).toBe('text-align:left')
})

test('only a <font> has a colour in an attribute, and only a name or a hexadecimal value counts', () => {
  for (const color of ['#f00', '#FF000080', 'red', 'LightGoldenRodYellow'])
    expect(styleOf(`<font color="${color}">a</font>`)).toBe(`color:${color}`)
  for (const color of ['xy', 'abcdefghijklmnopqrstuvwxyz', '#12', '#123456789', 'red;x', ' red'])
    expect(styleOf(`<font color="${color}">a</font>`)).toBeNull()
  expect(html('<p color=red>a</p>')).toBe('<p>a</p>')
})

test.each([
  ...[
    ['970px', '970'],
    ['12PX', '12'],
    [' 12 ', '12'],
    ['12.5px', '12'],
    ['50%', '50%'],
    ['50 %', '50%'],
  ],
  ...[
    ['0', '0'],
    ['99999', '99999'],
    ['123456', null],
    ['auto', null],
    ['-1', null],
    ['12em', null],
    ['1 2', null],
  ],
])('an image that is %s wide has the width %s', (written, width) => {
  const expected = width === null ? '' : ` width="${width}" height="7"`
  const height = width === null ? '' : ' height="7px"'
  expect(html(`<img src="https://a.example/a.png" width="${written}"${height}>`)).toBe(
    `<img src="https://a.example/a.png"${expected} />`,
  )
})

test('an image of one pixel counts visits and is left out, and one that is flat is a line', () => {
  const image = (size: string) => html(`<img src="https://a.example/a.png" ${size}>`)
  expect(image('width="1" height="1px"')).toBe('')
  expect(image('width="1" height="2"')).toContain('width="1" height="2"')
  expect(image('width="2" height="1"')).toContain('width="2" height="1"')
  expect(image('width="1"')).toContain('width="1"')
})

test('elements of old HTML and of AMP become those of today', () => {
  expect(html('<strike>a</strike><tt>b</tt>')).toBe('<s>a</s><code>b</code>')
  expect(
    html('<amp-img src="https://a.example/a.png"></amp-img><amp-anim src="https://a.example/a.gif"></amp-anim>'),
  ).toBe('<img src="https://a.example/a.png" /><img src="https://a.example/a.gif" />')
})

test('a check box of a list stays and cannot be used, and no other input stays', () => {
  expect(
    html('<input type=checkbox checked onclick=x name=y>a<input type=checkbox>b<input type=radio checked><input>'),
  ).toBe('<input type="checkbox" disabled checked />a<input type="checkbox" disabled />b')
})

test('film and sound keep their addresses, also those that wait for a script, and a source without one is left out', () => {
  expect(html('<video><source><source src="https://a.example/b.mp4"></video>')).toBe(
    '<video><source src="https://a.example/b.mp4" /></video>',
  )
  expect(html('<audio data-src="https://a.example/a.mp3"></audio>')).toBe(
    '<audio src="https://a.example/a.mp3"></audio>',
  )
  expect(
    html('<video poster="https://a.example/p.jpg"></video><video data-poster="https://a.example/q.jpg"></video>'),
  ).toBe('<video poster="https://a.example/p.jpg"></video><video poster="https://a.example/q.jpg"></video>')
  expect(html('<video poster="data:,"></video><audio poster="https://a.example/p.jpg"></audio>')).toBe(
    '<video></video><audio></audio>',
  )
  expect(
    html('<picture><source srcset="https://a.example/b.webp 2x"><img src="https://a.example/b.jpg"></picture>'),
  ).toBe('<picture><source srcset="https://a.example/b.webp 2x" /><img src="https://a.example/b.jpg" /></picture>')
})

test('a link keeps the words of rel that HTML knows, and its window only if that is a new one', () => {
  expect(html('<a rel="NoFollow  evil\nlicense opener" href="https://a.example">a</a>')).toBe(
    '<a rel="nofollow license" href="https://a.example">a</a>',
  )
  expect(html('<a rel="evil" href="https://a.example">a</a>')).toBe('<a href="https://a.example">a</a>')
  expect(html('<a target=_blank href="https://a.example">a</a>')).toBe(
    '<a target="_blank" href="https://a.example" rel="noopener">a</a>',
  )
  expect(html('<a target=_self href="https://a.example">a</a>')).toBe('<a href="https://a.example">a</a>')
})

test('an anchor has its name as id, unless it has an id', () => {
  expect(html('<a name="my-part"></a><a name="my-note" id="my-id" href=" https://a.example/ "></a>')).toBe(
    '<a id="my-part"></a><a id="my-id" href="https://a.example/"></a>',
  )
  expect(html('<a href="">a</a>')).toBe('<a>a</a>')
})

test.each([
  ...['javascript:x', 'JaVaScRiPt:x', 'jav&#10;ascript:x', '&#1;javascript:x', 'java<!-- a -->scr<!-- b -->ipt:x'],
  ...['vbscript:x', 'data:text/html,x', 'x-y.z+1:x', 'file:///etc/passwd'],
])('an address with another scheme than a link may have is removed: %s', (address) => {
  expect(html(`<a href="${address}">a</a>`)).toBe('<a>a</a>')
})

test('an address with an allowed scheme in any case stays, and a colon behind a slash or a digit starts no scheme', () => {
  for (const address of ['HTTPS://a.example/', 'mailto:a@b.example', 'tel:+491', '//a.example/b:c'])
    expect(html(`<a href="${address}">a</a>`)).toBe(`<a href="${address}">a</a>`)
  for (const address of ['1a:foo', 'a/b:c']) expect(html(`<a href="${address}">a</a>`)).toMatch(/^<a href="path:/)
})

test('a candidate of srcset with a script as its address is removed, and the others stay in their order', () => {
  const set = 'https://a.example/a.png 1x, javascript:x 2x, https://a.example/c.png 2.50x, https://a.example/d.png 800w'
  expect(html(`<img src="https://a.example/a.png" srcset="${set}">`)).toContain(
    'srcset="https://a.example/a.png 1x, https://a.example/c.png 2.5x, https://a.example/d.png 800w"',
  )
})

test('values of attributes are escaped, an empty alt stays, and so does an attribute that needs no value', () => {
  expect(html(`<img src="https://a.example/a.png" alt='a"b<c>&amp;"'>`)).toBe(
    '<img src="https://a.example/a.png" alt="a&quot;b&lt;c&gt;&amp;&quot;" />',
  )
  expect(html('<img src="https://a.example/a.png" alt="" title="">')).toBe(
    '<img src="https://a.example/a.png" alt="" />',
  )
  expect(html('<audio controls="" loop src="https://a.example/a.mp3"></audio>')).toBe(
    '<audio controls loop src="https://a.example/a.mp3"></audio>',
  )
})

test('a frame of an allowed host stays, also if its address waits for a script', () => {
  const sandbox = 'sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"'
  for (const attribute of ['src', 'data-src'])
    expect(html(`<iframe ${attribute}=" http://player.example/1 "></iframe>`)).toContain(
      `src="http://player.example/1" ${sandbox}`,
    )
  for (const address of ['ftp://player.example/1', 'https://player.example:444/1', 'https://', '/1', ''])
    expect(html(`<iframe src="${address}"></iframe>`)).toBe('')
  expect(reports('<iframe src="/1"></iframe>')).toEqual(['frame-left-out a frame of this site is left out of html'])
  expect(reports('<iframe></iframe>')).toEqual(['frame-left-out a frame of this site is left out of html'])
})

const positioning =
  'mt-4 -mt-4 m-1 mb-auto ml-1 mr-1 mx-2 my-2 inset-0 top-1 left-1 right-1 bottom-1 z-1 translate-x-1 fixed absolute sticky modal modal-x overlay overlay-2 FIXED a:b a.b a/b a@b'
test.each(positioning.split(' '))('the class %s is removed, because it can move an element over the page', (name) => {
  expect(html(`<p class="${name} note">a</p>`)).toBe('<p class="note">a</p>')
  expect(html(`<p class="${name}">a</p>`)).toBe('<p>a</p>')
})

test.each('topic leftover zebra model mtx absolutely unfixed a-top-1 w-4 relative my_class 12'.split(' '))(
  'the class %s stays',
  (name) => {
    expect(html(`<p class=" ${name}\n">a</p>`)).toBe(`<p class="${name}">a</p>`)
  },
)

const removed =
  'script style form object embed applet svg math canvas button select datalist textarea frameset frame dialog marquee template'
test.each(removed.split(' '))('the element <%s> is left out and reported', (name) => {
  expect(html(`<p>a</p><${name}></${name}>`)).toBe('<p>a</p>')
  expect(reports(`<p>a</p><${name}></${name}>`)).toEqual([`element-left-out <${name}> is left out of html`])
})

test('the title of a page is not part of its text, and one elsewhere is reported', () => {
  expect(reports('<html><head><title>x</title></head><body>a</body></html>')).toEqual([])
  expect(reports('<div><title>x</title></div>')).toEqual([
    'element-left-out the text in <title> is left out of html and text',
  ])
  expect(reports('<div><title> </title></div>')).toEqual([])
})

test('elements in 300 others are left out, and their text stays', () => {
  const list = (levels: number) => `${'<ul><li>'.repeat(levels)}x${'</li></ul>'.repeat(levels)}`
  expect(html(list(150))).toBe(list(150))
  expect(html(list(200))).toBe(list(150))
})
