import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { article, testArchive } from '../support/test-archive.ts'

const gif = Buffer.from('R0lGODlhAwACAIAAAP///wAAACH5BAAAAAAALAAAAAADAAIAAAIDjAkFADs=', 'base64')
const three = {
  '_posts/a.md': article('A', ['author: Lin', 'categories: [News, Port]']),
  '_posts/b.md': article('B', ['author: Lin']),
  '_posts/c.md': article('C', ['author: Zhou', 'tags: [fog]']),
}

test('a first import creates every article, and a second changes nothing', async () => {
  using archive = testArchive(three)
  const first = await archive.import()
  expect(first.result).toMatchObject({ revision: 1, created: 3, updated: 0, deleted: 0 })
  expect(archive.query('SELECT title FROM Article ORDER BY title')).toEqual([
    { title: 'A' },
    { title: 'B' },
    { title: 'C' },
  ])

  const second = await archive.import()
  expect(second.result).toMatchObject({ revision: 1, created: 0, updated: 0, deleted: 0, unchanged: 3 })
  expect([...second.changes]).toEqual([])
  expect(second.parsed).toBe(0)
})

test('two imports of one folder into new databases give the same ids', async () => {
  using archive = testArchive(three)
  using other = testArchive({})
  await archive.import()
  await other.import({ folder: archive.folder.path })
  const ids = 'SELECT id, key FROM Article UNION ALL SELECT id, name FROM Author ORDER BY id'
  expect(other.query(ids)).toEqual(archive.query(ids))
})

test('only the changed file is parsed, and only its article is updated', async () => {
  using archive = testArchive(three)
  await archive.import()
  archive.folder.write({ '_posts/b.md': article('B2', ['author: Lin']) })
  const report = await archive.import()
  expect([...report.changes]).toEqual([{ kind: 'changed', path: '_posts/b.md' }])
  expect(report.parsed).toBe(1)
  expect(report.result).toMatchObject({ revision: 2, created: 0, updated: 1, deleted: 0, unchanged: 2 })
})

test('--full parses everything again, and files with the same rows do not count as changed', async () => {
  using archive = testArchive(three)
  await archive.import()
  const report = await archive.import({ full: true })
  expect(report).toMatchObject({ parsed: 3, result: { revision: 1, updated: 0, unchanged: 3 } })
})

test('a file saved again with the same content changes nothing', async () => {
  using archive = testArchive(three)
  await archive.import()
  archive.folder.remove('_posts/b.md')
  archive.folder.write({ '_posts/b.md': three['_posts/b.md'] })
  const report = await archive.import()
  expect([...report.changes]).toEqual([])
  expect(report).toMatchObject({ parsed: 0, result: { revision: 1 } })
})

test('a renamed file keeps its id, and a new file at its old path gets another id', async () => {
  using archive = testArchive(three)
  await archive.import()
  const [before] = archive.query(`SELECT id FROM Article WHERE file = '_posts/a.md'`)
  archive.folder.rename('_posts/a.md', '_posts/port/z.md')
  const report = await archive.import()
  expect([...report.changes]).toEqual([{ kind: 'moved', path: '_posts/port/z.md', from: '_posts/a.md' }])
  expect(archive.query(`SELECT id, slug FROM Article WHERE file = '_posts/port/z.md'`)).toEqual([
    { ...before, slug: 'z' },
  ])

  archive.folder.write({ '_posts/a.md': article('Another A') })
  await archive.import()
  const [after] = archive.query(`SELECT id FROM Article WHERE file = '_posts/a.md'`)
  expect(after).not.toEqual(before)
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 4 }])
})

test('files of a renamed folder count as moved, not as deleted', async () => {
  using archive = testArchive(three)
  await archive.import()
  const ids = 'SELECT id FROM Article ORDER BY id'
  const before = archive.query(ids)
  archive.folder.rename('_posts', '_drafts')
  const { changes } = await archive.import()
  expect([...changes].map(({ kind }) => kind)).toEqual(['moved', 'moved', 'moved'])
  expect(archive.query(ids)).toEqual(before)
})

