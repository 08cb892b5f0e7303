import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseContent } from '../support/database-content.ts'
import { randomIntegers } from '../support/random-archive.ts'
import { storyScore } from '../support/story-pairs.ts'
import { article, type TestArchive, testArchive } from '../support/test-archive.ts'

const cases = join(import.meta.dirname, '../fixtures/stories')

function caseFiles(): { [path: string]: string } {
  return Object.fromEntries(readdirSync(cases).map((name) => [name, readFileSync(join(cases, name), 'utf8')]))
}

/** The files of each story. */
function stories(archive: TestArchive): string[][] {
  const rows = archive.query('SELECT storyId, file FROM Article WHERE storyId > 0 ORDER BY file')
  return [...Map.groupBy(rows, ({ storyId }) => storyId).values()].map((files) => files.map(({ file }) => String(file)))
}

test('retitled, shortened, extended and corrected articles are one story, translations and issues of a series are not', async () => {
  using archive = testArchive({})
  cpSync(cases, archive.folder.path, { recursive: true })
  await archive.import({ force: true })
  expect(storyScore(archive)).toEqual({ precision: 1, recall: 1, wrong: [], missing: [] })
})

test('stories are the same after single edits as after a fresh import', async () => {
  const files = Object.entries(caseFiles())
  const random = randomIntegers(7)
  using archive = testArchive(Object.fromEntries(files.slice(0, 12)))
  await archive.import()
  let edited = 0
  for (const [name, text] of [...files.slice(12), ...files.slice(0, 12)]) {
    const action = random(4)
    if (action === 0 && existsSync(join(archive.folder.path, name))) archive.folder.remove(name)
    else if (action === 1)
      archive.folder.write({ [name]: text.replace(/^title: .*$/m, `title: "Retitled ${edited++}"`) })
    else if (action === 2) archive.folder.write({ [name]: text.replace(/\n\n[^\n]+\n$/, '\n') })
    else archive.folder.write({ [name]: text })
    await archive.import({ force: true })
  }
  using fresh = testArchive({})
  cpSync(archive.folder.path, fresh.folder.path, { recursive: true, preserveTimestamps: true })
  await fresh.import()
  expect(stories(archive).length).toBeGreaterThan(3)
  const [kept, made] = [databaseContent(archive.databaseFile), databaseContent(fresh.databaseFile)]
  expect(stories(archive)).toEqual(stories(fresh))
  expect(marksOf(kept)).toEqual(marksOf(made))
})

function marksOf(content: { [table: string]: unknown[] }): unknown[] {
  const ids = new Map(content.Article?.map((row) => [Object(row).id, Object(row).file]))
  return (content.StoryMark ?? []).map((row) => `${Object(row).hash} ${ids.get(Object(row).articleId)}`).sort()
}

test('a story keeps its id when a newer version comes, and its articles count as changed', async () => {
  const files = caseFiles()
  using archive = testArchive({
    'a.md': files['typhoon-room.md'] ?? '',
    'b.md': files['typhoon-room-retitled.md'] ?? '',
  })
  await archive.import()
  const [before] = archive.query('SELECT DISTINCT storyId FROM Article')
  archive.folder.write({ 'c.md': (files['typhoon-room.md'] ?? '').replace('2025-07-11', '2025-07-12') })
  const { result } = await archive.import()
  expect(archive.query('SELECT DISTINCT storyId FROM Article')).toEqual([before])
  expect(result).toMatchObject({ created: 1, updated: 0 })
  archive.folder.remove('a.md')
  archive.folder.remove('c.md')
  expect((await archive.import({ force: true })).result).toMatchObject({ deleted: 2, updated: 1 })
  expect(stories(archive)).toEqual([])
})

test('site.yml sets how similar versions are, limits stories to one category or author, and turns them off', async () => {
  const versions = {
    'a.md': 'pilots.md',
    'b.md': 'pilots-reworded.md',
    'c.md': 'typhoon-room.md',
    'd.md': 'typhoon-room-retitled.md',
  }
  const texts = caseFiles()
  using archive = testArchive(Object.fromEntries(Object.entries(versions).map(([to, from]) => [to, texts[from] ?? ''])))
  const found = async (settings: string) => {
    archive.folder.write({ 'site.yml': settings })
    const { folderDiagnostics } = await archive.import()
    expect(folderDiagnostics.filter(({ severity }) => severity !== 'INFO')).toEqual([])
    return stories(archive)
  }
  expect(await found('stories: on')).toEqual([
    ['a.md', 'b.md'],
    ['c.md', 'd.md'],
  ])
  expect(await found('stories: {threshold: 0.99}')).toEqual([['c.md', 'd.md']])
  expect(await found('stories: off')).toEqual([])
  expect(archive.query('SELECT * FROM StoryMark')).toEqual([])
  expect(await found('stories: {scope: author}')).toEqual([['a.md', 'b.md']])
  expect(await found('stories: {scope: category}')).toEqual([])
  archive.folder.write({ 'site.yml': 'stories: {threshold: 75}' })
  const { folderDiagnostics } = await archive.import()
  expect(folderDiagnostics.map(({ code }) => code)).toContain('setting-invalid')
})

