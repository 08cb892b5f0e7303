import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { imageHost, photo } from './support/image-host.ts'
import { testMirror } from './support/quick.ts'

test('images are fetched once, and equal ones are one file', async () => {
  await using host = await imageHost()
  await using archive = testMirror()
  const urls = ['/a.jpg', '/copy.jpg', '/moved.jpg'].map((path) => host.origin + path)
  expect(Object.values(await archive.run(urls))).toEqual(['stored', 'stored', 'stored'])
  const files = new Set([...(await archive.mirror.records()).values()].map(({ file }) => file?.sha256 ?? ''))
  expect(files.size).toBe(1)
  const [sha256 = ''] = files
  expect(readFileSync(archive.mirror.pathOf(sha256))).toEqual(photo)
  const [record] = (await archive.mirror.records()).values()
  expect(record?.file).toMatchObject({ mimeType: 'image/jpeg', width: 60, height: 40, color: expect.any(String) })

  const before = host.requests.length
  await archive.run(urls)
  expect(host.requests.length).toBe(before)
})

test.each([
  ['a missing one', '/gone.jpg', 'dead: HOST answered 404'],
  ['a page', '/page.jpg', 'dead: the answer is not an image'],
  ['an endless redirect', '/loop.jpg', 'dead: more than 5 redirects'],
  ['one that robots.txt excludes', '/private/a.jpg', 'refused: robots.txt of HOST does not allow it'],
  ['one that the host refuses', '/forbidden.jpg', 'refused: HOST answered 403'],
  ['one that says it is too large', '/large.jpg', 'refused: it is larger than 1 MB'],
  ['one without an end', '/endless.jpg', 'refused: it is larger than 1 MB'],
  ['an error of the host', '/error.jpg', 'failed: HOST answered 500'],
  ['a host that does not answer', '/silent.jpg', 'failed: the host did not answer in time'],
  ['an answer that stops', '/stuck.jpg', 'failed: the host stopped in the middle of the answer'],
  ['an answer that is cut off', '/cut.jpg', 'failed: the host closed the connection'],
  ['an answer that comes byte by byte', '/drip.jpg', 'failed: the answer took too long'],
  ['a host that wants a day of silence', '/tomorrow.jpg', 'failed: HOST answered 503'],
  ['a redirect to a loopback address', '/to-loopback.jpg', 'refused: 127.0.0.2 is not a public address'],
  ['a redirect to an address as a number', '/to-number.jpg', 'refused: 127.0.0.2 is not a public address'],
  ['a redirect to an address of IPv4 in IPv6', '/to-ipv6.jpg', 'refused: ::ffff:7f00:2 is not a public address'],
  ['a redirect to the data of a cloud', '/to-metadata.jpg', 'refused: 169.254.169.254 is not a public address'],
  ['a redirect to a file', '/to-file.jpg', 'refused: file: is not fetched'],
] as const)('an image that cannot be fetched leaves a reason and no file: %s', async (_what, path, expected) => {
  await using host = await imageHost()
  await using archive = testMirror()
  const result = await archive.run([host.origin + path])
  expect(result).toEqual({ [host.origin + path]: expected.replace('HOST', new URL(host.origin).host) })
  expect(readdirSync(archive.mirror.folder)).toEqual(['index.jsonl'])
})

test('a host name that leads to this machine is refused, unless its address is allowed', async () => {
  await using host = await imageHost()
  const url = `http://localhost:${host.port}/a.jpg`
  await using strict = testMirror('')
  expect((await strict.run([url]))[url]).toMatch(/^refused: (127\.0\.0\.1|::1) is not a public address$/)
  expect(host.requests).toEqual([])
  await using open = testMirror('127.0.0.0/8')
  expect(await open.run([url])).toEqual({ [url]: 'stored' })
})

test('a busy host is asked again, and no request has a cookie', async () => {
  await using host = await imageHost()
  await using archive = testMirror()
  const urls = ['/a.jpg', '/busy.jpg'].map((path) => host.origin + path)
  expect(Object.values(await archive.run(urls))).toEqual(['stored', 'stored'])
  expect(host.paths()).toEqual(['/a.jpg', '/busy.jpg', '/busy.jpg'])
  expect(host.requests.filter(({ headers }) => headers.cookie !== undefined)).toEqual([])
  expect(host.requests.map(({ path }) => path)[0]).toBe('/robots.txt')
  expect(host.requests[1]?.headers).toMatchObject({ referer: 'http://news.example/', accept: 'image/*' })
})

test('an image that is dead is visited again when the user asks for it', async () => {
  await using host = await imageHost()
  await using archive = testMirror()
  const url = `${host.origin}/gone.jpg`
  await archive.run([url])
  await archive.run([url])
  expect(host.paths()).toEqual(['/gone.jpg'])
  await archive.run([url], { retry: true })
  expect(host.paths()).toEqual(['/gone.jpg', '/gone.jpg'])
})

test('an image that failed is visited in each run, and a copy that was deleted is fetched again', async () => {
  await using host = await imageHost()
  await using archive = testMirror()
  const urls = ['/a.jpg', '/error.jpg'].map((path) => host.origin + path)
  await archive.run(urls)
  const [record] = (await archive.mirror.records()).values()
  rmSync(archive.mirror.pathOf(record?.file?.sha256 ?? ''))
  await archive.run(urls)
  expect(host.paths()).toEqual(['/a.jpg', '/error.jpg', '/error.jpg', '/a.jpg', '/error.jpg', '/error.jpg'])
  expect(existsSync(archive.mirror.pathOf(record?.file?.sha256 ?? ''))).toBe(true)
})
