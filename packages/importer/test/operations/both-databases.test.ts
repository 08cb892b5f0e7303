import { createDatabase, createPrismaClient } from '@broadsheet/database'
import { allRows, importsInto } from '@broadsheet/database/testing/both-databases'
import { temporaryPostgres } from '@broadsheet/database/testing/postgres'
import { expect, test } from 'vitest'
import { type ImportOptions, importFolder } from '../../src/operations/import-folder.ts'
import { randomArticle, randomIntegers } from '../support/random-archive.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

/** Imports the folder of an archive into its SQLite file and into PostgreSQL, at the same time of the clock. */
async function importBoth(archive: TestArchive, postgres: string, options: Partial<ImportOptions> = {}) {
  const clock = () => 1_700_000_000_000
  const one = await archive.import({ clock, ...options })
  const database = importsInto(postgres)
  const other = await importFolder({ folder: archive.folder.path, database, clock, ...options })
  return [one.result, other.result]
}

test.each([1, 2])('both databases have the same rows after every import of random edits: seed %i', async (seed) => {
  const randomInteger = randomIntegers(seed)
  let files = Array.from({ length: 30 }, (_, at) => `_posts/${at % 4}/${at}.md`)
  using archive = testArchive(Object.fromEntries(files.map((file) => [file, randomArticle(randomInteger, files)])))
  await using postgres = await temporaryPostgres()
  for (let round = 0; round < 5; round++) {
    const [one, other] = await importBoth(archive, postgres.url)
    expect(other).toEqual(one)
    expect(allRows(postgres.url)).toEqual(allRows(archive.databaseUrl))
    for (let edit = 0; edit < 12; edit++) {
      const file = files[randomInteger(files.length)] ?? ''
      const action = randomInteger(8)
      if (action < 4) archive.folder.write({ [file]: randomArticle(randomInteger, files) })
      else if (action === 4) {
        const name = `pages/${randomInteger(20)}.${['md', 'html'][randomInteger(2)]}`
        archive.folder.write({ [name]: randomArticle(randomInteger, files) })
        if (!files.includes(name)) files.push(name)
      } else if (action === 5) {
        archive.folder.remove(file)
        files = files.filter((name) => name !== file)
      } else if (action === 6) {
        const name = `pages/moved-${round}-${edit}.md`
        archive.folder.rename(file, name)
        files = [...files.filter((other) => other !== file), name]
      } else archive.folder.write({ 'pictures/tug.gif': `GIF89a\u0003\u0000\u0003\u0000 ${edit}` })
    }
  }
})

/** A text that PostgreSQL cannot compress. */
function longText(randomInteger: (below: number) => number, length: number): string {
  return Array.from({ length }, () => randomInteger(36).toString(36)).join('')
}

test('values that are too long for an index are shortened in both databases, and reported', async () => {
  const long = longText(randomIntegers(3), 3_000)
  const deep = Array.from({ length: 6 }, (_, at) => `${at}${long.slice(0, 200)}`).join('/')
  using archive = testArchive({
    'path.md': article('Path', [`permalink: /${long}/`, `aliases: [/old/${long}/, /short/]`]),
    'id.md': article('Id', [
      `id: ${long}`,
      `slug: s${long}`,
      `translationKey: ${long}`,
      `lang: en-${'abcdefgh-'.repeat(400)}x`,
    ]),
    'names.md': article('Names', [`tags: [${long}, short]`, `author: ${long}`, `categories: [[A, ${long}]]`]),
    'values.md': article('Values', [`${long}: 1`, `note: "${'\\u0001'.repeat(500)}"`]),
    'links.md': article('Links', [], `[path](/${long}/) [none](/${long}x/) ![far](https://images.example/${long}.png)`),
    'title.md': article(long, []),
    'site.yml': `authors:\n  - name: B${long}\n    avatar: https://images.example/${long}.png\n`,
    [`${deep}.md`]: article('Deep'),
  })
  await using postgres = await temporaryPostgres()
  const [one, other] = await importBoth(archive, postgres.url)
  expect(other).toEqual(one)
  expect(allRows(postgres.url)).toEqual(allRows(archive.databaseUrl))
  const reports = archive.query(
    `SELECT file, message FROM Diagnostic WHERE code IN ('value-too-long', 'file-unreadable') ORDER BY file`,
  )
  expect(reports.map(({ file, message }) => `${String(file).slice(0, 10)}: ${message}`)).toMatchInlineSnapshot(`
    [
      "08jvsdvmd1: The file cannot be read: the path has more than 750 bytes: move it up, or use shorter names",
      "id.md: These values are too long and were shortened or left out: id, slug, path, translationKey",
      "names.md: These values are too long and were shortened or left out: authors, categories, tags",
      "path.md: These values are too long and were shortened or left out: slug, path, aliases",
    ]
  `)
  const paths = archive
    .query('SELECT path FROM Article ORDER BY path')
    .map(({ path }) => Buffer.byteLength(String(path)))
  expect(Math.max(...paths)).toBe(1_000)
  const links = archive.query(`SELECT a.file FROM Link l LEFT JOIN Article a ON a.id = l.toId ORDER BY l.position`)
  expect(links).toEqual([{ file: 'path.md' }, { file: null }])
})