test('a frame that 40 issues share is not a story, and two versions of one issue are', async () => {
  const frame =
    'The letter comes every Friday to everybody who asked for it at the counter of the harbour office, and it is free. '
  const issue = (at: number) =>
    `${frame.repeat(1)}\n\nNumber ${'abcdefgh'[at % 8]}${at} of the things that happened: ${Array.from({ length: 30 }, (_, word) => `word${at * 31 + word}`).join(' ')}.`
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`${at}.md`, article('Harbour letter', [`story: issue-${at}`], issue(at))]),
  )
  using archive = testArchive({
    ...files,
    'again.md': article('Harbour letter, again', ['story: issue-3'], `${issue(3)} Corrected.`),
  })
  await archive.import()
  expect(storyScore(archive)).toEqual({ precision: 1, recall: 1, wrong: [], missing: [] })
})

test('a generated archive of 1,200 articles has the stories that it was made from', async () => {
  const random = randomIntegers(3)
  using archive = testArchive(generatedStories(600, random))
  await archive.import()
  const { precision, recall } = storyScore(archive)
  expect(precision).toBeGreaterThan(0.99)
  expect(recall).toBeGreaterThan(0.97)
})

/** Articles of random words and characters, in one to three versions each: retitled, cut, extended, corrected. */
function generatedStories(count: number, random: (below: number) => number): { [path: string]: string } {
  const files: { [path: string]: string } = {}
  for (let story = 0; story < count; story++) {
    const isChinese = story % 2 === 1
    const word = () => (isChinese ? String.fromCodePoint(0x4e00 + random(2_500)) : `w${random(4_000)}`)
    const words = Array.from({ length: 120 + random(300) }, word)
    for (let version = 0; version < 1 + (story % 4 === 0 ? 0 : random(3)) + (story % 3 === 0 ? 1 : 0); version++) {
      const edits = [
        () => words,
        () => words.slice(0, Math.ceil(words.length * 0.6)),
        () => [...words, ...Array.from({ length: words.length / 2 }, word)],
        () => words.map((one, at) => (at % 40 === 7 ? word() : one)),
      ]
      const body = (version === 0 ? words : (edits[random(edits.length)] ?? (() => words))()).join(isChinese ? '' : ' ')
      const title = `${word()} ${word()} ${word()}`
      files[`${story}-${version}.md`] = article(title, [`story: s${story}`], body)
    }
  }
  return files
}

test('titles of issues differ in numbers, dates or releases, and corrected numbers do not make issues', async () => {
  const body = Array.from({ length: 60 }, (_, at) => `word${at % 37}${at}`).join(' ')
  const found = async (one: string, other: string, date = '2022-07-31') => {
    using archive = testArchive({
      'a.md': article(one, [], `${body} One end.`),
      'b.md': article(other, [], `${body} Another end of it here.`).replace('2022-07-30', date),
    })
    await archive.import()
    return stories(archive).length
  }
  for (const [one, other] of [
    ['Weekly Update - July 16th, 2016', 'Weekly Update - July 22nd, 2016'],
    ['Council September Selection', 'Council March 2025 Selection'],
    ['Letter, issue 9', 'Letter, issue 10'],
    ['周报第十二期', '周报第十三期'],
    ['Node v6.12.2 (LTS)', 'Node v8.9.3 (LTS)'],
  ] as const)
    expect([one, await found(one, other)]).toEqual([one, 0])
  expect(await found('3 dead in the fire', '5 dead in the fire')).toBe(1)
  expect(await found('火灾三人死亡', '火灾五人死亡')).toBe(1)
  expect(await found('3 dead in the fire', '5 dead in the fire', '2022-09-01')).toBe(0)
})

test('reports of two days with other numbers are not versions, and a report whose numbers were corrected is', async () => {
  const report = (numbers: readonly number[]) =>
    `The index closed at ${numbers[0]} points, after it had reached ${numbers[1]} at noon and ${numbers[2]} in the first hour of trading. ` +
    `Banks paid ${numbers[3]} for each share, mills ${numbers[4]}, and the harbour company as much as on the day before. ` +
    'The exchange opens again in the morning at the usual time, and the next report follows at the end of the day.'
  const found = async (numbers: readonly number[], date: string) => {
    using archive = testArchive({
      'a.md': article('Closing prices', [], report([3120, 3098, 3077, 41, 12])),
      'b.md': article('Closing prices', [], report(numbers)).replace('2022-07-30', date),
    })
    await archive.import()
    return stories(archive).length
  }
  expect(await found([3127, 3141, 3105, 43, 19], '2022-07-31')).toBe(0)
  expect(await found([3120, 3098, 3077, 41, 13], '2022-07-31')).toBe(1)
  expect(await found([3127, 3141, 3105, 43, 19], '2022-07-30')).toBe(1)
})
