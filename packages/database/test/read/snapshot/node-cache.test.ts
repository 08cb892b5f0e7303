import { expect, onTestFinished, test } from 'vitest'
import type { Reader } from '../../../src/index.ts'
import { ReadArchive, sync } from '../../support/read-archive.ts'

function archive(): ReadArchive {
  const made = new ReadArchive([
    { slug: 'a', authors: ['Ada', 'Bo'] },
    { slug: 'b', authors: ['Bo'] },
  ])
  onTestFinished(() => made[Symbol.dispose]())
  return made
}

const namesOf = (slug: string) => (reader: Reader) => {
  const article = sync(reader.articles.one({ slug }))
  return article ? sync(reader.articles.authorsOf(article)).map(({ name }) => name) : null
}

test('authors are read once, and again after a commit', () => {
  const made = archive()
  const authorsRead = (slug: string) => made.cost(namesOf(slug)).filter((line) => line.endsWith(' Author'))
  expect(made.ask(namesOf('a'))).toEqual(['Ada', 'Bo'])
  expect(authorsRead('b')).toEqual([])

  made.connection.exec(`UPDATE Author SET name = 'Bo B.' WHERE name = 'Bo'`)
  expect(made.ask(namesOf('b'))).toEqual(['Bo B.'])
  expect(made.ask(namesOf('a'))).toEqual(['Ada', 'Bo B.'])
})

test('a snapshot from before a commit keeps the authors of its revision', () => {
  const made = archive()
  made.ask((reader) => {
    const before = namesOf('a')(reader)
    made.connection.exec(`UPDATE Author SET name = 'Changed'`)
    expect(made.ask(namesOf('a'))).toEqual(['Changed', 'Changed'])
    expect(namesOf('b')(reader)).toEqual([before?.[1]])
  })
})

test('an author in two lists of one response loads articles with the batch of each list', () => {
  const made = archive()
  made.ask(namesOf('a'))
  const counts = (reader: Reader) =>
    sync(reader.articles.page({}).nodes()).map((article) =>
      sync(reader.articles.authorsOf(article)).map((author) => sync(reader.authors.articleCountOf(author))),
    )
  expect(made.ask(counts).flat().toSorted()).toEqual([1, 2, 2])
  const dates = (reader: Reader) => {
    for (const article of sync(reader.articles.page({}).nodes())) {
      for (const author of sync(reader.articles.authorsOf(article))) reader.authors.lastPublishedAtOf(author)
    }
  }
  expect(made.cost(dates).filter((line) => line.includes('ArticleAuthor'))).toHaveLength(1)
})
