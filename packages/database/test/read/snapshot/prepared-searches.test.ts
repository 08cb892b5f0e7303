import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '../../../src/database.ts'
import { put } from '../../support/archive.ts'
import { importsInto } from '../../support/postgres/both-databases.ts'
import { temporaryPostgres } from '../../support/postgres/temporary-postgres.ts'

test('PostgreSQL plans a list once, and each search by its own words', async () => {
  await using postgres = await temporaryPostgres()
  const writer = importsInto(postgres.url).beginImport()
  put(writer, 'a.md', { article: { title: '渔港' } })
  writer.commit(1)
  const query = vi.spyOn(Client.prototype, 'query')
  const database = createDatabase(postgres.url)
  for (const search of ['渔港', '港口', 'harbour']) {
    const reader = database.openSnapshot({ preview: true, now: 0 })
    await reader.search.page({ query: search }).nodes()
    await reader.articles.page({}).nodes()
    reader.release()
  }
  const sent = query.mock.calls.flatMap(([statement]: unknown[]) =>
    typeof statement === 'object' && statement !== null ? [statement as { name?: string; text: string }] : [],
  )
  query.mockRestore()
  await database.close()
  const searches = sent.filter(({ text }) => text.includes('pieces'))
  expect(searches.length).toBeGreaterThan(2)
  expect(searches.filter(({ name }) => name !== undefined)).toEqual([])
  expect(sent.filter(({ name }) => name !== undefined).length).toBeGreaterThan(2)
})
