import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Archive, put, site } from '../../support/archive.ts'
import { articleRows, fileRow, picture, showing } from '../../support/article-rows.ts'

type Sketch = NonNullable<Parameters<typeof articleRows>[1]>

const base: Sketch = {
  article: { publishedAt: 5, aliases: ['/old/'], title: '标题', lang: 'zh' },
  authors: [{ name: 'Ada', spelling: 'Ada' }],
  categories: [['A', 'b']],
  tags: ['x', 'y'],
  images: [showing(picture('https://x.example/1.png'))],
  links: [{ target: 'file:other.md', otherwise: ['path:/other/'], line: 1, column: 1 }],
  body: {
    source: 's',
    html: '<h2 id="a">正文</h2>',
    text: '正文',
    excerpt: '正',
    toc: [{ id: 'a' }],
    frontMatter: { a: 1, b: [2, 3] },
    // Shows the title of the article that the first link leads to.
    linked: { text: '正文 \ufdd10T\ufdd2', excerpt: '正' },
  },
}

const variants: [string, Sketch][] = [
  ['title', { article: { ...base.article, title: '另一个' } }],
  ['name', { article: { ...base.article, names: ['别名'] } }],
  ['date', { article: { ...base.article, publishedAt: 50 } }],
  ['draft', { article: { ...base.article, draft: true } }],
  ['path and slug', { article: { ...base.article, path: '/p/', slug: 'p' } }],
  ['aliases', { article: { ...base.article, aliases: ['/older/'] } }],
  ['words', { article: { ...base.article, words: 9 } }],
  ['author', { authors: [{ name: 'Bo', spelling: 'Bo' }] }],
  ['spelling of the author', { authors: [{ name: 'Ada', spelling: 'ADA' }] }],
  ['flat categories', { categories: [['A'], ['b']] }],
  ['no category', { categories: [] }],
  ['order of tags', { tags: ['y', 'x'] }],
  ['fewer tags', { tags: ['x'] }],
  ['image', { images: [showing(picture('https://x.example/2.png'))] }],
  ['role of the image', { images: [showing(picture('https://x.example/1.png'), 'HEAD')] }],
  ['link', { links: [{ target: 'file:third.md', otherwise: [], line: 1, column: 1 }] }],
  ['meaning of the link', { links: [{ target: 'file:other.md', otherwise: [], line: 1, column: 1 }] }],
  ['source', { body: { ...base.body, source: 't' } }],
  ['html and toc', { body: { ...base.body, html: '<h2 id="b">正文</h2>', toc: [{ id: 'b' }] } }],
  ['text', { body: { ...base.body, text: '别的', excerpt: '别', linked: { text: '\ufdd10T\ufdd2', excerpt: '别' } } }],
  ['front matter', { body: { ...base.body, frontMatter: { a: 1, b: [3] } } }],
  ['no text with titles of others', { body: { ...base.body, linked: null } }],
]

/** The tokens of the search indexes, by file. */
function tokens(archive: Archive): unknown[][] {
  const connection = new Sqlite(archive.file)
  const found = ['ArticleSearch', 'HeadSearch'].flatMap((index) => {
    connection.exec(`CREATE VIRTUAL TABLE temp.${index}Terms USING fts5vocab('main', '${index}', 'instance')`)
    return connection
      .prepare<[], unknown[]>(
        `SELECT a.file, t.col, group_concat(t.term, ' ' ORDER BY t."offset") FROM temp.${index}Terms t
        LEFT JOIN Article a ON a.searchId = t.doc GROUP BY t.doc, t.col ORDER BY a.file, t.col`,
      )
      .raw()
      .all()
  })
  connection.close()
  return found
}

const others: { [file: string]: Sketch } = { 'other.md': { article: { publishedAt: 9 } }, 'third.md': {} }

