import { describe, expect, test } from 'vitest'
import { parse } from '../parse-body.ts'
import { dangers as dangersIn } from '../xss/dangers.ts'
import { vectors } from '../xss/vectors.ts'

const site = { frameHosts: ['player.example'] }
const html = (source: string) => parse(source, { format: 'HTML', site }).body.html
const dangers = (output: string) => dangersIn(output, site.frameHosts)

describe('no XSS vector passes', () => {
  test.each(vectors)('%j', (vector) => {
    for (const around of ['X', '<div>X</div>', '<p title="a">X', '<table><tr><td>X', 'a\n\nX\n\nb']) {
      for (const format of ['HTML', 'MARKDOWN'] as const) {
        const source = around.replace('X', () => vector)
        expect(dangers(parse(source, { format, site }).body.html)).toEqual([])
        expect(dangers(parse(source, { format, mdx: true, site }).body.html)).toEqual([])
      }
    }
  })
})

test('html without entities is sanitised like html with entities', () => {
  for (const vector of vectors.filter((vector) => !vector.includes('&'))) {
    expect(html(`&amp;${vector}`)).toBe(`&amp;${html(vector)}`)
  }
})

describe('allowed content', () => {
  test('alignment and colour stay, other styles are removed', () => {
    expect(html('<p style="text-align:center;position:fixed">a <span style="color:#666666;">b</span></p>')).toBe(
      '<p style="text-align:center">a <span style="color:#666666">b</span></p>',
    )
  })

  test('old HTML attributes for alignment and colour become styles', () => {
    expect(html('<center>a</center><p align=right><font color=red size=7>b</font></p>')).toBe(
      '<div style="text-align:center">a</div><p style="text-align:right"><span style="color:red">b</span></p>',
    )
  })

  test('a link to a new window gets rel=noopener', () => {
    expect(html('<a href="https://a.example/" target="_blank" rel="nofollow">a</a><a target=x href=/b>b</a>')).toBe(
      '<a href="https://a.example/" target="_blank" rel="nofollow noopener">a</a><a href="/b">b</a>',
    )
  })

  test('frames stay only if their host is allowed', () => {
    const { body, diagnostics } = parse(
      '<iframe src="https://player.example/1" width="560px" allowfullscreen>no frames</iframe><iframe src="https://other.example/"></iframe>',
      { format: 'HTML', site },
    )
    expect(body.html).toBe(
      '<iframe src="https://player.example/1" width="560" allowfullscreen sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"></iframe>',
    )
    expect(diagnostics.map(({ severity, code, message, column }) => ({ severity, code, message, column }))).toEqual([
      {
        severity: 'INFO',
        code: 'frame-left-out',
        message: 'a frame of other.example is left out of html',
        column: 109,
      },
      {
        severity: 'INFO',
        code: 'element-left-out',
        message: 'the text in <iframe> is left out of html and text',
        column: 1,
      },
    ])
  })

  test('audio and video stay with their sources', () => {
    expect(
      html(
        '<audio controls src="https://a.example/a.mp3"></audio><video controls><source src="b.mp4" type="video/mp4"></video>',
      ),
    ).toBe(
      '<audio controls src="https://a.example/a.mp3"></audio><video controls><source src="b.mp4" type="video/mp4" /></video>',
    )
  })

  test('an id cannot overwrite a property of the page, and links to it are rewritten', () => {
    expect(html('<a name="cookie"></a><p id="my-note">a</p><a href="#cookie">b</a><a href="#my-note">c</a>')).toBe(
      '<a id="user-content-cookie"></a><p id="my-note">a</p><a href="#user-content-cookie">b</a><a href="#my-note">c</a>',
    )
  })

  test('classes stay, except those that position an element over the page', () => {
    expect(html('<p class="note fixed inset-0 z-50 hover:x language-js">a</p>')).toBe(
      '<p class="note language-js">a</p>',
    )
  })

  test('the elements after a removed image, frame or input are closed correctly', () => {
    for (const gone of ['<img src="data:,">', '<iframe src="https://other.example/">x</iframe>', '<input name=q>']) {
      expect(html(`<div>${gone}<p>a</p></div><h2>b</h2>`)).toBe('<div><p>a</p></div><h2 id="user-content-b">b</h2>')
    }
  })

  test('forms are removed, their text stays, and removed elements are reported', () => {
    const { body, diagnostics } = parse('<form action="/x"><p>Name</p><input name=q></form><script>1</script>', {
      format: 'HTML',
    })
    expect(body.html).toBe('<p>Name</p>')
    expect(diagnostics.map(({ code, message, line, column }) => `${line}:${column} ${code} ${message}`)).toEqual([
      '1:1 element-left-out <form> is left out of html',
      '1:51 element-left-out <script> is left out of html',
    ])
  })
})

test('the excerpt mark at any place in an XSS vector lets nothing through', () => {
  for (const vector of vectors.filter(({ length }) => length < 200)) {
    for (let at = 0; at <= vector.length; at += 5) {
      const source = `${vector.slice(0, at)}<!-- more -->${vector.slice(at)}`
      expect(dangers(html(source))).toEqual([])
    }
  }
})
