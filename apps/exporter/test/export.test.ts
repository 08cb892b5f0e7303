import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createDatabase } from '@broadsheet/database'
import { ExportError, type ExportForm, type ExportOptions, exportArchive } from '@broadsheet/exporter'
import type { Environment } from '@broadsheet/server'
import { expect, test } from 'vitest'
import { article, imported, seeds, written } from './exported.ts'

function target(): string {
  return join(mkdtempSync(join(tmpdir(), 'broadsheet-target-')), 'export')
}

function exported(environment: Environment, options: Partial<ExportOptions> = {}) {
  return exportArchive({
    environment,
    target: target(),
    form: 'hexo',
    where: null,
    publishedOnly: false,
    force: false,
    ...options,
  })
}

test.each(['hexo', 'hugo', 'jekyll'] as const)(
  'the sample archive as files of %s gives the same articles when it is imported again',
  async (form: ExportForm) => {
    const environment = await imported(seeds)
    const report = await exported(environment, { form })
    expect(report.differences).toEqual([])
    expect(report.bodies).toEqual({ source: report.articles, markdown: 0, html: 0 })
    expect([report.articles, report.files > 10]).toEqual([33, true])
  },
)

test('front matter has the keys of the generator, and addresses lead to the files of the export', async () => {
  const content = written({
    'site.yml': 'dialect: eleventy\ntitle: Tidings\ntimeZone: Asia/Shanghai\n',
    'notes/2024/pier.md': article(
      'title: "The pier: a story"\ndate: 2024-01-31 08:00\nauthor: Ann Lee\ntags: [wood, sea]\nrating: 4\nimage: ../img/pier.png',
      'See ![planks](../img/pier.png) and [the boat](boat.md#deck).',
    ),
    'notes/2024/boat.md': article('title: Boat\ndate: 2024-02-01\ndraft: true', '## Deck\n\nIt floats.'),
    'notes/img/pier.png': readFileSync(join(seeds, 'pictures/tram.png')),
  })
  const environment = await imported(content)
  const folder = target()
  const report = await exported(environment, { target: folder, form: 'hugo' })
  expect(report.differences).toEqual([])
  expect(readFileSync(join(folder, 'content/posts/pier.md'), 'utf8')).toBe(`---
title: 'The pier: a story'
date: 2024-01-31T00:00:00.000Z
url: /notes/2024/pier/
authors:
  - Ann Lee
tags:
  - wood
  - sea
headimg: /notes/img/pier.png
rating: 4
---

See ![planks](/notes/img/pier.png) and [the boat](/notes/2024/boat/#deck).
`)
  expect(existsSync(join(folder, 'static/notes/img/pier.png'))).toBe(true)
  expect(readFileSync(join(folder, 'content/posts/boat.md'), 'utf8')).toContain('draft: true\n')
})

test('a body that the generator would read in another way is converted, so that its text stays the same', async () => {
  const content = written({
    '_config.yml': 'title: Docs\nmarkdown: kramdown\n',
    '_posts/2024-01-31-tags.md': article(
      'title: Tags',
      'Before.\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\nWrite `{% raw %}{{ page.title }}{% endraw %}` for a title.',
    ),
    '_posts/2024-02-01-plain.md': article('title: Plain', 'Nothing special.'),
  })
  const report = await exported(await imported(content), { form: 'hugo' })
  expect(report.differences).toEqual([])
  expect(report.bodies?.source).toBe(1)
})

test('an export of what is published has no drafts and no hidden articles', async () => {
  const content = written({
    'a.md': article('title: Public\ndate: 2024-01-01', 'Everybody.'),
    'b.md': article('title: Draft\ndate: 2024-01-02\ndraft: true', 'Nobody.'),
    'c.md': article('title: Hidden\ndate: 2024-01-03\nhidden: true', 'Few.'),
    'd.md': article('title: Later\ndate: 2999-01-03', 'Later.'),
  })
  const environment = await imported(content)
  const lines = target()
  await exported(environment, { target: lines, form: 'jsonl', publishedOnly: true })
  const titles = readFileSync(lines, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).title)
  expect(titles).toEqual(['Public'])
  const all = await exported(environment)
  expect([all.articles, all.differences]).toEqual([4, []])
})