test('a deleted file deletes its article, and the authors and tags that only it named', async () => {
  using archive = testArchive(three)
  await archive.import()
  archive.folder.remove('_posts/c.md')
  const { result } = await archive.import()
  expect(result).toMatchObject({ created: 0, updated: 0, deleted: 1, unchanged: 2 })
  expect(archive.query('SELECT name FROM Author')).toEqual([{ name: 'Lin' }])
  expect(archive.query('SELECT name FROM Tag')).toEqual([])
})

test('an author renamed in one file changes only that article', async () => {
  using archive = testArchive(three)
  await archive.import()
  archive.folder.write({ '_posts/a.md': article('A', ['author: Lin Xi', 'categories: [News, Port]']) })
  await archive.import()
  const sql =
    'SELECT a.title, w.name FROM Article a JOIN ArticleAuthor j ON j.articleId = a.id JOIN Author w ON w.id = j.authorId'
  expect(archive.query(`${sql} ORDER BY a.title`)).toEqual([
    { title: 'A', name: 'Lin Xi' },
    { title: 'B', name: 'Lin' },
    { title: 'C', name: 'Zhou' },
  ])
})

test('a change of the site settings parses every article again', async () => {
  using archive = testArchive(three)
  await archive.import()
  archive.folder.write({ 'site.yml': 'timeZone: Asia/Shanghai\n' })
  expect((await archive.import()).parsed).toBe(3)
  expect(archive.query('SELECT DISTINCT publishedAt FROM Article')).toEqual([
    { publishedAt: Date.UTC(2022, 6, 29, 16) },
  ])
})

test('broken front matter does not stop the import, and is reported', async () => {
  using archive = testArchive({ ...three, '_posts/broken.md': '---\n- [\n  }: "\n---\nText.\n' })
  await archive.import()
  expect(archive.query('SELECT title FROM Article WHERE listed ORDER BY title')).toEqual([
    { title: 'A' },
    { title: 'B' },
    { title: 'C' },
  ])
  const errors = `SELECT DISTINCT file FROM Diagnostic WHERE severity = 'ERROR'`
  expect(archive.query(errors)).toEqual([{ file: '_posts/broken.md' }])

  const again = await archive.import()
  expect(again.result?.diagnostics.some(({ severity }) => severity === 'ERROR')).toBe(true)
})

test('a dry run reports what would change and changes nothing', async () => {
  using archive = testArchive(three)
  const report = await archive.import({ dryRun: true })
  expect(report.result).toBeNull()
  expect([...report.changes].map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'added _posts/a.md',
    'added _posts/b.md',
    'added _posts/c.md',
  ])
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 0 }])
  expect(archive.revision()).toBe(0)
})

test('an interrupted import leaves the database unchanged', async () => {
  using archive = testArchive(three)
  const stop = new AbortController()
  const work = archive.import({ signal: stop.signal, onProgress: ({ stage }) => stage === 'read' && stop.abort() })
  await expect(work).rejects.toThrow(expect.objectContaining({ name: 'Interrupted' }))
  expect(archive.query('SELECT count(*) AS n FROM File')).toEqual([{ n: 0 }])
  expect((await archive.import()).result?.created).toBe(3)
})

test('of two concurrent imports, the second waits for the first', async () => {
  using archive = testArchive(three)
  const waited: string[] = []
  const [first, second] = await Promise.all([
    archive.import(),
    archive.import({ onProgress: ({ stage }) => waited.push(stage) }),
  ])
  expect(first.result).toMatchObject({ revision: 1, created: 3 })
  expect(second.result).toMatchObject({ revision: 1, created: 0, unchanged: 3 })
  expect(waited[0]).toBe('wait')
})

test('many files are parsed in threads, with the same result', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [`_posts/${at}.md`, article(`Title ${at}`, [`tags: [t${at % 7}]`])]),
  )
  using archive = testArchive(files)
  const { result, parsed } = await archive.import()
  expect(result).toMatchObject({ created: 400 })
  expect(parsed).toBe(400)
  expect(archive.query(`SELECT title FROM Article WHERE file = '_posts/399.md'`)).toEqual([{ title: 'Title 399' }])
})

