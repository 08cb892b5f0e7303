import { expect, test } from 'vitest'
import { readSite, type Site } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const defaults = readSite([], new Set()).site

function head(frontMatter: string, site: Partial<Site> = {}, file = 'a.md') {
  const bytes = new TextEncoder().encode(`---\n${frontMatter}\n---\nText.\n`)
  const { article } = parseFile({ file, bytes }, { ...defaults, ...site }, { has: () => false })
  if (article === null) throw new Error('no article')
  return article
}

const names = (line: string, site?: Partial<Site>) => head(line, site).authors.map(({ name }) => name)

test.each([
  ['Ada Lin, Bo Wu', ['Ada Lin', 'Bo Wu']],
  ['Ada Lin & Bo Wu', ['Ada Lin', 'Bo Wu']],
  ['Ada Lin (@ada) & Bo Wu (@bo)', ['Ada Lin', 'Bo Wu']],
  ['Ada, Bo, and Cy', ['Ada', 'Bo', 'Cy']],
  ["Amanieu d'Antras, Jack Huey, and Jakub Beránek", ["Amanieu d'Antras", 'Jack Huey', 'Jakub Beránek']],
  ['张三、李四', ['张三', '李四']],
  ['Ada Lin, Executive Director', ['Ada Lin, Executive Director']],
  ['Lin, Ada', ['Lin, Ada']],
  ['Lin, Ada; Wu, Bo', ['Lin, Ada', 'Wu, Bo']],
  ['Ada Lin; Bo Wu', ['Ada Lin', 'Bo Wu']],
  ['Ada Lin；Bo Wu, Executive Director', ['Ada Lin；Bo Wu, Executive Director']],
  ['Lin & Lin', ['Lin & Lin']],
  ['Ada Lin, Ph.D.', ['Ada Lin, Ph.D.']],
  ['Smith & Sons Ltd', ['Smith & Sons Ltd']],
  ['[Ada Lin, Bo Wu]', ['Ada Lin', 'Bo Wu']],
  ['[null]', []],
  ['Ada Lin <ada@example.com>', ['Ada Lin']],
  ['ada@example.com', []],
])('author: %s names %j', (written, expected) => {
  expect(names(`author: ${written}`)).toEqual(expected)
})

test('a known spelling, alias or slug shows the name of the site’s author', () => {
  const lin = { name: '林汐', aliases: ['Lin Xi'], slug: 'linxi', bio: null, url: 'https://lin.example', avatar: null }
  for (const spelling of ['林汐', 'LIN XI', 'linxi'])
    expect(head(`author: ${spelling}`, { authors: [lin] }).authors).toEqual([
      { name: '林汐', spelling, url: 'https://lin.example' },
    ])
})

test('a key that the site’s file adds is tried first, and private keys are in no answer', () => {
  const article = head('reporter: Ada Lin\nauthor: Desk\ntip: a secret', {
    keys: { author: ['reporter'] },
    privateKeys: ['tip'],
  })
  expect(article.authors).toMatchObject([{ name: 'Ada Lin' }])
  expect(article.frontMatter).toEqual({ reporter: 'Ada Lin', author: 'Desk' })
})

test.each([
  ['path', '[新闻, 本地, 港口]', [['新闻', '本地', '港口']]],
  ['path', '[[新闻, 本地], [生活]]', [['新闻', '本地'], ['生活']]],
  ['path', '[[News, Local], Life]', [['News', 'Local'], ['Life']]],
  ['path', 'News, Local', [['News', 'Local']]],
  ['path', '[]', []],
  ['path', '2013', [['2013']]],
  ['flat', '[News, Local]', [['News'], ['Local']]],
  ['flat', '[News, news, ＮＥＷＳ]', [['News']]],
  ['flat', '[{name: News}]', [['News']]],
  ['flat', 'null', []],
] as const)('in a %s site categories: %s are %j', (categories, written, expected) => {
  expect(head(`categories: ${written}`, { categories }).categories).toEqual(expected)
})

