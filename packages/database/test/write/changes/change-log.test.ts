import { expect, test } from 'vitest'
import { nodeId } from '../../../src/schema/node-ids.ts'
import { Archive, put, site } from '../../support/archive.ts'
import { articleRows, fileRow, picture, showing } from '../../support/article-rows.ts'

const changes = (archive: Archive) =>
  archive.rows('SELECT revision, kind, type, nodeId FROM Change ORDER BY revision, position')
const a = nodeId('Article', 'file:a.md')

test('a first import records no changes, and sets the floor of the change log', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  expect(changes(archive)).toEqual([])
  expect(archive.rows('SELECT revision, changeFloor, importedAt FROM Site')).toEqual([[1, 1, 1000]])
})

test('each node that is created, updated or deleted has one change', () => {
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

const seen = (archive: Archive) =>
  archive
    .rows('SELECT kind, type, seen FROM Change ORDER BY revision, position')
    .map(([kind, type, seen]) => [kind, type, JSON.parse(String(seen))])

test('a change contains the periods in which the public saw the article before and after', () => {
  using archive = new Archive()
  archive.import((writer) => writer.putSite(site))
  archive.put({ 'a.md': { article: { draft: true, publishedAt: 5000 } } })
  archive.put({ 'a.md': { article: { publishedAt: 5000, expiresAt: 9000 } } })
  archive.put({ 'a.md': { article: { publishedAt: 5 } } })
  archive.put({ 'a.md': { article: { hidden: true } } })
  archive.remove('a.md')
  expect(seen(archive)).toEqual([
    ['CREATED', 'ARTICLE', { before: null, after: [] }],
    ['UPDATED', 'ARTICLE', { before: [], after: [[5000, 9000]] }],
    // Before the first revision, at 1000, no client could see it.
    ['UPDATED', 'ARTICLE', { before: [[5000, 9000]], after: [[1000, null]] }],
    ['UPDATED', 'ARTICLE', { before: [[1000, null]], after: [] }],
    ['DELETED', 'ARTICLE', { before: [], after: null }],
  ])
})

test('a node that articles use has a change if the periods in which lists show it change, and none otherwise', () => {
  using archive = new Archive()
  const shown = { tags: ['t'], categories: [['c', 'd']], authors: [{ name: 'ann', spelling: 'Ann' }] }
  archive.put({ 'z.md': {}, 'a.md': { ...shown, article: { publishedAt: 5000, expiresAt: 7000 } } })
  archive.put({ 'b.md': { tags: ['t'], article: { publishedAt: 6000, expiresAt: 9000 } } })
  archive.put({ 'a.md': { ...shown, article: { draft: true } } })
  archive.put({ 'b.md': { tags: ['t'], article: { publishedAt: 6000, expiresAt: 9000, title: 'Other' } } })
  const named = seen(archive).filter(([, type]) => type !== 'ARTICLE')
  const gone = { before: [[5000, 7000]], after: [] }
  expect(named).toEqual([
    ['SHOWN', 'TAG', { before: [[5000, 7000]], after: [[5000, 9000]] }],
    ['SHOWN', 'AUTHOR', gone],
    ['SHOWN', 'CATEGORY', gone],
    ['SHOWN', 'CATEGORY', gone],
    ['SHOWN', 'TAG', { before: [[5000, 9000]], after: [[6000, 9000]] }],
  ])
})

test('an author of the site’s own files and the avatar are always shown', () => {
  using archive = new Archive()
  const author = { name: 'Ann', aliases: [], slug: null, bio: null, url: null, avatar: picture('/media/ann.png') }
  archive.import((writer) => writer.putSite(site))
  archive.import((writer) => writer.putSite({ ...site, settingsHash: 'b', authors: [author] }))
  archive.import((writer) => writer.putSite({ ...site, settingsHash: 'c', authors: [{ ...author, avatar: null }] }))
  archive.import((writer) => writer.putSite(site))
  expect(seen(archive)).toEqual([
    ['CREATED', 'AUTHOR', { before: null, after: [[1000, null]] }],
    ['CREATED', 'IMAGE', { before: null, after: [[1000, null]] }],
    ['UPDATED', 'AUTHOR', { before: [[1000, null]], after: [[1000, null]] }],
    ['DELETED', 'IMAGE', { before: [[1000, null]], after: null }],
    ['DELETED', 'AUTHOR', { before: [[1000, null]], after: null }],
  ])
})

test('each revision and its time are kept as long as its changes', () => {
  using archive = new Archive()
  archive.put({ 'a.md': {} })
  archive.put({ 'b.md': {} })
  expect(archive.rows('SELECT revision, at FROM Revision')).toEqual([
    [1, 1000],
    [2, 2000],
  ])
})

test('a node that is created and deleted within one import has no change', () => {
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
    INSERT INTO Change (revision, position, kind, type, nodeId, at, seen)
    SELECT CASE WHEN at < 3 THEN 1 ELSE 2 END, at, 'UPDATED', 'TAG', at, 0, '{}' FROM n RETURNING 1`)
  archive.put({ 'b.md': {} })
  expect(archive.rows('SELECT changeFloor FROM Site')).toEqual([[1]])
  expect(archive.rows('SELECT revision, COUNT(*) FROM Change GROUP BY 1')).toEqual([[2, 199_999]])
})
