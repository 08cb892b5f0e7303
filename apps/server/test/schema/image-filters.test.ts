import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, asPreview, createTestSite, type TestSite } from '../test-site.ts'

const host = 'https://img.example.org'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    '_posts/a.md': article('A', [`headimg: ${host}/told.jpg`], `![A gull](${host}/told.jpg)`),
    '_posts/b.md': article('B', [], `![](${host}/silent.jpg)`),
    '_posts/c.md': article('C', [`headimg: ${host}/head.jpg`]),
    '_posts/d.md': article(
      'D',
      ['draft: true'],
      `![](${host}/draft.jpg) ![](${host}/silent.jpg) ![](${host}/draft.jpg)`,
    ),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

/** The names of the images that a filter finds. The total of the list must agree. */
async function found(where: string, headers: Record<string, string> = {}): Promise<string[]> {
  const { data } = await site.execute(`{ images(where: { ${where} }) { nodes { url } totalCount } }`, {}, headers)
  expect(data.images.totalCount).toBe(data.images.nodes.length)
  return data.images.nodes.map(({ url }: { url: string }) => url.slice(host.length + 1, -4))
}

test('missingAlt checks only the roles of the filter', async () => {
  expect(await found('missingAlt: true')).toEqual(['head', 'silent', 'told'])
  expect(await found('missingAlt: true, roles: [BODY]')).toEqual(['silent'])
  expect(await found('missingAlt: false, roles: [BODY]')).toEqual(['told'])
  expect(await found('roles: [HEAD]')).toEqual(['head', 'told'])
})

test('images of drafts are found and counted only with the preview token', async () => {
  expect(await found('missingAlt: true', asPreview)).toEqual(['draft', 'head', 'silent', 'told'])
  expect(await found('missingAlt: true, roles: [BODY]', asPreview)).toEqual(['draft', 'silent'])
  expect(await found('roles: [BODY]')).toEqual(['silent', 'told'])
})

test('other filters on images join those on their uses', async () => {
  expect(await found('roles: [BODY, HEAD], host: "img.example.org"')).toEqual(['head', 'silent', 'told'])
  expect(await found('missingAlt: true, host: "none.example"')).toEqual([])
  expect(await found('roles: []')).toEqual([])
})

test('articles are found by the host, role and status of an image, not by texts that look like them', async () => {
  const remote = 'https://far.example'
  const many = Array.from({ length: 30 }, (_, at) => `![](${remote}/${at}.jpg)`).join(' ')
  await using other = await createTestSite({
    '_posts/body.md': article('Body', [], `![REMOTE](${remote}/a.jpg)`),
    '_posts/head.md': article('Head', [`headimg: ${remote}/b.jpg`]),
    '_posts/many.md': article('Many', [], many),
    '_posts/text.md': article(
      'Text',
      [],
      '<figure><img src="https://near.example/c.jpg" alt="REMOTE" title="far.example"><figcaption>BODY</figcaption></figure>',
    ),
  })
  const titles = async (image: string) => {
    const { data } = await other.execute(`{ articles(where: { image: { ${image} } }) { nodes { title } totalCount } }`)
    expect(data.articles.totalCount).toBe(data.articles.nodes.length)
    return data.articles.nodes.map(({ title }: { title: string }) => title).sort()
  }
  expect(await titles('host: "far.example"')).toEqual(['Body', 'Head', 'Many'])
  expect(await titles('host: "far.example", role: BODY')).toEqual(['Body', 'Many'])
  expect(await titles('host: "far.example", role: HEAD, status: REMOTE')).toEqual(['Head'])
  expect(await titles('host: "far.example", status: LOCAL')).toEqual([])
  expect(await titles('host: "near.example"')).toEqual(['Text'])
  expect(await titles('role: HEAD')).toEqual(['Head'])
  expect(await titles('host: "far"')).toEqual([])
})
