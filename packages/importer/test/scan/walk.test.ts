import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { walk } from '../../src/scan/walk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('files are sorted by path, and paths have slashes', async () => {
  using folder = temporaryFolder({ 'b.md': 'b', 'a/深/x y.md': 'a', 'a.md': '' })
  const { files, folders } = await walk(folder.path)
  expect(Array.from(files, ({ path, bytes }) => `${path} ${bytes}`)).toEqual(['a.md 0', 'a/深/x y.md 1', 'b.md 1'])
  expect(folders.toSorted()).toEqual(['', 'a', 'a/深'])
})

test('hidden folders and node_modules are skipped and reported', async () => {
  using folder = temporaryFolder({
    '.git/a.md': '',
    'node_modules/b/c.md': '',
    '_posts/.d/e.md': '',
    '.eleventy.js': '',
  })
  const { files, skipped } = await walk(folder.path)
  expect(Array.from(files, ({ path }) => path)).toEqual(['.eleventy.js'])
  expect(skipped.map(({ path, reason }) => `${path} ${reason}`).toSorted()).toEqual([
    '.git/ a hidden folder',
    '_posts/.d/ a hidden folder',
    'node_modules/ packages, not content',
  ])
})

test('a symbolic link is followed to a file inside the folder, never to a folder or out of the folder', async () => {
  using outside = temporaryFolder({ 'secret.md': 'secret' })
  using folder = temporaryFolder({ 'a.md': 'text' })
  symlinkSync('a.md', join(folder.path, 'b.md'))
  symlinkSync(join(outside.path, 'secret.md'), join(folder.path, 'c.md'))
  symlinkSync(outside.path, join(folder.path, 'd'))
  symlinkSync('.', join(folder.path, 'e'))
  symlinkSync('nowhere.md', join(folder.path, 'f.md'))
  const { files, skipped } = await walk(folder.path)
  expect(Array.from(files, ({ path, bytes }) => `${path} ${bytes}`)).toEqual(['a.md 4', 'b.md 4'])
  expect(skipped.map(({ path, reason }) => `${path}: ${reason}`).toSorted()).toEqual([
    'c.md: a symbolic link to a place outside the content folder',
    'd: a symbolic link to a place outside the content folder',
    'e: a symbolic link to a folder that is read under its own path',
    'f.md: a broken symbolic link',
  ])
})

test('a content folder that is a symbolic link is resolved', async () => {
  using folder = temporaryFolder({ 'real/a.md': '' })
  symlinkSync('real', join(folder.path, 'link'))
  const { root, files } = await walk(join(folder.path, 'link'))
  expect(root).toBe(join(folder.path, 'real'))
  expect(Array.from(files, ({ path }) => path)).toEqual(['a.md'])
})

test.skipIf(process.platform === 'darwin')('a file is known by its NFC name and read by its name on disk', async () => {
  using folder = temporaryFolder({ 'cafe\u0301.md': 'a' })
  const { files } = await walk(folder.path)
  expect([...files]).toMatchObject([{ path: 'caf\u00e9.md', real: 'cafe\u0301.md' }])
})

test.skipIf(process.platform === 'darwin')('of two names that are equal in NFC, the second is skipped', async () => {
  using folder = temporaryFolder({ 'cafe\u0301.md': 'a', 'caf\u00e9.md': 'b' })
  const { files, skipped } = await walk(folder.path)
  expect(Array.from(files, ({ real }) => real)).toEqual(['cafe\u0301.md'])
  expect(skipped).toEqual([
    { path: 'caf\u00e9.md', reason: 'another file has the same name with differently composed accents' },
  ])
})

test('a missing folder, or a file in its place, is a one-line error', async () => {
  using folder = temporaryFolder({ 'a.md': '' })
  mkdirSync(join(folder.path, 'b'))
  await expect(walk(join(folder.path, 'gone'))).rejects.toThrow(
    '/gone: the content folder cannot be read: it does not exist',
  )
  await expect(walk(join(folder.path, 'a.md'))).rejects.toThrow('/a.md: the content folder is a file')
})

test.skipIf(process.platform === 'win32')(
  'a folder without permission is refused, and is not an empty archive',
  async () => {
    using folder = temporaryFolder({ 'content/a.md': 'text' })
    const content = join(folder.path, 'content')
    chmodSync(folder.path, 0o755)
    chmodSync(content, 0)
    // Root may read everything, so another user reads it.
    const user = process.geteuid?.()
    if (user === 0) process.seteuid?.(65_534)
    try {
      await expect(walk(content)).rejects.toThrow(`${content}: the content folder cannot be read: permission denied`)
    } finally {
      if (user === 0) process.seteuid?.(user)
      chmodSync(content, 0o755)
    }
  },
)
