import { expect, test } from 'vitest'
import { Archive, put, site } from '../../support/archive.ts'
import { fileRow } from '../../support/article-rows.ts'
import { sync } from '../../support/read-archive.ts'

const at = (path: string, more: object = {}) => ({ article: { path, ...more } })

/** The target of each path for the public, a minute after the epoch: null if there is none. */
function routes(archive: Archive, paths: string[], preview = false): (string | null)[] {
  const reader = archive.database.openSnapshot({ preview, now: 60_000 })
  try {
    return paths.map((path) => {
      const article = sync(reader.routes.articleAt(path))
      return article ? `article ${article.path}` : (sync(reader.routes.redirectFrom(path))?.to ?? null)
    })
  } finally {
    reader.release()
  }
}

function aliases(archive: Archive, path: string, preview = false): readonly string[] {
  const reader = archive.database.openSnapshot({ preview, now: 60_000 })
  try {
    const article = sync(reader.articles.one({ path }))
    if (article === null) throw new Error(`No article has the path ${path}.`)
    return sync(reader.articles.formerPathsOf(article))
  } finally {
    reader.release()
  }
}

test('every path that an article had before leads to its path of today', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/') })
  const result = archive.put({ 'a.md': at('/2/') })
  expect(result.redirects).toEqual({ count: 1, first: [{ from: '/1/', to: '/2/', file: 'a.md' }] })
  archive.put({ 'a.md': at('/3/') })
  expect(routes(archive, ['/1/', '/2/', '/2', '/3/'])).toEqual(['/3/', '/3/', '/3/', 'article /3/'])
  expect(aliases(archive, '/3/')).toEqual(['/1/', '/2/'])
})

test('an article that goes back to its old path has a redirect from the other one only', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/') })
  archive.put({ 'a.md': at('/2/') })
  const result = archive.put({ 'a.md': at('/1/') })
  expect(result.redirects.first).toEqual([{ from: '/2/', to: '/1/', file: 'a.md' }])
  expect(routes(archive, ['/1/', '/2/'])).toEqual(['article /1/', '/1/'])
  expect(archive.rows('SELECT path FROM FormerPath')).toEqual([['/2/']])
})

test('a path with and without its last slash is one path, and capitals make another', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/a/'), 'b.md': at('/B/') })
  const result = archive.put({ 'a.md': at('/a'), 'b.md': at('/b/') })
  expect(result.redirects.first).toEqual([{ from: '/B/', to: '/b/', file: 'b.md' }])
})

test('a renamed file redirects from its old path, and a new file at the old path takes it', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.import((writer) => {
    writer.moveFile('a.md', fileRow('b.md'))
    put(writer, 'b.md')
  })
  expect(routes(archive, ['/a/', '/b/'])).toEqual(['/b/', 'article /b/'])
  expect(archive.put({ 'a.md': {} })).toMatchObject({ created: 1, updated: 1 })
  expect(routes(archive, ['/a/'])).toEqual(['article /a/'])
  expect(aliases(archive, '/b/')).toEqual([])
  expect(archive.remove('a.md')).toMatchObject({ deleted: 1, updated: 1 })
  expect(routes(archive, ['/a/'])).toEqual(['/b/'])
})

test('articles that swap their paths have no redirects, until one of them is deleted', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/y/') })
  const result = archive.put({ 'a.md': at('/y/'), 'b.md': at('/x/') })
  expect(result.redirects.count).toBe(0)
  expect(routes(archive, ['/x/', '/y/'])).toEqual(['article /x/', 'article /y/'])
  expect([aliases(archive, '/x/'), aliases(archive, '/y/')]).toEqual([[], []])
  archive.remove('b.md')
  expect(routes(archive, ['/x/', '/y/'])).toEqual(['/y/', 'article /y/'])
})

