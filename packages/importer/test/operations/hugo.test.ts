import { expect, test } from 'vitest'
import { testArchive } from '../support/test-archive.ts'

const site = {
  'hugo.toml': 'baseURL = "https://h.example/"\n',
  'content/posts/_index.md': '---\ntitle: Posts\n---\n',
  'content/posts/a.md': '---\ntitle: A\n---\n[B](b/index.md) [Guide](guide:start) [None](/posts/none/)\n',
  'content/posts/b/index.md': '---\ntitle: B\n---\n[None](../none.md)\n',
  'content/posts/b/part.md': 'Part of B\n',
}
const links = "SELECT file, code, cause FROM Diagnostic WHERE code LIKE 'link-%' ORDER BY file, position"

test('links that the render hook of a Hugo site can resolve are one note, and warnings without the hook', async () => {
  using archive = testArchive(site)
  const { skipped, result } = await archive.import()
  expect(skipped).toEqual([{ path: 'content/posts/b/part.md', reason: 'it is part of the page bundle of an index.md' }])
  expect(result?.diagnostics).toContainEqual({ severity: 'WARNING', code: 'link-broken', count: 2 })
  const hook = 'layouts/_markup/render-link.html'
  archive.folder.write({ [hook]: '<a href="{{ .Destination }}">{{ .Text }}</a>' })
  const { result: second } = await archive.import()
  expect(archive.query(links)).toEqual([
    { file: 'content/posts/a.md', code: 'link-by-hook', cause: hook },
    { file: 'content/posts/b/index.md', code: 'link-by-hook', cause: hook },
  ])
  expect(second?.diagnostics).toContainEqual({ severity: 'INFO', code: 'link-by-hook', count: 1 })
})

test('a changed cascade of a section changes the articles below it', async () => {
  using archive = testArchive(site)
  await archive.import()
  const drafts = () =>
    archive.query('SELECT title FROM Article WHERE draft = 1 ORDER BY title').map(({ title }) => title)
  expect(drafts()).toEqual([])
  archive.folder.write({ 'content/posts/_index.md': '---\ntitle: Posts\ncascade: {draft: true}\n---\n' })
  await archive.import()
  expect(drafts()).toEqual(['A', 'B', 'Posts'])
})
