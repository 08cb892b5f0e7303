import { adoptHistory } from '@broadsheet/database/testing/adopt-history'
import { expect, test } from 'vitest'
import { databaseContent } from '../support/database-content.ts'
import { PathHistory } from '../support/path-history.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

/** All content in the database. */
const queries = {
  articles: `SELECT a.*, c.slug AS categorySlug, i.url AS coverUrl, t.url AS thumbnailUrl FROM Article a
    LEFT JOIN Category c ON c.id = a.categoryId LEFT JOIN Image i ON i.id = a.coverId
    LEFT JOIN Image t ON t.id = a.thumbnailId ORDER BY a.file`,
  bodies: 'SELECT a.file, b.* FROM Body b JOIN Article a ON a.id = b.articleId ORDER BY a.file',
  authors: 'SELECT * FROM Author ORDER BY id',
  categories: 'SELECT * FROM Category ORDER BY id',
  tags: 'SELECT * FROM Tag ORDER BY id',
  images: 'SELECT * FROM Image ORDER BY id',
  articleAuthors:
    'SELECT a.file, j.* FROM ArticleAuthor j JOIN Article a ON a.id = j.articleId ORDER BY a.file, position',
  articleCategories:
    'SELECT a.file, j.* FROM ArticleCategory j JOIN Article a ON a.id = j.articleId ORDER BY a.file, position',
  articleTags: 'SELECT a.file, j.* FROM ArticleTag j JOIN Article a ON a.id = j.articleId ORDER BY a.file, position',
  imageUses: 'SELECT a.file, j.* FROM ImageUse j JOIN Article a ON a.id = j.articleId ORDER BY a.file, position',
  meanings: `SELECT a.file, m.* FROM LinkMeaning m JOIN Article a ON a.id = m.fromId
    ORDER BY a.file, position, rank`,
  links: `SELECT a.file, b.file AS toFile, l.* FROM Link l JOIN Article a ON a.id = l.fromId
    LEFT JOIN Article b ON b.id = l.toId ORDER BY a.file, position`,
  redirects: 'SELECT * FROM Redirect ORDER BY "from"',
  values: 'SELECT a.file, v.* FROM FrontMatterValue v JOIN Article a ON a.id = v.articleId ORDER BY a.file, position',
  diagnostics: 'SELECT * FROM Diagnostic ORDER BY file, position',
  formerPaths: 'SELECT * FROM FormerPath ORDER BY path, articleId',
  files: 'SELECT path, bytes, sha256 FROM File ORDER BY path',
  words: 'SELECT a.file, w.* FROM ArticleWords w JOIN Article a ON a.id = w.articleId ORDER BY a.file',
  wordCounts: 'SELECT * FROM Word ORDER BY word',
  keywords: 'SELECT a.file, k.* FROM ArticleKeyword k JOIN Article a ON a.id = k.articleId ORDER BY a.file, position',
  counters: 'SELECT * FROM Counter ORDER BY kind, one, other',
  site: 'SELECT title, url, lang, timeZone, contentDir, settingsHash, settings FROM Site',
}

/** Row numbers of the search index, and the times of files. */
const mayDiffer = new Set(['modifiedAt', 'changedAt', 'searchId'])

function content(archive: TestArchive): { [query: string]: unknown[] } {
  return Object.fromEntries(
    Object.entries(queries).map(([name, sql]) => [
      name,
      archive
        .query(sql)
        .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !mayDiffer.has(column)))),
    ]),
  )
}

