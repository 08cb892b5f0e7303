import { expect, test } from 'vitest'
import { type TestArchive, testArchive } from '../support/test-archive.ts'

/** A GIF of one pixel. */
const image = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))

const vault = (): TestArchive =>
  testArchive({
    '.obsidian/app.json': '{"attachmentFolderPath": "files"}',
    '.obsidian/templates.json': '{"folder": "Templates"}',
    '.trash/Old.md': 'Deleted',
    'Templates/Log.md': '# {{title}}',
    'files/Harbour Map.gif': image,
    'Logs/2024-05-01 Pilot.md': [
      '---',
      'aliases: [Pilot Log, 引航 日志]',
      'tags: log/daily',
      '---',
      'See [[tide table]], [[Tide Table#Spring tides|springs]] and [[Places/Outer Mole]]. #harbour',
      '',
      '![[harbour map.gif|200]]',
      '',
      'Not written yet: [[Lighthouse]]. %%Ask Bo.%%',
    ].join('\n'),
    'Tide Table.md': '## Spring tides\n\nAs [[Pilot Log]] and [引航](引航%20日志.md) say. ^low\n\n[[Lighthouse]]',
    'Places/Outer Mole.md': '---\npublish: false\n---\nBack to [[#^none]] and [[2024-05-01 Pilot#^none]].',
  })

const links = (archive: TestArchive) =>
  archive
    .query(
      `SELECT a.file || ' -> ' || coalesce(b.file || coalesce('#' || l.anchor, ''), '?') AS link
      FROM Link l JOIN Article a ON a.id = l.fromId LEFT JOIN Article b ON b.id = l.toId ORDER BY a.file, l.position`,
    )
    .map(({ link }) => link)

test('a vault is imported: links by name, path and alias, images by name, tags in the text', async () => {
  using archive = vault()
  const { skipped } = await archive.import()
  expect(skipped).toEqual([
    { path: '.obsidian/', reason: 'a hidden folder' },
    { path: '.trash/', reason: 'a hidden folder' },
    { path: 'Templates/Log.md', reason: 'the configuration of the site excludes it' },
  ])
  expect(archive.query('SELECT title, path, draft FROM Article ORDER BY file')).toEqual([
    { title: '2024-05-01 Pilot', path: '/Logs/2024-05-01-Pilot/', draft: 0 },
    { title: 'Outer Mole', path: '/Places/Outer-Mole/', draft: 1 },
    { title: 'Tide Table', path: '/Tide-Table/', draft: 0 },
  ])
  expect(links(archive)).toEqual([
    'Logs/2024-05-01 Pilot.md -> Tide Table.md',
    'Logs/2024-05-01 Pilot.md -> Tide Table.md#spring-tides',
    'Logs/2024-05-01 Pilot.md -> Places/Outer Mole.md',
    'Logs/2024-05-01 Pilot.md -> ?',
    'Places/Outer Mole.md -> Logs/2024-05-01 Pilot.md#',
    'Tide Table.md -> Logs/2024-05-01 Pilot.md',
    'Tide Table.md -> Logs/2024-05-01 Pilot.md',
    'Tide Table.md -> ?',
  ])
  expect(archive.query('SELECT i.file, i.status, u.width FROM ImageUse u JOIN Image i ON i.id = u.imageId')).toEqual([
    { file: 'files/Harbour Map.gif', status: 'LOCAL', width: 200 },
  ])
  expect(archive.query('SELECT name FROM Tag ORDER BY name')).toEqual([{ name: 'harbour' }, { name: 'log/daily' }])
  expect(archive.query("SELECT count(*) AS n FROM Body WHERE text LIKE '%Ask Bo%' OR html LIKE '%Ask Bo%'")).toEqual([
    { n: 0 },
  ])
  expect(archive.query('SELECT code, severity, message FROM Diagnostic ORDER BY code, file')).toEqual([
    expect.objectContaining({ code: 'anchor-missing', severity: 'WARNING' }),
    expect.objectContaining({ code: 'anchor-missing', severity: 'WARNING' }),
    {
      code: 'note-missing',
      severity: 'INFO',
      message: '[[Lighthouse]] leads to no note: no file, title or alias has this name.',
    },
    {
      code: 'note-missing',
      severity: 'INFO',
      message: '[[Lighthouse]] leads to no note: no file, title or alias has this name.',
    },
    expect.objectContaining({ code: 'site-assumed' }),
  ])
})

test('a new note, a new alias and a moved image are found by the links to their names', async () => {
  using archive = vault()
  await archive.import()
  archive.folder.write({ 'Places/Lighthouse.md': 'White.' })
  archive.folder.rename('files/Harbour Map.gif', 'Places/images/Harbour Map.gif')
  await archive.import()
  expect(links(archive).filter((link) => String(link).endsWith('?'))).toEqual([])
  expect(archive.query("SELECT count(*) AS n FROM Diagnostic WHERE code = 'note-missing'")).toEqual([{ n: 0 }])
  expect(archive.query('SELECT i.file FROM ImageUse u JOIN Image i ON i.id = u.imageId')).toEqual([
    { file: 'Places/images/Harbour Map.gif' },
  ])
  archive.folder.write({ 'Logs/2024-05-01 Pilot.md': '---\naliases: [Log of the pilot]\n---\nShort.' })
  await archive.import()
  expect(links(archive).filter((link) => String(link).startsWith('Tide'))).toEqual([
    'Tide Table.md -> ?',
    'Tide Table.md -> ?',
    'Tide Table.md -> Places/Lighthouse.md',
  ])
})

test('after Obsidian renames a note and rewrites the links to it, the article and its links stay', async () => {
  using archive = vault()
  await archive.import()
  const ids = () => archive.query("SELECT id FROM Article WHERE file LIKE 'Tide%' OR file LIKE 'Tables/%'")
  const before = ids()
  archive.folder.rename('Tide Table.md', 'Tables/Tides.md')
  archive.folder.write({ 'Logs/2024-05-01 Pilot.md': 'See [[Tides]] and [[Tables/Tides#Spring tides|springs]].' })
  const { changes } = await archive.import()
  expect([...changes]).toEqual([
    { kind: 'moved', path: 'Tables/Tides.md', from: 'Tide Table.md' },
    { kind: 'changed', path: 'Logs/2024-05-01 Pilot.md' },
  ])
  expect(ids()).toEqual(before)
  expect(links(archive).slice(0, 2)).toEqual([
    'Logs/2024-05-01 Pilot.md -> Tables/Tides.md',
    'Logs/2024-05-01 Pilot.md -> Tables/Tides.md#spring-tides',
  ])
})