test('a path that several articles had leads to the last one', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/') })
  archive.put({ 'a.md': at('/a/') })
  archive.put({ 'b.md': at('/x/') })
  archive.put({ 'b.md': at('/b/') })
  expect(routes(archive, ['/x/'])).toEqual(['/b/'])
  expect([aliases(archive, '/a/'), aliases(archive, '/b/')]).toEqual([[], ['/x/']])
  archive.remove('b.md')
  expect(routes(archive, ['/x/'])).toEqual(['/a/'])
})

test('the numbered path of a copy redirects when the copy gets its own path', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': at('/x/') })
  archive.remove('a.md')
  expect(routes(archive, ['/x/', '/x-2/'])).toEqual(['article /x/', '/x/'])
  archive.put({ 'a.md': at('/x/') })
  expect(archive.rows('SELECT file, path FROM Article ORDER BY file')).toEqual([
    ['a.md', '/x-2/'],
    ['b.md', '/x/'],
  ])
})

test('a deleted article has no redirects, and gets them back with its file', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/'), 'b.md': {} })
  archive.import((writer) => {
    writer.moveFile('a.md', fileRow('moved.md'))
    put(writer, 'moved.md', at('/2/'))
  })
  archive.remove('moved.md')
  expect(routes(archive, ['/1/', '/2/'])).toEqual([null, null])
  archive.put({ 'moved.md': at('/2/') })
  expect(routes(archive, ['/1/', '/2/'])).toEqual(['/2/', 'article /2/'])
})

test('an id in front matter keeps the redirects when its file is deleted and comes back elsewhere', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/', { key: 'id:7' }), 'c.md': {} })
  archive.remove('a.md')
  archive.put({ 'b.md': at('/2/', { key: 'id:7' }) })
  expect(routes(archive, ['/1/'])).toEqual(['/2/'])
})

test('an id that moves to another file within one import redirects from the old path', () => {
  for (const removeFirst of [true, false]) {
    using archive = new Archive()
    archive.put({ 'a.md': at('/1/', { key: 'id:7' }) })
    archive.import((writer) => {
      if (removeFirst) writer.removeFile('a.md')
      put(writer, 'b.md', at('/2/', { key: 'id:7' }))
      if (!removeFirst) writer.removeFile('a.md')
    })
    expect(routes(archive, ['/1/'])).toEqual(['/2/'])
  }
})

test('an id that a file loses and several files request keeps its redirects', () => {
  using archive = new Archive()
  const asking = (path: string) => at(path, { key: 'id:7' })
  archive.put({ 'z.md': asking('/1/'), 'a.md': at('/a/') })
  archive.put({ 'z.md': asking('/2/') })
  archive.put({ 'z.md': at('/2/'), 'y.md': asking('/y/'), 'a.md': asking('/a/') })
  expect(archive.rows("SELECT file FROM Article WHERE key = 'id:7'")).toEqual([['a.md']])
  expect(routes(archive, ['/1/', '/2/'])).toEqual(['/a/', 'article /2/'])
})

test('a copy that gets the id and the path of its deleted original redirects from its numbered path', () => {
  using archive = new Archive()
  const copied = at('/x/', { key: 'id:7' })
  archive.put({ 'a.md': at('/old/', { key: 'id:7' }) })
  archive.put({ 'a.md': copied, 'b.md': copied })
  archive.remove('a.md')
  expect(archive.rows('SELECT file, key, path FROM Article')).toEqual([['b.md', 'id:7', '/x/']])
  expect(routes(archive, ['/old/', '/x-2/'])).toEqual(['/x/', '/x/'])
})

test('a file that gets an id keeps the redirects from its former paths', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/') })
  archive.put({ 'a.md': at('/2/') })
  archive.put({ 'a.md': at('/3/', { key: 'id:7' }) })
  expect(routes(archive, ['/1/', '/2/'])).toEqual(['/3/', '/3/'])
})