test.each([1, 2, 3])(
  'after 200 edits, the database equals a new import with the same ids, paths and former paths: seed %i',
  async (seed) => {
    const randomInteger = randomIntegers(seed)
    let files = Array.from({ length: 40 }, (_, at) => `_posts/${at % 4}/${at}.md`)
    using archive = testArchive(Object.fromEntries(files.map((file) => [file, randomArticle(randomInteger, files)])))
    await archive.import()
    const history = new PathHistory(archive)
    const existingImages = new Set<string>()
    for (let edit = 1; edit <= 200; edit++) {
      const file = files[randomInteger(files.length)] ?? ''
      const action = randomInteger(10)
      if (action < 5) archive.folder.write({ [file]: randomArticle(randomInteger, files) })
      else if (action === 5) {
        const folder = [`_posts/${randomInteger(4)}/`, 'pages/', ''][randomInteger(3)]
        const name = `${folder}${randomInteger(20)}.${['md', 'html'][randomInteger(2)]}`
        // An HTML page without front matter is a file but not an article.
        const page =
          name.endsWith('.html') && randomInteger(3) === 0
            ? '<p>Not an article.</p>'
            : randomArticle(randomInteger, files)
        archive.folder.write({ [name]: page })
        if (!files.includes(name)) files.push(name)
      } else if (action === 6 && files.length > 10) {
        archive.folder.remove(file)
        files = files.filter((name) => name !== file)
      } else if (action < 9) {
        const name = `${[`_posts/${randomInteger(4)}`, 'pages'][randomInteger(2)]}/moved-${edit}.${file.split('.').at(-1)}`
        archive.folder.rename(file, name)
        files = [...files.filter((other) => other !== file), name]
      } else {
        const image =
          ['pictures/tug.gif', 'pictures/fog.gif', '_posts/1/fog.gif', '_posts/2/pictures/tug.gif'][randomInteger(4)] ??
          ''
        if (existingImages.delete(image)) archive.folder.remove(image)
        else {
          existingImages.add(image)
          archive.folder.write({
            [image]: `GIF89a${'\u0003'}\u0000${String.fromCharCode(1 + randomInteger(9))}\u0000 ${edit}`,
          })
        }
      }
      if (randomInteger(6) === 0) {
        await archive.import()
        history.check()
      }
    }
    await archive.import()
    history.check()
    expect(history.paths).toBeGreaterThan(20)
    using fresh = testArchive({})
    await fresh.import({ folder: archive.folder.path })
    adoptHistory(fresh.databaseFile, archive.databaseFile)
    await fresh.import({ folder: archive.folder.path, full: true })
    expect(content(archive)).toEqual(content(fresh))
    const { searchIndexes } = databaseContent(archive.databaseFile)
    expect(searchIndexes).toEqual(databaseContent(fresh.databaseFile).searchIndexes)
  },
  120_000,
)

test('a link finds its target, whether the target is imported before or after it', async () => {
  const from = article('From', [], '[b](b.html) [c](c) [d](d.md#e) [f](f.html)')
  using archive = testArchive({ 'posts/a.md': from, 'posts/z.md': article('Z') })
  const found = () =>
    archive
      .query('SELECT a.file FROM Link l LEFT JOIN Article a ON a.id = toId ORDER BY l.position')
      .map((row) => row.file)
  const broken = () => archive.query("SELECT message FROM Diagnostic WHERE code = 'link-broken'").length
  await archive.import()
  expect([found(), broken()]).toEqual([[null, null, null, null], 4])
  archive.folder.write({
    'posts/y.md': article('Y'),
    'posts/x.md': article('X'),
    'posts/w.md': article('W'),
    'posts/b.html': article('B', ['permalink: /elsewhere/'], '<p>b</p>'),
    'posts/c.md': article('C'),
    'd.md': article('D'),
    'posts/f.html': '<p>Not an article.</p>',
  })
  await archive.import()
  expect([found(), broken()]).toEqual([['posts/b.html', 'posts/c.md', 'd.md', null], 0])
  using fresh = testArchive({})
  await fresh.import({ folder: archive.folder.path })
  expect(content(archive)).toEqual(content(fresh))
  for (const file of ['posts/b.html', 'posts/c.md', 'd.md', 'posts/f.html']) archive.folder.remove(file)
  await archive.import()
  expect([found(), broken()]).toEqual([[null, null, null, null], 4])
})
