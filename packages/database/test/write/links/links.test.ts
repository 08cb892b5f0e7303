import { expect, test } from 'vitest'
import { Archive, put, site } from '../../support/archive.ts'
import { fileRow } from '../../support/article-rows.ts'

const links = (...targets: string[]) => ({
  links: targets.map((written, at) => {
    const [target = '', ...otherwise] = written.split(' | ')
    return { target, otherwise, line: at + 1, column: 1 }
  }),
})
const edges = (archive: Archive) =>
  archive.rows('SELECT l.target, a.file FROM Link l LEFT JOIN Article a ON a.id = l.toId ORDER BY l.fromId, l.position')
const found = 'SELECT file, line, message FROM Diagnostic ORDER BY file, position'

test('links find articles by file, path, alias and slug', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('file:p/b.md', 'path:/b/', 'path:/b', 'path:/old/', 'path:/old', 'slug:b'),
    'p/b.md': { article: { aliases: ['/old/'] } },
  })
  expect(edges(archive).map(([, file]) => file)).toEqual(Array(6).fill('p/b.md'))
})

test('a link is resolved as soon as its article exists, and unresolved when the article is deleted', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:b.md') })
  expect(edges(archive)).toEqual([['file:b.md', null]])
  expect(archive.rows(found)).toEqual([
    ['a.md', 1, 'The link to “b.md” leads nowhere: no article is made from this file.'],
  ])
  archive.put({ 'b.md': {} })
  expect(edges(archive)).toEqual([['file:b.md', 'b.md']])
  expect(archive.rows(found)).toEqual([])
  archive.remove('b.md')
  expect(edges(archive)).toEqual([['file:b.md', null]])
  expect(archive.rows(found)).toHaveLength(1)
})

test('if several articles have one slug, a link leads to the first by file, in any order of import', () => {
  using archive = new Archive()
  archive.put({ 'z.md': links('slug:x'), 'c/x.md': {} })
  archive.put({ 'b/x.md': { article: { path: '/b/x/' } } })
  expect(edges(archive)).toEqual([['slug:x', 'b/x.md']])
})

test('a path leads to the article that now has it, before an alias', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('path:/x/'), 'b.md': { article: { aliases: ['/x/'] } } })
  expect(edges(archive)).toEqual([['path:/x/', 'b.md']])
  archive.put({ 'c.md': { article: { path: '/x/' } } })
  expect(edges(archive)).toEqual([['path:/x/', 'c.md']])
  archive.put({ 'c.md': { article: { path: '/y/' } } })
  expect(edges(archive)).toEqual([['path:/x/', 'b.md']])
})

test('a page is found by its path with .html, with a slash and with neither, and the exact path comes first', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/p/x.html', 'path:/p/x', 'path:/p/x/', 'path:/p/y', 'path:/p/y/', 'path:/old.html'),
    'p/x.md': { article: { path: '/p/x/', aliases: ['/old/'] } },
    'p/y.md': { article: { path: '/p/y.html' } },
  })
  const files = () => edges(archive).map(([, file]) => file)
  expect(files()).toEqual(['p/x.md', 'p/x.md', 'p/x.md', 'p/y.md', 'p/y.md', 'p/x.md'])
  archive.put({ 'p/z.md': { article: { path: '/p/x.html' } }, 'b.md': { article: { aliases: ['/old.html'] } } })
  expect(files()).toEqual(['p/z.md', 'p/x.md', 'p/x.md', 'p/y.md', 'p/y.md', 'b.md'])
  archive.put({ 'b.md': {} })
  expect(files().at(-1)).toBe('p/x.md')
})

test('if several files have one alias, its links lead to the first by name, also after another file moves before it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/old/'),
    'm.md': { article: { aliases: ['/old/'] } },
    'n.md': { article: { aliases: ['/old/'] } },
  })
  expect(edges(archive)).toEqual([['path:/old/', 'm.md']])
  archive.import((writer) => writer.moveFile('n.md', fileRow('b.md')))
  expect(edges(archive)).toEqual([['path:/old/', 'b.md']])
})

test('a link leads to the first of its targets that exists, in any order of import', () => {
  using archive = new Archive()
  const leadsTo = () => edges(archive)[0]?.[1]
  archive.put({ 'a.md': links('file:p/b.html | path:/p/b/ | path:/b/ | slug:b') })
  expect(leadsTo()).toBeNull()
  archive.put({ 'x/b.md': { article: { path: '/x/' } } })
  expect(leadsTo()).toBe('x/b.md')
  archive.put({ 'y.md': { article: { aliases: ['/b/'] } } })
  expect(leadsTo()).toBe('y.md')
  archive.put({ 'z.md': { article: { path: '/p/b.html' } } })
  expect(leadsTo()).toBe('z.md')
  archive.import((writer) => writer.moveFile('x/b.md', fileRow('p/b.html')))
  expect(leadsTo()).toBe('p/b.html')
  archive.remove('p/b.html')
  expect(leadsTo()).toBe('z.md')
  archive.put({ 'z.md': {} })
  expect(leadsTo()).toBe('y.md')
  archive.put({ 'y.md': {} })
  expect(leadsTo()).toBeNull()
})