test('an alias of the content folder comes before a former path', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/x/'), 'b.md': {} })
  archive.put({ 'a.md': at('/a/') })
  archive.put({ 'b.md': { article: { aliases: ['/x/'] } } })
  expect(routes(archive, ['/x/'])).toEqual(['/b/'])
  expect(aliases(archive, '/a/')).toEqual([])
})

test('only paths at which the public could see the article are kept', () => {
  using archive = new Archive()
  archive.put({
    'draft.md': at('/draft-1/', { draft: true }),
    'later.md': at('/later-1/', { publishedAt: 50_000 }),
    'hidden.md': at('/hidden-1/', { hidden: true }),
  })
  archive.put({ 'draft.md': at('/draft-2/'), 'later.md': at('/later-2/'), 'hidden.md': at('/hidden-2/') })
  expect(routes(archive, ['/draft-1/', '/later-1/', '/hidden-1/'])).toEqual([null, null, '/hidden-2/'])
})

test('an article that gets another path while it is not published redirects from its last public path', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/'), 'b.md': at('/b-1/') })
  archive.put({ 'a.md': at('/1/', { draft: true }), 'b.md': at('/b-1/', { publishedAt: 90_000 }) })
  archive.put({ 'a.md': at('/2/', { draft: true }), 'b.md': at('/b-2/', { publishedAt: 90_000 }) })
  expect(routes(archive, ['/1/', '/2/', '/b-1/'])).toEqual([null, null, null])
  archive.put({ 'a.md': at('/3/'), 'b.md': at('/b-3/') })
  expect(routes(archive, ['/1/', '/2/', '/b-1/', '/b-2/'])).toEqual(['/3/', null, '/b-3/', null])
})

test('an article that is unpublished and published again at its path has no former path', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/') })
  archive.put({ 'a.md': at('/1/', { draft: true }) })
  expect(routes(archive, ['/1/'])).toEqual([null])
  archive.put({ 'a.md': at('/1/') })
  expect(archive.rows('SELECT * FROM FormerPath')).toEqual([])
})

test('a redirect does not lead to an article that the viewer may not see', () => {
  using archive = new Archive()
  const unseen = { draft: { draft: true }, later: { publishedAt: 90_000 }, expired: { expiresAt: 1 } }
  for (const [name, state] of Object.entries(unseen)) {
    archive.put({ [`${name}.md`]: at(`/${name}-1/`) })
    archive.put({ [`${name}.md`]: at(`/${name}-2/`, state) })
    expect(routes(archive, [`/${name}-1/`])).toEqual([null])
    expect(routes(archive, [`/${name}-1/`], true)).toEqual([`/${name}-2/`])
  }
})

test('a draft at a former path hides the redirect from previews only', () => {
  using archive = new Archive()
  archive.put({ 'a.md': at('/1/') })
  archive.put({ 'a.md': at('/2/') })
  archive.put({ 'b.md': at('/1/', { draft: true }) })
  expect([routes(archive, ['/1/']), routes(archive, ['/1/'], true)]).toEqual([['/2/'], ['article /1/']])
  expect([aliases(archive, '/2/'), aliases(archive, '/2/', true)]).toEqual([['/1/'], []])
})

test('an import from another folder forgets the paths of deleted articles', () => {
  using archive = new Archive()
  archive.import((writer) => {
    writer.putSite(site)
    put(writer, 'a.md', at('/1/'))
  })
  archive.import((writer) => {
    writer.removeFile('a.md')
    put(writer, 'b.md')
    writer.putSite({ ...site, contentDir: 'elsewhere' })
  })
  expect(archive.rows('SELECT * FROM FormerPath')).toEqual([])
})

test('the first hundred redirects of an import are listed, and all are counted', () => {
  using archive = new Archive()
  const files = (folder: string) =>
    Object.fromEntries(Array.from({ length: 120 }, (_, number) => [`${number}.md`, at(`/${folder}/${number}/`)]))
  archive.put(files('old'))
  const { redirects } = archive.put(files('new'))
  expect([redirects.count, redirects.first.length]).toEqual([120, 100])
})
