import { expect, test } from 'vitest'
import { checkLinks } from '../src/links/check-links.ts'
import { findLinks } from '../src/links/find-links.ts'
import { imageHost } from './support/image-host.ts'
import { testMirror } from './support/quick.ts'

test('outgoing links are found once, without the part behind #', () => {
  const html = `<p><a href="https://example.org/a?x=1&amp;y=2#top">A</a> <a class="b" href="https://example.org/a?x=1&amp;y=2">A</a>
<a href="/2022/harbour/">inside</a> <a href="mailto:ann@example.org">Ann</a> <img src="https://example.org/a.jpg"></p>`
  expect(findLinks(html)).toEqual(['https://example.org/a?x=1&y=2'])
})

test('a dead link is not mixed up with one whose host forbids the visit or does not answer', async () => {
  await using host = await imageHost()
  await using archive = testMirror()
  const paths = ['/a.jpg', '/gone', '/moved.jpg', '/error.jpg', '/private/a', '/to-loopback.jpg', '/endless.jpg']
  const problems = await checkLinks({
    visitor: archive.visitor,
    urls: paths.map((path) => host.origin + path),
    hosts: 2,
    onProgress: () => {},
    signal: new AbortController().signal,
  })
  const name = new URL(host.origin).host
  expect(problems.map(({ url, kind, reason }) => [url.slice(host.origin.length), kind, reason])).toEqual([
    ['/error.jpg', 'failed', `${name} answered 500`],
    ['/gone', 'dead', `${name} answered 404`],
    ['/private/a', 'refused', `robots.txt of ${name} does not allow it`],
    ['/to-loopback.jpg', 'refused', '127.0.0.2 is not a public address'],
  ])
})
