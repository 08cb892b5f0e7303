import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, type World, world } from '../world.ts'

const host = 'https://img.example.org'

let site: World
beforeAll(async () => {
  site = await world({
    '_posts/a.md': article('A', [`headimg: ${host}/told.jpg`], `![A gull](${host}/told.jpg)`),
    '_posts/b.md': article('B', [], `![](${host}/silent.jpg)`),
    '_posts/c.md': article('C', [`headimg: ${host}/head.jpg`]),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

async function found(where: string): Promise<string[]> {
  const { data } = await site.ask(`{ images(where: { ${where} }) { nodes { url } } }`)
  return data.images.nodes.map(({ url }: { url: string }) => url.slice(host.length + 1, -4))
}

test('a text that is missing is looked for in the roles that are asked for', async () => {
  expect(await found('missingAlt: true')).toEqual(['head', 'silent', 'told'])
  expect(await found('missingAlt: true, roles: [BODY]')).toEqual(['silent'])
  expect(await found('missingAlt: false, roles: [BODY]')).toEqual(['told'])
  expect(await found('roles: [HEAD]')).toEqual(['head', 'told'])
})
