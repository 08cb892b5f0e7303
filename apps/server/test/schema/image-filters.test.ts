import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const host = 'https://img.example.org'

let site: TestSite
beforeAll(async () => {
  site = await createTestSite({
    '_posts/a.md': article('A', [`headimg: ${host}/told.jpg`], `![A gull](${host}/told.jpg)`),
    '_posts/b.md': article('B', [], `![](${host}/silent.jpg)`),
    '_posts/c.md': article('C', [`headimg: ${host}/head.jpg`]),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

async function found(where: string): Promise<string[]> {
  const { data } = await site.execute(`{ images(where: { ${where} }) { nodes { url } } }`)
  return data.images.nodes.map(({ url }: { url: string }) => url.slice(host.length + 1, -4))
}

test('missingAlt checks only the roles of the filter', async () => {
  expect(await found('missingAlt: true')).toEqual(['head', 'silent', 'told'])
  expect(await found('missingAlt: true, roles: [BODY]')).toEqual(['silent'])
  expect(await found('missingAlt: false, roles: [BODY]')).toEqual(['told'])
  expect(await found('roles: [HEAD]')).toEqual(['head', 'told'])
})