test('images with addresses of any length are found by their address, and listed in order', async () => {
  const long = longText(randomIntegers(5), 6_000)
  const addresses = ['a', `b${long}/1`, `b${long}/2`, 'c'].map((part) => `https://images.example/${part}.png`)
  const pictures = addresses.map((address) => `![One](${address})`).join('\n\n')
  using archive = testArchive({
    'pictures.md': article('Pictures', [`cover: ${addresses[1]}`], pictures),
    'site.yml': `authors:\n  - name: Ann\n    avatar: ${addresses[2]}\n`,
  })
  await using postgres = await temporaryPostgres()
  await importBoth(archive, postgres.url)
  expect(allRows(postgres.url)).toEqual(allRows(archive.databaseUrl))
  expect(archive.query(`SELECT message FROM Diagnostic WHERE code = 'value-too-long'`)).toEqual([])
  for (const url of [archive.databaseUrl, postgres.url]) {
    const database = createDatabase(url)
    await database.connect()
    const reader = database.openSnapshot({ preview: false, now: Date.now() })
    const listed = await reader.images.page({}).nodes()
    const [article] = await reader.articles.page({ where: { image: { url: addresses[2] } } }).nodes()
    const start = reader.images.page({ first: 2 })
    const [, second] = await start.edges()
    const rest = await reader.images.page({ after: second?.cursor }).nodes()
    const found = await reader.images.one({ url: addresses[2] })
    const none = await reader.images.one({ url: String(addresses[2]).slice(0, -1) })
    reader.release()
    await database.close()
    // The two long addresses differ after the place where they are cut, so a hash decides on their order.
    expect(new Set(listed.map((image) => image.url))).toEqual(new Set(addresses))
    expect([listed[0]?.url, listed[3]?.url]).toEqual([addresses[0], addresses[3]])
    expect(rest.map((image) => image.url)).toEqual(listed.slice(2).map((image) => image.url))
    expect([found?.url, none, article?.title]).toEqual([addresses[2], null, 'Pictures'])
  }
})

test('NUL and half characters in front matter and settings reach both databases as U+FFFD', async () => {
  const odd = '"a\\0b\\uD800c \\\\u0000"'
  using archive = testArchive({
    'a.md': article('A', [`aliases: [${odd}]`, `note: ${odd}`, `tags: [${odd}]`, `${odd}: 1`], `# H\0\ud800`),
    'c.md': article(
      `C`,
      [`description: ${odd}`, `author: ${odd}`],
      '{{ page.description }} &#0; [a](/b%00c/) ![d](e%00f.png)',
    ),
    'b.md': `---json\n{"title": "B", "names": ["x\\u0000y\\ud800"], "note": {"\\u0000": "\\udc00"}}\n---\n`,
    'site.yml': `title: ${odd}\nauthors:\n  - name: Ann\n    aliases: [${odd}]\n`,
  })
  await using postgres = await temporaryPostgres()
  const [one, other] = await importBoth(archive, postgres.url)
  expect(other).toEqual(one)
  expect(allRows(postgres.url)).toEqual(allRows(archive.databaseUrl))
  expect(archive.query('SELECT description FROM Article WHERE description IS NOT NULL')).toEqual([
    { description: 'a\ufffdb\ufffdc \\u0000' },
  ])
  const aliases = archive.query('SELECT aliases FROM Author UNION ALL SELECT names FROM Article ORDER BY 1')
  const client = await createPrismaClient(postgres.url)
  const [row] = await client.$queryRaw<{ note: string }[]>`
    SELECT "frontMatter"::jsonb ->> 'note' AS note FROM "Body" JOIN "Article" a ON a.id = "articleId" WHERE a.file = 'a.md'`
  const others = await client.$queryRaw`SELECT aliases FROM "Author" UNION ALL SELECT names FROM "Article" ORDER BY 1`
  await client.$queryRaw`SELECT aliases::jsonb FROM "Author" UNION ALL SELECT settings::jsonb FROM "Site"`
  await client.$disconnect()
  expect(others).toEqual(aliases)
  expect(row?.note).toBe('a\ufffdb\ufffdc \\u0000')
})
