import { expect, test } from 'vitest'
import { article, createTestSite } from '../test-site.ts'
import { revisionClient } from './revision-client.ts'

test('a client sends the newest revision that it has seen with each query', async () => {
  await using site = await createTestSite({ '_posts/tea.md': article('Tea') })
  const sent: (string | null)[] = []
  const query = revisionClient(`${await site.listen()}/graphql`, (input, init) => {
    sent.push(new Headers(init?.headers).get('x-content-revision'))
    return fetch(input, init)
  })
  const count = '{ site { articleCount } }'
  expect(await query(count)).toEqual({ data: { site: { articleCount: 1 } } })
  site.write({ '_posts/bread.md': article('Bread') })
  await site.import()
  expect(await query(`${count} # again`)).toEqual({ data: { site: { articleCount: 2 } } })
  await query(count)
  expect(sent).toEqual(['0', '1', '2'])
})
