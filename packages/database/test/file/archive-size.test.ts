import { expect, test } from 'vitest'
import { Archive } from '../support/archive.ts'

test('the size of an archive counts articles, images, names and the tokens of all texts, after each import', async () => {
  using archive = new Archive()
  expect(archive.database.archiveSize()).toEqual({ articles: 0, images: 0, names: 0, tokens: 0 })

  // Calls without a pause between them see one state.
  await null

  archive.put({
    'a.md': { article: { title: 'One title' }, body: { text: 'A few words' } },
    'b.md': { article: { title: '標題', draft: true }, body: { text: '三个字' } },
  })
  const { tokens, ...size } = archive.database.archiveSize()
  expect(size).toEqual(counted(archive))
  expect(size.articles).toBe(2)
  // Tokens are those of titles and texts, and a few that separate runs.
  expect(tokens).toBeGreaterThanOrEqual(2 + 3 + 2 + 3)
  expect(tokens).toBeLessThan(40)

  await null

  archive.remove('b.md')
  const smaller = archive.database.archiveSize()
  expect(smaller.articles).toBe(1)
  expect(smaller.tokens).toBeLessThan(tokens)
})

function counted(archive: Archive) {
  const count = (table: string) => archive.rows(`SELECT COUNT(*) FROM "${table}"`)[0]?.[0] as number
  return {
    articles: count('Article'),
    images: count('Image'),
    names: count('Author') + count('Category') + count('Tag'),
  }
}