test('a filter of the API selects articles, and a wrong one is refused with the reason of the API', async () => {
  const environment = await imported(seeds)
  const file = target()
  const report = await exported(environment, { target: file, form: 'jsonl', where: { tag: { anyOf: ['台风'] } } })
  expect(report.articles).toBeGreaterThan(1)
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) expect(JSON.parse(line).tags).toContain('台风')
  await expect(exported(environment, { form: 'jsonl', where: { colour: 'red' } })).rejects.toThrow(/colour/)
})

test('an export of more articles and authors than one answer of the API holds has all of them', async () => {
  const numbers = Array.from({ length: 120 }, (_, at) => at)
  const authors = numbers.map((at) => `"Author ${at}": {bio: "Writes about ${at}"}\n`).join('')
  const posts = numbers.map((at) => [
    `posts/${at}.md`,
    article(`title: "N ${at}"\ndate: 2024-01-01\nauthor: "Author ${at}"`, 'x'),
  ])
  const environment = await imported(written({ 'authors.yml': authors, ...Object.fromEntries(posts) }))
  const folder = target()
  const { articles } = await exported(environment, { target: folder })
  expect(articles).toBe(120)
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|yml)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('')
  for (const at of numbers) for (const text of [`N ${at}\n`, `Writes about ${at}`]) expect(texts).toMatch(text)
}, 60_000)

test('a SQLite file holds the archive', async () => {
  const environment = await imported(seeds)
  const file = target()
  await exported(environment, { target: file, form: 'sqlite' })
  const database = createDatabase(`file:${file}`)
  expect(database.archiveSize().articles).toBe(33)
  await database.close()
  await expect(exported(environment, { form: 'sqlite', publishedOnly: true })).rejects.toThrow(ExportError)
})

test('an export replaces only an earlier export, never the content, and leaves nothing unfinished', async () => {
  const content = written({ 'posts/a.md': article('title: A\ndate: 2024-01-01', 'A.') })
  const environment = await imported(content)
  const folder = target()
  await exported(environment, { target: folder })
  await expect(exported(environment, { target: folder })).rejects.toThrow('is not empty')
  await exported(environment, { target: folder, force: true })
  const other = written({ 'mine.txt': 'mine' })
  await expect(exported(environment, { target: other, force: true })).rejects.toThrow('not an earlier export')
  expect(readFileSync(join(other, 'mine.txt'), 'utf8')).toBe('mine')
  for (const place of [content, join(content, 'out'), dirname(content)]) {
    await expect(exported(environment, { target: place, force: true })).rejects.toThrow(ExportError)
  }
  const failed = target()
  await expect(exported(environment, { target: failed, where: { nothing: 1 } })).rejects.toThrow(ExportError)
  expect(readdirSync(dirname(failed))).toEqual([])
  expect(readdirSync(dirname(folder))).toEqual(['export'])
})

test('names that could leave the folder or that a system refuses become safe', async () => {
  const content = written({
    'site.yml': 'dialect: eleventy\n',
    'a.md': article('title: Up\nslug: "../../up"\ndate: 2024-01-01', 'Up.'),
    'b.md': article('title: Con\nslug: "con"\ndate: 2024-01-02', 'Con.'),
    'c.md': article(`title: Long\nslug: ${'潮'.repeat(90)}\ndate: 2024-01-03`, 'Long.'),
    'd/e.md': article('title: Twice\nslug: same\ndate: 2024-01-04', 'One.'),
    'd/f.md': article('title: Twice\nslug: Same\ndate: 2024-01-05', 'Two.'),
  })
  const report = await exported(await imported(content))
  expect(report.differences).toEqual([])
})