test('a link with several targets is broken if none of them exists', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/docs/b | path:/docs/a/b', 'file:docs/c.html | path:/docs/c.html', 'file:d.md | file:s/d.md'),
    'docs/x.md': { article: { path: '/docs/x/' } },
  })
  const lines = () => archive.rows('SELECT line FROM Diagnostic ORDER BY line').flat()
  expect(archive.rows(found).map(([, , message]) => message)).toEqual([
    'The link to “/docs/b” leads nowhere: no article has this path.',
    'The link to “/docs/c.html” leads nowhere: no article has this path.',
    'The link to “d.md” leads nowhere: no article is made from this file.',
  ])
  archive.put({ 's/d.md': {} })
  expect(lines()).toEqual([1, 2])
  archive.put({ 's/b.md': { article: { path: '/docs/a/b/' } } })
  expect(lines()).toEqual([2])
})

test('a link to a page without an article is not broken while the page exists', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('file:licence.txt', 'file:p/chart.html | path:/p/chart.html', 'file:gone.md'),
    'p/x.md': { article: { path: '/p/x/' } },
  })
  const lines = () => archive.rows(found).map(([, line]) => line)
  const page = (path: string) => archive.import((writer) => writer.putFile(fileRow(path), null, []))
  expect(lines()).toEqual([2, 3])
  page('p/chart.html')
  expect(lines()).toEqual([3])
  archive.import((writer) => writer.moveFile('p/chart.html', fileRow('p/map.html')))
  expect(lines()).toEqual([2, 3])
  archive.import((writer) => writer.moveFile('p/map.html', fileRow('p/chart.html')))
  archive.remove('p/chart.html')
  expect(lines()).toEqual([2, 3])
})

test('a path without an article is reported while there are articles in its folder', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('path:/2022/07/lost/', 'file:x.html | path:/2022/07/x.html'), 'b.md': {} })
  const lines = () => archive.rows(found).map(([, line]) => line)
  expect(lines()).toEqual([])
  archive.put({ 'c.md': { article: { path: '/2022/07/there/' } } })
  expect(lines()).toEqual([1, 2])
  archive.remove('c.md')
  expect(lines()).toEqual([])
})

test('a link to a moved file is unresolved', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:b.md'), 'b.md': {} })
  archive.import((writer) => writer.moveFile('b.md', fileRow('c.md')))
  expect(edges(archive)).toEqual([['file:b.md', null]])
})

test('a path without an article is reported only if there are articles in its folder', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('path:/tags/x/', 'path:/atom.xml', 'path:/', 'path:/2022/07/lost/', 'path:/2022/07/30/lost.html'),
    'tags.md': { article: { path: '/tags/' } },
    'b.md': { article: { path: '/2022/07/there/' } },
  })
  expect(archive.rows(found)).toEqual([
    ['a.md', 4, 'The link to “/2022/07/lost/” leads nowhere: no article has this path.'],
    ['a.md', 5, 'The link to “/2022/07/30/lost.html” leads nowhere: no article has this path.'],
  ])
})

test('an article may link to itself, and to another article twice', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:a.md', 'file:b.md', 'slug:b'), 'b.md': {} })
  expect(edges(archive).map(([, file]) => file)).toEqual(['a.md', 'b.md', 'b.md'])
})

test('a fragment of a link becomes the id that the parser finds in the other article', () => {
  const anchors = (html: string) => ({
    find: (name: string) => html.match(new RegExp(`id="(${name})"`, 'i'))?.[1] ?? null,
  })
  using archive = new Archive({ anchors })
  const link = { target: 'file:b.md', written: 'b.md#PART', fragment: 'PART', otherwise: [], line: 1, column: 1 }
  archive.put({ 'a.md': { links: [link] }, 'b.md': { body: { html: '<h2 id="part">Part</h2>' } } })
  const anchor = () => archive.rows('SELECT anchor FROM Link').flat()
  expect(anchor()).toEqual(['part'])
  expect(archive.rows(found)).toEqual([])
  archive.put({ 'b.md': { body: { html: '<h2 id="other">Other</h2>' } } })
  expect(anchor()).toEqual([''])
  expect(archive.rows(found)).toEqual([
    ['a.md', 1, 'The link to “b.md#PART” leads to no place: b.md has no heading or element with the id “PART”.'],
  ])
  archive.put({ 'b.md': { body: { html: '<h2 id="Part">Part</h2>' } } })
  expect(anchor()).toEqual(['Part'])
  archive.remove('b.md')
  expect(anchor()).toEqual([null])
})