test('an import without --force refuses an empty folder, another folder, and the deletion of more than half', async () => {
  using archive = testArchive(three)
  using other = testArchive({ '_posts/x.md': article('X') })
  await archive.import()
  await expect(archive.import({ folder: other.folder.path })).rejects.toThrow(
    `the database was imported from ${archive.folder.path}, not from ${other.folder.path}. The database has not changed; to replace its content, import with --force`,
  )
  archive.folder.remove('_posts/a.md')
  archive.folder.remove('_posts/b.md')
  await expect(archive.import()).rejects.toThrow(
    `${archive.folder.path}: 2 of the 3 files that the database knows are missing from the folder. The database has not changed; to delete their articles, import with --force`,
  )
  archive.folder.remove('_posts/c.md')
  await expect(archive.import()).rejects.toThrow(/this folder contains no articles: .*\. The database has not changed/)
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 3 }])

  await archive.import({ force: true })
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 0 }])
})

test('a missing folder changes nothing', async () => {
  using archive = testArchive(three)
  await archive.import()
  rmSync(archive.folder.path, { recursive: true })
  await expect(archive.import({ force: true })).rejects.toThrow('the content folder cannot be read: it does not exist')
  expect(archive.query('SELECT count(*) AS n FROM Article')).toEqual([{ n: 3 }])
})

test('a local image has its dimensions, and they are updated with the file', async () => {
  using archive = testArchive({
    ...three,
    '_posts/d.md': article('D', [], '![fog](pictures/fog.gif)'),
    '_posts/pictures/fog.gif': gif,
  })
  await archive.import()
  const sql = 'SELECT file, status, width, height, mimeType, bytes FROM Image'
  const row = { file: '_posts/pictures/fog.gif', status: 'LOCAL', width: 3, height: 2, mimeType: 'image/gif' }
  expect(archive.query(sql)).toEqual([{ ...row, bytes: 44 }])

  archive.folder.write({ '_posts/pictures/fog.gif': Buffer.concat([gif, Buffer.from([0])]) })
  const report = await archive.import()
  expect(report.parsed).toBe(0)
  expect(archive.query(sql)).toEqual([{ ...row, bytes: 45 }])
})

test('articles that show a new or deleted image are parsed again, and no others', async () => {
  using archive = testArchive({ ...three, '_posts/d.md': article('D', [], '![fog](pictures/fog.gif)') })
  await archive.import()
  const sql = 'SELECT DISTINCT i.status FROM Image i JOIN ImageUse u ON u.imageId = i.id'
  expect(archive.query(sql)).toEqual([{ status: 'MISSING' }])

  archive.folder.write({ '_posts/pictures/fog.gif': gif })
  expect((await archive.import()).parsed).toBe(1)
  expect(archive.query(sql)).toEqual([{ status: 'LOCAL' }])

  archive.folder.remove('_posts/pictures/fog.gif')
  expect((await archive.import()).parsed).toBe(1)
  expect(archive.query(sql)).toEqual([{ status: 'MISSING' }])
})

test('the html has the size of an image file, also after the file gets another size', async () => {
  using archive = testArchive({
    ...three,
    '_posts/d.md': article('D', [], '![fog](pictures/fog.gif)'),
    '_posts/pictures/fog.gif': gif,
  })
  await archive.import()
  const sql = `SELECT html FROM Body WHERE html LIKE '%fog.gif%'`
  const html = (width: number, height: number) =>
    `<p><img src="/media/_posts/pictures/fog.gif" alt="fog" width="${width}" height="${height}" loading="lazy" decoding="async" /></p>`
  expect(archive.query(sql)).toEqual([{ html: `${html(3, 2)}\n` }])

  const larger = Buffer.from(gif)
  larger.writeUInt16LE(6, 6)
  larger.writeUInt16LE(5, 8)
  archive.folder.write({ '_posts/pictures/fog.gif': larger })
  expect((await archive.import()).parsed).toBe(1)
  expect(archive.query(sql)).toEqual([{ html: `${html(6, 5)}\n` }])
})

test('a file that is shown as an image but is not an image is reported under its own path', async () => {
  using archive = testArchive({ '_posts/d.md': article('D', [], '![fog](fog.gif)'), '_posts/fog.gif': 'not an image' })
  await archive.import()
  expect(archive.query(`SELECT file, code FROM Diagnostic WHERE file LIKE '%.gif'`)).toEqual([
    { file: '_posts/fog.gif', code: 'picture-unknown-form' },
  ])
})
