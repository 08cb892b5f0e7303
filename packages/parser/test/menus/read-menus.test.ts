import { expect, test } from 'vitest'
import { readMenus } from '../../src/menus/read-menus.ts'

test('a list of entries is the main menu, in the order written or by weight', () => {
  const menu = [
    { name: 'Last', url: '/z/' },
    { title: 'B &amp; C', href: 'https://b.example', weight: 2 },
    { label: 'A', path: '/a/', weight: 1, children: [{ text: 'Below', link: '/a/b/' }] },
    { Home: '/' },
  ]
  expect(readMenus(menu)).toEqual([
    {
      name: 'main',
      items: [
        { name: 'A', url: '/a/', children: [{ name: 'Below', url: '/a/b/', children: [] }] },
        { name: 'B & C', url: 'https://b.example', children: [] },
        { name: 'Last', url: '/z/', children: [] },
        { name: 'Home', url: '/', children: [] },
      ],
    },
  ])
})

test('Hugo has several menus, whose entries name their parents', () => {
  const menus = readMenus({
    main: [
      { identifier: 'docs', name: 'Docs', pageRef: '/docs', weight: 1 },
      { name: 'Install', parent: 'docs', url: '/docs/install/', weight: 1 },
      { name: 'Own parent', parent: 'Own parent', url: '/own/' },
    ],
    footer: [{ name: 'Imprint', url: '/imprint/' }],
  })
  expect(menus.map(({ name }) => name)).toEqual(['main', 'footer'])
  expect(menus[0]?.items).toEqual([
    { name: 'Docs', url: '/docs', children: [{ name: 'Install', url: '/docs/install/', children: [] }] },
  ])
})

test('themes of Hexo map names to addresses with icons', () => {
  const [menu] = readMenus({
    首页: '/ || fa fa-home',
    文档: { default: '/docs/ || fa fa-book', 安装: '/docs/install/' },
  })
  expect(menu?.items).toEqual([
    { name: '首页', url: '/', children: [] },
    { name: '文档', url: '/docs/', children: [{ name: '安装', url: '/docs/install/', children: [] }] },
  ])
})

test('hostile menus are cut: scripts, depth, number', () => {
  const deep = (level: number): object => ({ name: `level ${level}`, children: level > 9 ? [] : [deep(level + 1)] })
  const items = readMenus([
    { name: 'a', url: 'javascript:alert(1)' },
    { name: '<b>c</b>', url: 'data:text/html,x' },
    JSON.parse(JSON.stringify(deep(1))),
  ])[0]?.items
  expect(items?.slice(0, 2)).toEqual([
    { name: 'a', url: null, children: [] },
    { name: 'c', url: null, children: [] },
  ])
  expect(JSON.stringify(items)).not.toContain('level 5')
  expect(readMenus(Array.from({ length: 5_000 }, (_, at) => ({ name: `entry ${at}` })))[0]?.items.length).toBe(200)
  for (const nothing of [null, 'text', 4, [], {}, { main: [] }, [null, [], 5]]) expect(readMenus(nothing)).toEqual([])
})