const leadsTo = (archive: Archive) =>
  archive.rows('SELECT a.file FROM Link l LEFT JOIN Article a ON a.id = l.toId ORDER BY l.fromId, l.position').flat()

test('a name finds a page by file name, path, date, slug and title, in any case', () => {
  using archive = new Archive()
  archive.put({
    'content/a.md': links(
      'name:note||content|note',
      'name:note||content|/guides/note',
      'name:second||content|second',
      'name:2024-03-02-second||content|2024-03-02-second',
      'name:guides||content|guides',
      'name:a title||content|A Title',
      'name:note||content|wrong/note',
    ),
    'content/guides/2024/Note.md': {},
    'content/guides/note.md': { article: { path: '/guides/note/' } },
    'content/guides/_index.md': { article: { path: '/guides/' } },
    '_posts/2024-03-02-second.md': {},
    'b.md': { article: { title: 'A title' } },
  })
  expect(leadsTo(archive)).toEqual([
    'content/guides/note.md',
    'content/guides/note.md',
    '_posts/2024-03-02-second.md',
    '_posts/2024-03-02-second.md',
    'content/guides/_index.md',
    'b.md',
    null,
  ])
})

test('a name finds a page by its other names, after all pages with this file name, and follows changed names', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('name:the lead|||The Lead'),
    'deep/b.md': { article: { title: 'B', names: ['the lead', 'B | two'] } },
  })
  expect(leadsTo(archive)).toEqual(['deep/b.md'])
  const head = 'SELECT a.file FROM HeadSearch s JOIN Article a ON a.searchId = s.rowid WHERE s.title MATCH ?'
  expect(archive.rows(head, 'lead')).toEqual([['deep/b.md']])
  archive.put({ 'very/deep/The Lead.md': {} })
  archive.put({ 'a.md': links('name:the lead|||The Lead') })
  expect(leadsTo(archive)).toEqual(['very/deep/The Lead.md'])
  archive.remove('very/deep/The Lead.md')
  archive.put({ 'deep/b.md': { article: { title: 'B', names: ['other'] } } })
  expect(leadsTo(archive)).toEqual([null])
  archive.put({ 'deep/b.md': { article: { title: 'B', names: ['The LEAD'] } } })
  expect(leadsTo(archive)).toEqual(['deep/b.md'])
})

test('a name finds the page with exactly this file name before one with a date in front of it', () => {
  using archive = new Archive()
  archive.put({
    'a.md': links('name:log||x|log'),
    '2024-01-02-log.md': {},
    'very/deep/log.md': { article: { path: '/deep/' } },
  })
  expect(leadsTo(archive)).toEqual(['very/deep/log.md'])
})

test('a wiki link to no note is a note of its own, and not a broken link', () => {
  using archive = new Archive()
  archive.put({
    'a.md': { links: [{ target: 'name:b|||B', written: '[[B]]', otherwise: [], line: 3, column: 1 }] },
  })
  expect(archive.rows('SELECT code, severity, line, message FROM Diagnostic')).toEqual([
    ['note-missing', 'INFO', 3, '[[B]] leads to no note: no file, title or alias has this name.'],
  ])
})

test('a name prefers the page next to it, then the language, and follows pages that come, move and go', () => {
  using archive = new Archive()
  archive.put({
    'de/x/a.md': links('name:b|de|de/x|b', 'name:b|en|de/x|b'),
    'en/b.md': { article: { lang: 'en', path: '/en/b/' } },
  })
  expect(leadsTo(archive)).toEqual(['en/b.md', 'en/b.md'])
  archive.put({ 'de/b.md': { article: { lang: 'de', path: '/de/b/' } } })
  expect(leadsTo(archive)).toEqual(['de/b.md', 'en/b.md'])
  archive.put({ 'de/x/b.de.md': { article: { lang: 'de', path: '/de/x/b/' } } })
  expect(leadsTo(archive)).toEqual(['de/x/b.de.md', 'en/b.md'])
  archive.remove('de/x/b.de.md', 'en/b.md')
  expect(leadsTo(archive)).toEqual(['de/b.md', 'de/b.md'])
})

