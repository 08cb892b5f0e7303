import { expect, test } from 'vitest'
import { parse } from '../parse-body.ts'

const given = {
  file: 'posts/a.md',
  files: ['posts/r 1.pdf', 'static/s.mp3', 'm.mp4', 'big.jpg', 'big-2x.jpg', 'n.txt'],
}

test('links to files of the folder lead to the server, and the article names the files', () => {
  const { body, attachments } = parse(
    '[r](<r 1.pdf#page=2>) [big](/big.jpg) [gone](gone.zip) [o](https://o.example/o.pdf)',
    given,
  )
  expect(body.html).toBe(
    '<p><a href="/media/posts/r%201.pdf#page=2">r</a> <a href="/media/big.jpg">big</a> <a href="gone.zip">gone</a> <a href="https://o.example/o.pdf">o</a></p>\n',
  )
  expect(attachments).toEqual([
    { file: 'posts/r 1.pdf', baseName: 'r 1.pdf', mimeType: 'application/pdf' },
    { file: 'big.jpg', baseName: 'big.jpg', mimeType: 'image/jpeg' },
    { file: null, baseName: 'gone.zip', mimeType: 'application/zip' },
  ])
})

test('sound and film in the syntax of images become players, and a document becomes a link', () => {
  const { body, images } = parse('![Talk](/m.mp4) ![The <b>](<r 1.pdf>) ![](<r 1.pdf>)', given)
  expect(body.html).toBe(
    '<p><video controls src="/media/m.mp4" title="Talk"></video> <a href="/media/posts/r%201.pdf" class="embed">The &lt;b&gt;</a> <a href="/media/posts/r%201.pdf" class="embed">r 1.pdf</a></p>\n',
  )
  expect(images).toEqual([])
})

test('the other sizes of an image are files that the article needs', () => {
  const { body, attachments } = parse('<img src="/big.jpg" srcset="/big.jpg 1x, /big-2x.jpg 2x">', given)
  expect(body.html).toContain('srcset="/media/big.jpg 1x, /media/big-2x.jpg 2x"')
  expect(attachments.map(({ file }) => file)).toEqual(['big.jpg', 'big-2x.jpg'])
})

test('a link to a text file leads to the article in it, or else to the file', () => {
  const { body, links } = parse('[n](/n.txt)', given)
  expect(links).toMatchObject([{ target: 'file:n.txt' }])
  expect(body.html).toBe('<p><a href="file:n.txt?%2Fmedia%2Fn.txt">n</a></p>\n')
})

test('links to pages, scripts and addresses of scripts do not lead to files on the server', () => {
  const { body, attachments } = parse(
    '[a](/a.html) [b](/b.js) <a href="javascript:x.pdf">c</a> <audio src="javascript:x.mp3"></audio>',
    {
      ...given,
      files: ['a.html', 'b.js', 'x.pdf'],
    },
  )
  expect(attachments).toEqual([])
  expect(body.html).not.toMatch(/javascript|\/media\//)
})
