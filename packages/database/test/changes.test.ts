import { expect, test } from 'vitest'
import { nodeId } from '../src/ids.ts'
import { Archive, put, site } from './archive.ts'
import { articleRows, fileRow, picture, showing } from './article-rows.ts'

const changes = (archive: Archive) =>
  archive.rows('SELECT revision, kind, type, nodeId FROM Change ORDER BY revision, position')
const a = nodeId('Article', 'file:a.md')

test('a first import leaves no changes, and says that they begin after it', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  expect(changes(archive)).toEqual([])
  expect(archive.rows('SELECT revision, changeFloor, importedAt FROM Site')).toEqual([[1, 1, 1000]])
})

test('each node that comes, changes or goes leaves one change', () => {
  using archive = new Archive()
  archive.put({ 'z.md': { tags: ['keep'] } })
  archive.put({ 'a.md': { tags: ['t', 'keep'], images: [showing(picture('/media/p.png'))] } })
  archive.put({ 'a.md': { tags: ['T', 'keep'], images: [showing(picture('/media/p.png', { width: 1 }))] } })
  archive.remove('a.md')
  const [tag, image] = [nodeId('Tag', 't'), nodeId('Image', '/media/p.png')]
  expect(changes(archive)).toEqual(
    ['CREATED', 'UPDATED', 'DELETED'].flatMap((kind, at) => [
      [at + 2, kind, 'ARTICLE', a],
      [at + 2, kind, 'IMAGE', image],
      [at + 2, kind, 'TAG', tag],
    ]),
  )
})

test('a change says who could see the article before and after', () => {
  using archive = new Archive()
  archive.import((writer) => writer.putSite(site))
  archive.put({ 'a.md': { article: { draft: true, publishedAt: 5 } } })
  archive.put({ 'a.md': { article: { publishedAt: 5, expiresAt: 9 } } })
  archive.remove('a.md')
  const draft = { draft: true, sortAt: 5, expiresAt: null }
  const open = { draft: false, sortAt: 5, expiresAt: 9 }
  expect(archive.rows('SELECT seen FROM Change ORDER BY revision').map(([seen]) => JSON.parse(String(seen)))).toEqual([
    { before: null, after: draft },
    { before: draft, after: open },
    { before: open, after: null },
  ])
})

test('what comes and goes within one import leaves none', () => {
  using archive = new Archive()
  archive.put({ 'z.md': {} })
  archive.import((writer) => {
    put(writer, 'a.md', { tags: ['t'] })
    writer.removeFile('a.md')
  })
  expect(changes(archive)).toEqual([])
})

test('the changes of the last thousand revisions are kept', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.import((writer) => writer.putFile(fileRow('a.md'), articleRows('a.md'), []))
  archive.rows('UPDATE Site SET revision = 1001 RETURNING id')
  archive.put({ 'b.md': {} })
  expect(archive.rows('SELECT changeFloor FROM Site')).toEqual([[2]])
  expect(changes(archive)).toEqual([[1002, 'CREATED', 'ARTICLE', nodeId('Article', 'file:b.md')]])
})

test('no more than 200,000 changes are kept, whole revisions at a time', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.rows(`WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 200000)
    INSERT INTO Change (revision, position, kind, type, nodeId, at)
    SELECT CASE WHEN at < 3 THEN 1 ELSE 2 END, at, 'UPDATED', 'TAG', at, 0 FROM n RETURNING 1`)
  archive.put({ 'b.md': {} })
  expect(archive.rows('SELECT changeFloor FROM Site')).toEqual([[1]])
  expect(archive.rows('SELECT revision, COUNT(*) FROM Change GROUP BY 1')).toEqual([[2, 199_999]])
})
