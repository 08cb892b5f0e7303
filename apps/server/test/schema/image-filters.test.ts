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
