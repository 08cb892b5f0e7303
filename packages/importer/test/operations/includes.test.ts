import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { testArchive } from '../support/test-archive.ts'

test('a changed include changes the articles with it, and a link out of the folder is not followed', async () => {
  using outside = temporaryFolder({ 'secret.md': 'secret' })
  using archive = testArchive({
    '_config.yml': 'plugins: []\n',
    '_includes/note.md': 'One tide.\n',
    '_posts/2024-01-01-a.md': '---\ntitle: A\n---\nA {% include note.md %}{% include secret.md %}\n',
    '_posts/2024-01-02-b.md': '---\ntitle: B\n---\nB\n',
  })
  symlinkSync(join(outside.path, 'secret.md'), join(archive.folder.path, '_includes/secret.md'))
  const texts = () => archive.query('SELECT text FROM Body ORDER BY text').map(({ text }) => text)
  await archive.import()
  expect(texts()).toEqual(['A One tide.', 'B'])
  archive.folder.write({ '_includes/note.md': 'Two tides.\n' })
  const { result } = await archive.import()
  expect(texts()).toEqual(['A Two tides.', 'B'])
  expect(result).toMatchObject({ updated: 1, unchanged: 1 })
})
