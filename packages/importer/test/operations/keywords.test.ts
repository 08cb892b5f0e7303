import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { randomIntegers } from '../support/random-archive.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

/** Articles with the same frame, in English and Chinese, so that the archive shows which words are common. */
function frame(count: number): { [path: string]: string } {
  const english = Array.from({ length: count }, (_, at) => [
    `frame/${at}.md`,
    article(`The news of day ${at}`, ['tags: [news]'], 'The news and the weather of the day. The news and the day.'),
  ])
  const chinese = Array.from({ length: count }, (_, at) => [
    `frame/zh-${at}.md`,
    article('今天的新闻', ['lang: zh-CN', 'tags: [新闻]'], '今天的新闻和天气。今天我们看新闻。'),
  ])
  return Object.fromEntries([...english, ...chinese])
}

/** The keywords of each article that has some. */
function keywords(archive: TestArchive): { [file: string]: string[] } {
  const rows = archive.query(
    'SELECT a.file, k.keyword FROM ArticleKeyword k JOIN Article a ON a.id = k.articleId ORDER BY a.file, k.position',
  )
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ file }) => String(file))].map(([file, own]) => [
      file,
      own.map(({ keyword }) => String(keyword)),
    ]),
  )
}

const tug = 'The tug left the harbour. The tug pulled a barge, and the barge was heavy. A tug is strong.'
const chineseTug = '拖轮离开港口。今天拖轮拉着驳船,港口的新闻说拖轮很有力。'

test('an article without tags gets the words that it has often and others do not, in English and in Chinese', async () => {
  using archive = testArchive({
    ...frame(12),
    'tug.md': article('The tug of the day', [], tug),
    'zh.md': article('拖轮', ['lang: zh-CN'], chineseTug),
  })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'tug.md': ['tug', 'barge'], 'zh.md': ['拖轮', '港口'] })
})

test('an article with tags of its own has no keywords, and gets some when it loses its tags', async () => {
  using archive = testArchive({ ...frame(12), 'tug.md': article('Tug', ['tags: [ships]'], tug) })
  await archive.import()
  expect(keywords(archive)).toEqual({})
  archive.folder.write({ 'tug.md': article('Tug', [], tug) })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'tug.md': ['tug', 'barge'] })
  archive.folder.write({ 'tug.md': article('Tug', ['keywords: [ships]'], tug) })
  await archive.import()
  expect(keywords(archive)).toEqual({})
})

test('words of drafts do not count, and a word loses its rank when many articles have it', async () => {
  const others = (fields: string[]) =>
    Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`other-${at}.md`, article('Tug', fields, tug)]))
  using archive = testArchive({
    ...frame(12),
    'tug.md': article('Tug', [], tug),
    ...others(['draft: true', 'tags: [a]']),
  })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'tug.md': ['tug', 'barge'] })
  expect(archive.query("SELECT articles FROM Word WHERE word = ' barge'")).toEqual([{ articles: 1 }])
  archive.folder.write(others(['tags: [a]']))
  await archive.import()
  expect(keywords(archive)).toEqual({})
  for (const file of Object.keys(others([]))) archive.folder.remove(file)
  await archive.import({ force: true })
  expect(keywords(archive)).toEqual({ 'tug.md': ['tug', 'barge'] })
  archive.folder.remove('tug.md')
  await archive.import()
  expect(keywords(archive)).toEqual({})
  expect(archive.query("SELECT * FROM Word WHERE word = ' barge'")).toEqual([])
})

test('a word that one more article has is no longer a keyword of an article that did not change', async () => {
  const short = (title: string) => article(title, [], 'A barge and a barge. A whale and a whale.')
  using archive = testArchive({ ...frame(12), 'one.md': short('Fjord') })
  await archive.import()
  archive.folder.write({ 'two.md': article('Two', ['tags: [a]'], 'A barge and a barge.') })
  await archive.import()
  expect(keywords(archive)['one.md']).toEqual(['fjord', 'whale', 'barge'])
  archive.folder.write({ 'three.md': article('Three', ['tags: [a]'], 'A barge and a barge.') })
  await archive.import()
  expect(keywords(archive)['one.md']).toEqual(['fjord', 'whale'])
  archive.folder.remove('two.md')
  await archive.import()
  expect(keywords(archive)['one.md']).toEqual(['fjord', 'whale', 'barge'])
})

test('articles in other languages do not get common words of English as keywords', async () => {
  const text = 'The news: „Die Barke“. The Barke, the news.'
  using archive = testArchive({
    ...Object.fromEntries(
      Object.entries(frame(12)).map(([file, written]) => [file, written.replace('title:', 'lang: en\ntitle:')]),
    ),
    ...Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`de/${at}.md`, article('Tag', ['lang: de', 'tags: [a]'], 'Der Tag.')]),
    ),
    'barke.md': article('Eine Barke', ['lang: de'], text),
  })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'barke.md': ['barke', 'eine'] })
})

test('keywords are the same after single edits as after a fresh import', async () => {
  const random = randomIntegers(11)
  const words = Array.from({ length: 30 }, (_, at) => `word${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'z' : ''}`)
  const text = () =>
    Array.from({ length: 4 }, () => `${words[Math.min(random(30), random(30))]} `.repeat(1 + random(3))).join('')
  const written = () =>
    article(
      'A title',
      [['tags: [a]', 'draft: true', 'lang: en', 'tags: []', 'lang: de', '# none'][random(6)] ?? ''],
      text(),
    )
  const files = Array.from({ length: 70 }, (_, at) => `${at}.md`)
  using archive = testArchive(Object.fromEntries(files.map((file) => [file, written()])))
  await archive.import()
  for (let edit = 0; edit < 60; edit++) {
    const file = files[random(70)] ?? ''
    if (random(5) === 0) archive.folder.remove(file)
    else archive.folder.write({ [file]: written() })
    await archive.import({ force: true })
  }
  using fresh = testArchive({})
  cpSync(archive.folder.path, fresh.folder.path, { recursive: true, preserveTimestamps: true })
  await fresh.import()
  expect(Object.keys(keywords(fresh)).length).toBeGreaterThan(15)
  expect(keywords(archive)).toEqual(keywords(fresh))
  const counted = 'SELECT word, articles FROM Word ORDER BY word'
  expect(archive.query(counted)).toEqual(fresh.query(counted))
})

test('keywords follow a file that is moved, and the settings of the site', async () => {
  using archive = testArchive({ ...frame(12), 'tug.md': article('Tug', [], tug) })
  await archive.import()
  archive.folder.rename('tug.md', 'moved.md')
  await archive.import()
  expect(keywords(archive)).toEqual({ 'moved.md': ['tug', 'barge'] })
  archive.folder.write({ 'site.yml': 'lang: de\n' })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'moved.md': ['tug', 'barge'] })
  expect(archive.query("SELECT articles FROM Word WHERE word = 'de barge'")).toEqual([{ articles: 1 }])
})

test('common words, months and names of code are not keywords, and names with a capital inside are', async () => {
  using archive = testArchive({
    ...frame(12),
    'code.md': article(
      'Through March without GitHub',
      [],
      'Please call getOutput, then set_timeout. GitHub wants getOutput and set_timeout. The iPhone needs your iPhone without March.',
    ),
    'zh.md': article('我们的拖轮', ['lang: zh-CN'], '因为拖轮没有问题,所以我们看拖轮。因为没有问题,我们可以看。'),
  })
  await archive.import()
  expect(keywords(archive)).toEqual({ 'code.md': ['github', 'iphone'], 'zh.md': ['拖轮'] })
})
