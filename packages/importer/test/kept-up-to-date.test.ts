import { expect, test } from 'vitest'
import { anyArticle, dice } from './sample-archive.ts'
import { wholeDatabase } from './whole-database.ts'
import { article, type World, world } from './world.ts'

/** Everything that the database says of the content, with files for articles' ids: those of renamed files differ. */
const questions = {
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
  files: 'SELECT path, bytes, sha256 FROM File ORDER BY path',
  site: 'SELECT title, url, lang, timeZone, contentDir, settingsHash, settings FROM Site',
}

/** Ids of articles, places in the search index, and when a file was looked at. */
const mayDiffer = new Set(['id', 'key', 'articleId', 'fromId', 'toId', 'modifiedAt', 'changedAt', 'searchId'])
const named = new Set(['authors', 'categories', 'tags', 'images'])

function content(archive: World): { [question: string]: unknown[] } {
  return Object.fromEntries(
    Object.entries(questions).map(([name, sql]) => [
      name,
      archive
        .ask(sql)
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(([column]) => !mayDiffer.has(column) || (column === 'id' && named.has(name))),
          ),
        ),
    ]),
  )
}

test.each([1, 2, 3])(
  'an archive kept up to date through 200 edits equals a fresh import: seed %i',
  async (seed) => {
    const throwOf = dice(seed)
    let files = Array.from({ length: 40 }, (_, at) => `_posts/${at % 4}/${at}.md`)
    using archive = world(Object.fromEntries(files.map((file) => [file, anyArticle(throwOf, files)])))
    await archive.import()
    const drawn = new Set<string>()
    for (let edit = 1; edit <= 200; edit++) {
      const file = files[throwOf(files.length)] ?? ''
      const what = throwOf(10)
      if (what < 5) archive.folder.write({ [file]: anyArticle(throwOf, files) })
      else if (what === 5) {
        const folder = [`_posts/${throwOf(4)}/`, 'pages/', ''][throwOf(3)]
        const name = `${folder}${throwOf(20)}.${['md', 'html'][throwOf(2)]}`
        // A page without front matter is there and no article.
        const page = name.endsWith('.html') && throwOf(3) === 0 ? '<p>No article.</p>' : anyArticle(throwOf, files)
        archive.folder.write({ [name]: page })
        if (!files.includes(name)) files.push(name)
      } else if (what === 6 && files.length > 10) {
        archive.folder.remove(file)
        files = files.filter((name) => name !== file)
      } else if (what < 9) {
        const name = `${[`_posts/${throwOf(4)}`, 'pages'][throwOf(2)]}/moved-${edit}.${file.split('.').at(-1)}`
        archive.folder.rename(file, name)
        files = [...files.filter((other) => other !== file), name]
      } else {
        const picture =
          ['pictures/tug.gif', 'pictures/fog.gif', '_posts/1/fog.gif', '_posts/2/pictures/tug.gif'][throwOf(4)] ?? ''
        if (drawn.delete(picture)) archive.folder.remove(picture)
        else {
          drawn.add(picture)
          archive.folder.write({
            [picture]: `GIF89a${'\u0003'}\u0000${String.fromCharCode(1 + throwOf(9))}\u0000 ${edit}`,
          })
        }
      }
      if (throwOf(6) === 0) await archive.import()
    }
    await archive.import()
    using fresh = world({})
    await fresh.import({ folder: archive.folder.path })
    expect(content(archive)).toEqual(content(fresh))
    const { searchIndexes } = wholeDatabase(archive.databaseFile)
    expect(searchIndexes).toEqual(wholeDatabase(fresh.databaseFile).searchIndexes)
  },
  120_000,
)

test('a link finds what its address can mean, whether that was there before it or came after', async () => {
  const from = article('From', [], '[b](b.html) [c](c) [d](d.md#e) [f](f.html)')
  using archive = world({ 'posts/a.md': from, 'posts/z.md': article('Z') })
  const found = () =>
    archive
      .ask('SELECT a.file FROM Link l LEFT JOIN Article a ON a.id = toId ORDER BY l.position')
      .map((row) => row.file)
  const broken = () => archive.ask("SELECT message FROM Diagnostic WHERE code = 'link-broken'").length
  await archive.import()
  expect([found(), broken()]).toEqual([[null, null, null, null], 4])
  archive.folder.write({
    'posts/y.md': article('Y'),
    'posts/x.md': article('X'),
    'posts/w.md': article('W'),
    'posts/b.html': article('B', ['permalink: /elsewhere/'], '<p>b</p>'),
    'posts/c.md': article('C'),
    'd.md': article('D'),
    'posts/f.html': '<p>No article.</p>',
  })
  await archive.import()
  expect([found(), broken()]).toEqual([['posts/b.html', 'posts/c.md', 'd.md', null], 0])
  using fresh = world({})
  await fresh.import({ folder: archive.folder.path })
  expect(content(archive)).toEqual(content(fresh))
  for (const file of ['posts/b.html', 'posts/c.md', 'd.md', 'posts/f.html']) archive.folder.remove(file)
  await archive.import()
  expect([found(), broken()]).toEqual([[null, null, null, null], 4])
})