test('a text shows the title and path of another public article, and follows it', () => {
  using archive = new Archive()
  const template = 'See \ufdd10Tb\ufdd2 at \ufdd10Pb\ufdd2'
  archive.put({
    'a.md': {
      ...links('name:b|||b'),
      body: { text: 'See b at b', excerpt: 'See b at b', linked: { text: template, excerpt: template } },
    },
  })
  const shown = () =>
    archive.rows('SELECT text, summary FROM Body JOIN Article ON id = articleId WHERE file = ?', 'a.md')
  const searched = (word: string) =>
    archive.rows('SELECT a.file FROM ArticleSearch s JOIN Article a ON a.searchId = s.rowid WHERE s.text MATCH ?', word)
  expect(shown()).toEqual([['See b at b', 'See b at b']])
  archive.put({ 'b.md': { article: { title: 'Harbour' } } })
  expect(shown()).toEqual([['See Harbour at /b/', 'See Harbour at /b/']])
  expect(searched('harbour')).toContainEqual(['a.md'])
  archive.put({ 'b.md': { article: { title: 'Port', path: '/p/' } } })
  expect(shown()).toEqual([['See Port at /p/', 'See Port at /p/']])
  expect(searched('harbour')).toEqual([])
  archive.put({ 'b.md': { article: { title: 'Secret', draft: true } } })
  expect(shown()).toEqual([['See b at b', 'See b at b']])
})

test('on a complete site an absolute link without a page is broken, and lists, archives and files are pages', () => {
  using archive = new Archive()
  const link = (path: string, at: number) => {
    return { target: `path:${path}`, written: path, otherwise: [], line: at + 1, column: 1 }
  }
  const good = [
    '/',
    '/tags/',
    '/tags/sea-ice/',
    '/categories/News/',
    '/authors/ann/',
    '/2024/01/',
    '/archives/',
    '/page/2/',
    '/feed/',
    '/x/',
    '/map/',
  ]
  const bad = ['/categories/none/', '/about-us', '/page.html', '/tags/none/page/2/']
  archive.import((writer) => {
    writer.putSite({ ...site, settings: { isComplete: true, assetRoots: ['static'], contentRoots: ['content'] } })
    writer.putFile(fileRow('static/map/index.html'), null, [])
    put(writer, 'b.md', {
      tags: ['Sea ice'],
      categories: [['News']],
      authors: [{ name: 'Ann', spelling: 'Ann' }],
      article: { path: '/x/b/' },
    })
    put(writer, 'a.md', { links: [...good, ...bad].map(link) })
  })
  const broken = archive.rows("SELECT message FROM Diagnostic WHERE code = 'link-broken'").flat()
  expect(broken).toEqual(bad.map((path) => `The link to “${path}” leads nowhere: no article has this path.`))
})

test('an import lists the links that it broke elsewhere', () => {
  using archive = new Archive()
  archive.put({ 'a.md': links('file:b.md'), 'b.md': {} })
  const problem = { file: 'a.md', line: 1, code: 'link-broken' }
  expect(archive.remove('b.md').newProblems).toMatchObject([problem])
  expect(archive.put({ 'c.md': {} }).newProblems).toBeUndefined()
  expect(archive.put({ 'c.md': links('file:d.md') }).newProblems).toMatchObject([{ ...problem, file: 'c.md' }])
})

test('a dated path without an article leads to the post of that day or month with this name, in any time zone', () => {
  using archive = new Archive()
  const post = (date: string, slug: string) => ({ article: { publishedAt: Date.parse(date), slug } })
  archive.put({
    'a.md': links(
      'path:/2015/09/04/debt/ | date:2015-09-04/debt',
      'path:/2015/09/debt/ | date:2015-09/debt',
      'path:/2015/05/04/pairs/ | date:2015-05-04/pairs',
      'path:/2015/09/09/debt/ | date:2015-09-09/debt',
      'path:/2015/09/04/deb_/ | date:2015-09-04/deb_',
    ),
    'posts/2015-09-04-debt.md': post('2015-09-05T03:00:00Z', '2015-09-04-debt'),
    'pairs.md': post('2015-05-03T15:00:00Z', 'pairs'),
  })
  const files = () => edges(archive).map(([, file]) => file)
  expect(files()).toEqual(['posts/2015-09-04-debt.md', 'posts/2015-09-04-debt.md', 'pairs.md', null, null])
  archive.put({ 'b.md': { article: { path: '/2015/09/04/debt/' } } })
  expect(files()[0]).toBe('b.md')
  archive.remove('pairs.md')
  expect(files()[2]).toBeNull()
})

test('the top of a page, text fragments and routes need no element in the linked article', () => {
  using archive = new Archive({ anchors: () => ({ find: () => null }) })
  const fragments = ['top', 'Top', ':~:text=a', '!/a', '/a', 'part']
  const row = { target: 'file:b.md', otherwise: [], column: 1 }
  archive.put({
    'a.md': {
      links: fragments.map((fragment, at) => ({ ...row, written: `b.md#${fragment}`, fragment, line: at + 1 })),
    },
    'b.md': {},
  })
  expect(archive.rows('SELECT line FROM Diagnostic')).toEqual([[6]])
})