test.each(variants)('an article with another %s equals a new one with it, and the other way round', (_, sketch) => {
  const variant = { ...base, ...sketch }
  const directions: [Sketch, Sketch][] = [
    [base, variant],
    [variant, base],
  ]
  for (const [before, after] of directions) {
    using fresh = new Archive()
    fresh.put({ ...others, 'a.md': after })
    using kept = new Archive()
    kept.put({ ...others, 'a.md': before })
    expect(kept.put({ 'a.md': after })).toMatchObject({ revision: 2, updated: 1, unchanged: 2 })
    expect(kept.dump()).toEqual(fresh.dump())
    expect(tokens(kept)).toEqual(tokens(fresh))
  }
})

test('an article whose rows stay the same does not count as changed, and the revision stays', () => {
  using archive = new Archive()
  const shown = {
    links: [{ target: 'file:other.md', otherwise: [], line: 1, column: 1 }],
    body: { ...base.body, linked: { text: '见 \ufdd10T\ufdd2', excerpt: '' } },
  }
  archive.put({ ...others, 'a.md': base, 'b.md': shown })
  const before = archive.dump()
  expect(archive.put({ 'b.md': shown, 'a.md': base, 'third.md': {} })).toMatchObject({ revision: 1, updated: 0 })
  expect(archive.dump()).toEqual(before)
  expect(archive.rows('SELECT * FROM Change')).toEqual([])
})

test('only what differs is a change', () => {
  using archive = new Archive()
  archive.put({ ...others, 'a.md': base })
  archive.import((writer) => {
    for (const path of Object.keys(others)) put(writer, path, others[path])
    put(writer, 'a.md', { ...base, tags: ['x'] })
  })
  expect(archive.rows('SELECT type, kind FROM Change ORDER BY position')).toEqual([
    ['ARTICLE', 'UPDATED'],
    ['TAG', 'DELETED'],
  ])
})

test('a file with another hash is a change, even if its article stays the same', () => {
  using archive = new Archive()
  archive.put({ 'a.md': base })
  const putAgain = (sha256: string) =>
    archive.import((writer) => writer.putFile(fileRow('a.md', sha256), articleRows('a.md', base), []))
  expect(putAgain('b')).toMatchObject({ revision: 2, updated: 1 })
  expect(putAgain('b')).toMatchObject({ revision: 2, updated: 0 })
})

test('with other settings, the links of unchanged articles are looked up again', () => {
  let places = ['PART']
  using archive = new Archive({ anchors: () => ({ find: (name) => (places.includes(name) ? 'part' : null) }) })
  const link = { target: 'file:b.md', written: 'b.md#PART', fragment: 'PART', otherwise: [], line: 1, column: 1 }
  const files = { 'a.md': { links: [link] }, 'b.md': {} }
  const importWith = (settingsHash: string) =>
    archive.import((writer) => {
      for (const [path, sketch] of Object.entries(files)) put(writer, path, sketch)
      writer.putSite({ ...site, settingsHash })
    })
  importWith('a')
  expect(archive.rows('SELECT anchor FROM Link')).toEqual([['part']])
  places = []
  expect(importWith('a')).toMatchObject({ revision: 1, diagnostics: [] })
  expect(importWith('b')).toMatchObject({ revision: 2, updated: 0, diagnostics: [{ code: 'anchor-missing' }] })
  expect(archive.rows('SELECT anchor FROM Link')).toEqual([['']])
})

test('after a change of the tokenizer, the next import fills the search indexes again', () => {
  using archive = new Archive()
  archive.put({ ...others, 'a.md': base })
  const before = tokens(archive)
  const connection = new Sqlite(archive.file)
  connection.exec(`UPDATE Site SET tokenVersion = 0; INSERT INTO HeadSearch(HeadSearch) VALUES ('delete-all')`)
  connection.close()
  expect(archive.import(() => {})).toMatchObject({ revision: 2, updated: 0, unchanged: 3 })
  expect(tokens(archive)).toEqual(before)
  expect(archive.import(() => {})).toMatchObject({ revision: 2 })
})
