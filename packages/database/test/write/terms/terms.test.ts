import { expect, test } from 'vitest'
import { authorKey, categoryKey, tagKey } from '../../../src/text/name-keys.ts'
import { slugOf } from '../../../src/write/terms/slug.ts'
import { Archive, site } from '../../support/archive.ts'

const by = (...names: string[]) => ({ authors: names.map((name) => ({ name, spelling: name })) })
const tags = (archive: Archive) => archive.rows('SELECT slug, name FROM Tag ORDER BY slug')
const authors = 'SELECT slug, name, aliases FROM Author ORDER BY slug'

test('spellings of one name share a key', () => {
  expect(authorKey(' Ａda\u3000 LOVELACE ')).toBe('ada lovelace')
  expect(authorKey('José')).not.toBe(authorKey('Jose'))
  expect([tagKey('service-mesh'), tagKey('Service_Mesh'), tagKey('service  mesh')]).toEqual(
    Array(3).fill('service mesh'),
  )
  expect(tagKey('-')).toBe('-')
  expect(categoryKey(['a', 'b'])).not.toBe(categoryKey(['a b']))
})

test.each([
  ['c++', 'c-plus-plus'],
  ['c#', 'c-sharp'],
  ['c', 'c'],
  ['r&d', 'r-and-d'],
  ['地震 2022', '地震-2022'],
  ['हिन्दी', 'हिन्दी'],
  ['ada lovelace', 'ada-lovelace'],
  ['.net', 'net'],
  ['🎉', '6146299c'],
])('the slug of %s is %s', (key, slug) => expect(slugOf(key)).toBe(slug))

test('spellings of one tag are one tag, named by the most frequent spelling', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { tags: ['service-mesh'] },
    'b.md': { tags: ['Service Mesh', 'service_mesh'] },
    'c.md': { tags: ['Service Mesh'] },
  })
  expect(tags(archive)).toEqual([['service-mesh', 'Service Mesh']])
  expect(archive.rows('SELECT COUNT(*) FROM ArticleTag')).toEqual([[3]])
})

test('among equally frequent spellings, the first by code points is the name', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { tags: ['news'] }, 'b.md': { tags: ['News'] } })
  expect(tags(archive)).toEqual([['news', 'News']])
})

test('a name follows its spellings as articles are created, updated and deleted', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { tags: ['news'] } })
  archive.put({ 'b.md': { tags: ['NEWS'] }, 'c.md': { tags: ['NEWS'] } })
  expect(tags(archive)).toEqual([['news', 'NEWS']])
  archive.put({ 'b.md': { tags: ['news'] } })
  expect(tags(archive)).toEqual([['news', 'news']])
  archive.remove('a.md')
  expect(tags(archive)).toEqual([['news', 'NEWS']])
})

test('names with the same slug are numbered by their keys, in any order of import', () => {
  for (const order of [
    ['a b', 'a/b', 'a.b'],
    ['a.b', 'a b', 'a/b'],
  ]) {
    using archive = new Archive()
    for (const [at, name] of order.entries()) archive.put({ [`${at}.md`]: by(name) })
    expect(archive.rows('SELECT slug, name FROM Author ORDER BY slug')).toEqual([
      ['a-b', 'a b'],
      ['a-b-2', 'a.b'],
      ['a-b-3', 'a/b'],
    ])
  }
})

test('an article has each author and tag once, and none with an empty name', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { ...by('Ada', 'ada', ' '), tags: ['x', 'X', ''] } })
  expect(archive.rows('SELECT position, spelling FROM ArticleAuthor')).toEqual([[0, 'Ada']])
  expect(archive.rows('SELECT position, spelling FROM ArticleTag')).toEqual([[0, 'x']])
})

test('an article has all categories of its paths once, and the last one of the first path as its own', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { categories: [['新媒体', '观察者网', '头条'], ['新媒体', '观察者网'], ['B']] } })
  expect(
    archive.rows(
      'SELECT j.position, c.slug, c.names, c.depth, j.isEnd FROM ArticleCategory j JOIN Category c ON c.id = j.categoryId',
    ),
  ).toEqual([
    [0, '新媒体', '["新媒体"]', 0, 0],
    [1, '新媒体/观察者网', '["新媒体","观察者网"]', 1, 1],
    [2, '新媒体/观察者网/头条', '["新媒体","观察者网","头条"]', 2, 1],
    [3, 'b', '["B"]', 0, 1],
  ])
  expect(archive.rows('SELECT c.slug FROM Article a JOIN Category c ON c.id = a.categoryId')).toEqual([
    ['新媒体/观察者网/头条'],
  ])
  expect(archive.rows('SELECT c.slug, p.slug FROM Category c JOIN Category p ON p.id = c.parentId ORDER BY 1')).toEqual(
    [
      ['新媒体/观察者网', '新媒体'],
      ['新媒体/观察者网/头条', '新媒体/观察者网'],
    ],
  )
})

