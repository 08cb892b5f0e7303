import { afterAll, beforeAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const first = `The pier was built in a summer without rain by three men who had never built one before.

The charts say that nothing can stand there, and each winter the sea takes a plank of it.

The harbour master counts the planks in spring, and writes the number into a book with a green cover.

The book has been kept since the year of the flood, and nobody has ever added the numbers up.

Children jump from the last plank in July, and the boats wait until they have climbed out.`
const second = first.replace('three men', 'four men').replace(' with a green cover', '')
const chinese =
  '屿津的轮渡码头建于一个没有雨的夏天，三个从没有造过码头的人把它造了起来。海图上说那里什么也立不住，每年冬天海浪都要带走一块木板，又送回另一块。'

let site: TestSite
let url: string
beforeAll(async () => {
  site = await createTestSite(
    {
      'site.yml': 'title: The archive\nlang: en\nurl: https://archive.example\n',
      'pier.md': article('The pier', ['date: 2022-01-01', 'categories: [Harbour]'], first),
      'pier-again.md': article('The old pier', ['date: 2022-01-02', 'categories: [Harbour]'], second),
      'matou.md': article('码头', ['date: 2022-01-03', 'lang: zh-CN'], chinese),
      'matou-2.md': article('码头', ['date: 2022-01-04', 'lang: zh-CN'], chinese.replace('三个', '四个')),
      'alone.md': article('Alone', ['date: 2022-01-05'], 'A text without versions.'),
      'draft.md': article('Draft of the pier', ['draft: true'], second),
    },
    { reader: true },
  )
  url = await site.listen()
})
afterAll(() => site[Symbol.asyncDispose]())

async function page(path: string): Promise<string> {
  return (await fetch(url + path)).text()
}

test('an article lists the versions of its story, the newest first, and names it as the canonical one', async () => {
  const text = await page('/pier/')
  expect(text).toContain('<link rel="canonical" href="https://archive.example/pier-again/">')
  const [list = ''] = /<section class="versions">.*?<\/section>/s.exec(text) ?? []
  expect([...list.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    '/pier-again/',
    '/reader/versions/pier-again/',
    '/pier/',
  ])
  expect(list).toContain('<a href="/pier/" aria-current="page">The pier</a>')
  expect(list).toContain('<span>newest</span>')
  expect(list).not.toContain('Draft')
  expect(await page('/pier-again/')).toContain('<link rel="canonical" href="https://archive.example/pier-again/">')
  expect(await page('/alone/')).not.toContain('class="versions"')
})

test('the page of a version marks what was inserted and deleted, also for screen readers', async () => {
  const text = await page('/reader/versions/pier-again/')
  expect(text).toContain('<meta name="robots" content="noindex">')
  expect(text).toContain('The <ins><span class="unseen">[inserted: </span>old <span class="unseen">]</span></ins>pier')
  expect(text).toContain('<del><span class="unseen">[deleted: </span>three<span class="unseen">]</span></del>')
  expect(text).toContain('<ins><span class="unseen">[inserted: </span>four<span class="unseen">]</span></ins> men')
  expect(text).toContain(
    '<del><span class="unseen">[deleted: </span> with a green cover<span class="unseen">]</span></del>',
  )
  const chinesePage = await page('/reader/versions/matou-2/')
  expect(chinesePage).toContain('<div class="prose difference" lang="zh-CN">')
  expect(chinesePage).toContain(
    '</del><ins><span class="unseen">[inserted: </span>四<span class="unseen">]</span></ins>个',
  )
})

test('a sentence that was rewritten is one deletion and one insertion, not a change for each word', async () => {
  const rewritten = first.replace('built in a summer without rain', 'raised by an autumn beyond memory')
  await using other = await createTestSite(
    { 'a.md': article('Pier', ['date: 2022-01-01'], first), 'b.md': article('Pier', ['date: 2022-01-02'], rewritten) },
    { reader: true },
  )
  const text = await (await fetch(`${await other.listen()}/reader/versions/b/`)).text()
  const changes = [...text.matchAll(/<(ins|del)><span[^>]*>[^<]*<\/span>([^<]*)/g)].map(([, kind, words]) => [
    kind,
    words,
  ])
  expect(changes).toEqual([
    ['del', 'built in a summer without rain'],
    ['ins', 'raised by an autumn beyond memory'],
  ])
})

test('the oldest version, an article alone, a draft and a missing path have no page of changes', async () => {
  for (const path of ['/pier/', '/alone/', '/draft/', '/nothing/']) {
    expect([path, (await fetch(`${url}/reader/versions${path}`)).status]).toEqual([path, 404])
  }
})

test('the front page shows each story once', async () => {
  const front = await page('/')
  expect(front).toContain('>The old pier</a>')
  expect(front).not.toContain('>The pier</a>')
})

test('long runs of paragraphs without changes are folded', async () => {
  const long = Array.from(
    { length: 12 },
    (_, at) => `Paragraph ${at} tells what happened in the harbour in month ${at}.`,
  )
  await using other = await createTestSite(
    {
      'a.md': article('A', ['date: 2022-01-01'], long.join('\n\n')),
      'b.md': article('B', ['date: 2022-01-02'], long.join('\n\n').replace('Paragraph 0 tells', 'Paragraph 0 says')),
    },
    { reader: true },
  )
  const text = await (await fetch(`${await other.listen()}/reader/versions/b/`)).text()
  expect(text).toContain('<details><summary>10 paragraphs without changes</summary>')
})
