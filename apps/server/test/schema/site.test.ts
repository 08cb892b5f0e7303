import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'

test('a site has a description, a language, menus and data files', async () => {
  await using site = await createTestSite({
    'site.yml': 'title: News\ndescription: All the news\nlang: en\nmenu:\n  - { name: About, url: /about/ }\n',
    'a.md': article('A'),
    '_data/team.yml':
      '- name: Ann\n  email: ann@a.example\n  bio: Writes.\n- name: Bo <bo@b.example>\n  password: secret\n',
    '_data/shop/prices.json': '{ "tea": 2.5, "__proto__": { "x": 1 } }',
    '_data/broken.yml': 'a: [',
    '_data/large.json': JSON.stringify('x'.repeat(300_000)),
  })
  const query = `{ site {
    title description lang menuNames menu { name url children { name } } footer: menu(name: "footer") { name }
    data team: data(file: "team") none: data(file: "toString")
  } diagnostics { nodes { code file } } }`
  const { data, errors } = await site.execute(query, {}, { authorization: 'Bearer a-token-for-tests' })
  expect(errors).toBeUndefined()
  const team = [{ name: 'Ann', bio: 'Writes.' }, { name: 'Bo' }]
  expect(data.site).toEqual({
    title: 'News',
    description: 'All the news',
    lang: 'en',
    menuNames: ['main'],
    menu: [{ name: 'About', url: '/about/', children: [] }],
    footer: [],
    data: { team, 'shop/prices': { tea: 2.5 } },
    team,
    none: null,
  })
  expect(data.diagnostics.nodes).toContainEqual({ code: 'settings-unreadable', file: '_data/broken.yml' })
  expect(data.diagnostics.nodes).toContainEqual({ code: 'data-too-large', file: '_data/large.json' })
})

test('a data file that changes is read by the next import, and no article is parsed again', async () => {
  await using site = await createTestSite({ 'a.md': article('A'), 'data/navigation.toml': 'main = [{ name = "One" }]' })
  const query = '{ site { revision menu { name } } changes(after: "1") { nodes { type } } }'
  expect((await site.execute(query)).data.site).toEqual({ revision: '1', menu: [{ name: 'One' }] })
  site.write({ 'data/navigation.toml': 'main = [{ name = "Two" }]' })
  await site.import()
  const { data } = await site.execute(query)
  expect(data).toEqual({ site: { revision: '2', menu: [{ name: 'Two' }] }, changes: { nodes: [] } })
})