test('a new spelling of a category also changes the names of the categories below it', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { categories: [['tech', 'x', 'y']] } })
  archive.put({ 'b.md': { categories: [['Tech', 'x', 'y']] }, 'c.md': { categories: [['Tech']] } })
  expect(archive.rows('SELECT names FROM Category ORDER BY depth')).toEqual([
    ['["Tech"]'],
    ['["Tech","x"]'],
    ['["Tech","x","y"]'],
  ])
})

test('terms without articles are deleted, and others are kept', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { ...by('Ada', 'Bo'), tags: ['x', 'y'], categories: [['A', 'B']] },
    'b.md': { ...by('Ada'), tags: ['x'], categories: [['A']] },
  })
  archive.remove('a.md')
  using fresh = new Archive()
  fresh.put({ 'b.md': { ...by('Ada'), tags: ['x'], categories: [['A']] } })
  expect(archive.dump()).toEqual(fresh.dump())
})

test('names are in the alphabetical order of their language, Chinese ones by pinyin', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { tags: ['中国', '上海', '阿里', '北京', 'b', 'A', 'é', 'f', 'item 10', 'item 9'] } })
  const order = 'SELECT name FROM Tag ORDER BY rank'
  expect(archive.rows(order).flat()).toEqual(['阿里', '北京', '上海', '中国', 'A', 'b', 'é', 'f', 'item 9', 'item 10'])
  archive.put({ 'b.md': { tags: ['成都'] } })
  expect(archive.rows(order).flat().slice(0, 4)).toEqual(['阿里', '北京', '成都', '上海'])
})

test('another language of the site changes the order', () => {
  using archive = new Archive()
  archive.import((writer) => writer.putSite({ ...site, lang: 'de' }))
  archive.put({ 'a.md': { tags: ['z', 'ö'] } })
  expect(archive.rows('SELECT name FROM Tag ORDER BY rank').flat()).toEqual(['ö', 'z'])
  archive.import((writer) => writer.putSite({ ...site, lang: 'sv' }))
  expect(archive.rows('SELECT name FROM Tag ORDER BY rank').flat()).toEqual(['z', 'ö'])
  archive.import((writer) => writer.putSite({ ...site, lang: 'no_such language' }))
  expect(archive.rows('SELECT name FROM Tag ORDER BY rank').flat()).toEqual(['ö', 'z'])
})

test('an author in the site’s own files has the name and slug from there, with or without articles', () => {
  using archive = new Archive()
  const ada = { name: 'Ada Lovelace', aliases: ['Ada'], slug: 'ada', bio: 'Counted.', url: null, avatar: null }
  archive.import((writer) => writer.putSite({ ...site, authors: [ada] }))
  archive.put({ 'a.md': { authors: [{ name: 'Ada Lovelace', spelling: 'ADA' }] } })
  expect(archive.rows(authors)).toEqual([['ada', 'Ada Lovelace', '["Ada"]']])
  archive.remove('a.md')
  expect(archive.rows(authors)).toEqual([['ada', 'Ada Lovelace', '["Ada"]']])
  archive.import((writer) => writer.putSite({ ...site, authors: [] }))
  expect(archive.rows(authors)).toEqual([])
})

test('an author who is removed from the site’s own files is described by articles alone', () => {
  using archive = new Archive()
  const ada = { name: 'Ada Lovelace', aliases: [], slug: 'ada', bio: 'Counted.', url: null, avatar: null }
  const rows = { authors: [{ name: 'Ada Lovelace', spelling: 'ADA LOVELACE' }] }
  archive.import((writer) => writer.putSite({ ...site, authors: [ada] }))
  archive.put({ 'a.md': rows })
  archive.import((writer) => writer.putSite(site))
  using fresh = new Archive()
  fresh.put({ 'a.md': rows })
  expect(archive.dump()).toEqual(fresh.dump())
})

test('a slug from the site’s own files has no priority among authors with the same slug', () => {
  using archive = new Archive()
  const described = { name: 'Zoe', aliases: [], slug: 'ada', bio: null, url: null, avatar: null }
  archive.put({ 'a.md': by('Ada') })
  archive.import((writer) => writer.putSite({ ...site, authors: [described] }))
  expect(archive.rows('SELECT slug, name FROM Author ORDER BY slug')).toEqual([
    ['ada', 'Ada'],
    ['ada-2', 'Zoe'],
  ])
})

test('the spelling of an article is not used as a name if it is an alias', () => {
  using archive = new Archive()
  archive.put({ 'a.md': { authors: [{ name: 'Ada Lovelace', spelling: 'A. L.' }] } })
  expect(archive.rows(authors)).toEqual([['ada-lovelace', 'Ada Lovelace', '[]']])
})
