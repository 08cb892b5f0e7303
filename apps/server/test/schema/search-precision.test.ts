import { join } from 'node:path'
import { fold } from '@broadsheet/database'
import { expect, test } from 'vitest'
import { createTestSite, type TestSite } from '../test-site.ts'

interface Article {
  id: string
  title: string
  text: string
  authors: { name: string }[]
  categories: { name: string }[]
  tags: { name: string }[]
}

// SEARCH_FOLDER=… compares another archive.
const contentDir = process.env.SEARCH_FOLDER ?? join(import.meta.dirname, '../../../../seeds')

test('search finds the same articles as a scan of all texts for every substring of scripts without spaces', async () => {
  await using site = await createTestSite({}, { contentDir, now: Date.UTC(2026, 10, 1) })
  const articles = await all(site)
  const texts = new Map(articles.map((article) => [article.id, fieldsOf(article)]))
  const written = [...texts.values()].flatMap((fields) => fields.flatMap((field) => field.match(runs) ?? []))
  expect(written.length).toBeGreaterThan(500)
  const sought = new Set<string>()
  for (let number = 0; sought.size < 400; number++) {
    const characters = Array.from(written[(number * 7919) % written.length] ?? '')
    const start = (number * 104_729) % characters.length
    sought.add(characters.slice(start, start + 1 + (number % 4)).join(''))
  }
  const differences: unknown[] = []
  for (const query of sought) {
    const found = await search(site, query)
    const scanned = articles
      .filter(({ id }) => texts.get(id)?.some((field) => field.includes(query)))
      .map(({ id }) => id)
    const missed = scanned.filter((id) => !found.includes(id))
    const wrong = found.filter((id) => !scanned.includes(id))
    if (missed.length + wrong.length > 0) differences.push({ query, missed, wrong })
  }
  expect(differences).toEqual([])
}, 120_000)

const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|(?:(?=[\p{L}\p{M}])[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])+/gu

function fieldsOf({ title, text, authors, categories, tags }: Article): string[] {
  return [title, text, ...[...authors, ...categories, ...tags].map(({ name }) => name)].map(fold)
}

async function all(site: TestSite): Promise<Article[]> {
  return pages(site, 'articles', 'id title text authors { name } categories { name } tags { name }', '')
}

async function search(site: TestSite, query: string): Promise<string[]> {
  const found = await pages<Article>(site, 'search', 'id', `query: ${JSON.stringify(query)},`)
  return found.map(({ id }) => id)
}

async function pages<Node>(site: TestSite, field: string, selection: string, args: string): Promise<Node[]> {
  const nodes: Node[] = []
  for (let after: string | null = null; ; ) {
    const { data, errors } = await site.execute(
      `query Q($after: String) { list: ${field}(${args} first: 100, after: $after) { nodes { ${selection} } pageInfo { endCursor hasNextPage } } }`,
      { after },
    )
    expect(errors).toBeUndefined()
    nodes.push(...data.list.nodes)
    if (!data.list.pageInfo.hasNextPage) return nodes
    after = data.list.pageInfo.endCursor
  }
}