test('Jekyll splits a string of categories at spaces and puts the folders above _posts first', () => {
  const site = { dialect: 'jekyll', categories: 'flat', collections: ['_posts'] } as const
  expect(
    head('categories: foo bar', { ...site, collections: ['_posts'] }, 'sea/_posts/2022-07-30-a.md').categories,
  ).toEqual([['sea'], ['foo'], ['bar']])
  expect(head('category: foo bar', { ...site, collections: ['_posts'] }).categories).toEqual([['foo bar']])
})

test.each([
  [':year/:month/:day/:title/', 'hexo', '/2022/07/30/新闻/quake/'],
  ['/:categories/:year/:title:output_ext', 'jekyll', '/Sea/2022/quake.html'],
  ['pretty', 'jekyll', '/Sea/2022/07/30/quake/'],
  ['/:section/:slug/', 'hugo', '/新闻/quake/'],
  [':abbrlink.html', 'hexo', '/新闻/quake/'],
] as const)('the pattern %s in %s gives %s', (permalink, dialect, path) => {
  const site = { permalink, dialect, collections: ['_posts'] }
  expect(head('date: 2022-07-30\ncategories: Sea', site, '_posts/新闻/quake.md').path).toBe(path)
})

test('the language is the key’s, else the path’s, and translations share a key', () => {
  const site = { languages: ['en', 'zh-cn'], lang: 'de' }
  const of = (file: string, line = 'title: x') => {
    const { lang, translationKey, path } = head(line, site, file)
    return { lang, translationKey, path }
  }
  expect(of('guide/a.md')).toEqual({ lang: 'de', translationKey: 'guide/a', path: '/guide/a/' })
  expect(of('zh-cn/guide/a.md')).toEqual({ lang: 'zh-CN', translationKey: 'guide/a', path: '/zh-cn/guide/a/' })
  expect(of('guide/a.en.md')).toEqual({ lang: 'en', translationKey: 'guide/a', path: '/en/guide/a/' })
  expect(of('guide/a.md', 'lang: fr').lang).toBe('fr')
})

test.each([
  ['{login: lin, display_name: 林汐}', '林汐'],
  ['{login: lin, name: lin, displayName: Lin Xi}', 'Lin Xi'],
  ['{user_login: lin, user_nicename: lin-xi, user_email: lin@mail.example}', 'lin-xi'],
  ['{author_login: lin, author_first_name: Xi, author_last_name: Lin, author_email: lin@mail.example}', 'Xi Lin'],
  ['{first_name: 汐, last_name: 林}', '林汐'],
  ['{nickname: 潮信, first_name: Xi}', '潮信'],
  ['{email: lin@mail.example, name: lin@mail.example, nickname: Lin}', 'Lin'],
  ['{name: {$t: Lin Xi}, email: {$t: noreply@blogger.example}}', 'Lin Xi'],
  ['{node: {name: Lin Xi}}', 'Lin Xi'],
  ['{author_name: Lin Xi}', 'Lin Xi'],
  ['lin@mail.example (Lin Xi)', 'Lin Xi'],
])('author: %s is the name that people see, %s', (written, name) => {
  const article = head(`author: ${written}`)
  expect(article.authors.map((author) => author.name)).toEqual([name])
  expect(JSON.stringify(article.authors)).not.toContain('@')
})

test('an author with only an e-mail address is not named as an author', () => {
  expect(names('author: {login: lin@mail.example, email: lin@mail.example}')).toEqual([])
})

test('tags are kept as written', () => {
  const tags = (written: string) => head(`tags: ${written}`).tags
  expect(tags('["#1", "#topic#", ＃话题＃, C#, "#"]')).toEqual(['#1', '#topic#', '＃话题＃', 'C#', '#'])
  expect(tags('"#one, #two"')).toEqual(['#one', '#two'])
})

test('mappings in lists of names are read as the names that were meant', () => {
  expect(head('categories:\n  - DL: 情报\n  - News').categories).toEqual([['DL: 情报', 'News']])
  expect(head('categories:\n  News:\n    Local:').categories).toEqual([['News', 'Local']])
  expect(head('tags:\n  sea:\n  tide:').tags).toEqual(['sea', 'tide'])
  expect(head('tags:\n  - Tide: high').tags).toEqual(['Tide: high'])
})
