import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'

const names = ['_posts/a.md', '_posts/b.md', '_posts/c.md']
const imports = 40
const readers = 8

// Both lists of an answer, with all their articles, must come from the same import.
const query = `{
  site { revision }
  articles { nodes { title } }
  again: articles(first: 3, orderBy: [{ field: UPDATED_AT, direction: ASC }]) { nodes { title } }
}`

interface Answer {
  data: { site: { revision: string }; articles: { nodes: Titled[] }; again: { nodes: Titled[] } }
}
interface Titled {
  title: string
}

test(`${readers} readers against ${imports} imports by another process get no stale and no mixed response`, async () => {
  const site = await createTestSite(Object.fromEntries(names.map((name) => [name, article('Title 0')])))
  onTestFinished(() => site[Symbol.asyncDispose]())
  const url = `${await site.listen()}/graphql`

  const importer = fork(join(import.meta.dirname, '../importing-process.ts'), [
    site.databaseUrl,
    site.contentDir,
    names.join(','),
    String(imports),
  ])
  /** The newest import that was reported or seen in a response. Later requests must not get an older one. */
  let newest = 0
  importer.on('message', (number) => {
    newest = Math.max(newest, Number(number))
  })
  const ended = once(importer, 'exit')
  let running = true
  ended.then(() => {
    running = false
  })

  const wrong: string[] = []
  let requests = 0
  const read = async (reader: number) => {
    while (running) {
      const least = newest
      const seen = shown(await ask(url, reader, requests++))
      if (seen.length !== 1) wrong.push(`mixed: ${seen}`)
      const number = seen[0] ?? -1
      if (number < least) wrong.push(`old: ${number} after ${least}`)
      newest = Math.max(newest, number)
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)))

  expect(await ended).toEqual([0, null])
  expect(shown(await ask(url, 0, requests++))).toEqual([imports])
  expect(wrong).toEqual([])
  expect(requests).toBeGreaterThan(imports * 10)
}, 120_000)

/** Most readers repeat the same request by GET or POST. The others send a new one each time. */
async function ask(url: string, reader: number, number: number): Promise<Answer> {
  const variables = reader % 4 === 3 ? { number } : {}
  const response =
    reader % 2 === 0
      ? await fetch(`${url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`)
      : await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        })
  // The query names the shape.
  return (await response.json()) as Answer
}

/** Returns the numbers of the imports that a response shows. The first import has revision 1 and title 0. */
function shown({ data: { site, articles, again } }: Answer): number[] {
  const titles = [...articles.nodes, ...again.nodes].map(({ title }) => Number(title.replace('Title ', '')))
  return [...new Set([Number(site.revision) - 1, ...titles])]
}
