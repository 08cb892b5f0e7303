import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { walk } from '../src/walk.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('files come with slashes, in the order of their paths', async () => {
  using folder = temporaryFolder({ 'b.md': 'b', 'a/深/x y.md': 'a', 'a.md': '' })
  const { files, folders } = await walk(folder.path)
  expect(files.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(['a.md 0', 'a/深/x y.md 1', 'b.md 1'])
  expect(folders.toSorted()).toEqual(['', 'a', 'a/深'])
})

test('hidden folders and packages are not gone into, and it is said', async () => {
  using folder = temporaryFolder({
    '.git/a.md': '',
    'node_modules/b/c.md': '',
    '_posts/.d/e.md': '',
    '.eleventy.js': '',
  })
  const { files, passedOver } = await walk(folder.path)
  expect(files.map(({ path }) => path)).toEqual(['.eleventy.js'])
  expect(passedOver.map(({ path, reason }) => `${path} ${reason}`).toSorted()).toEqual([
    '.git/ a hidden folder',
    '_posts/.d/ a hidden folder',
    'node_modules/ packages, not content',
  ])
})

test('a link is followed to a file of the folder, and never out of it or round in a circle', async () => {
  using outside = temporaryFolder({ 'secret.md': 'secret' })
  using folder = temporaryFolder({ 'a.md': 'text' })
  symlinkSync('a.md', join(folder.path, 'b.md'))
  symlinkSync(join(outside.path, 'secret.md'), join(folder.path, 'c.md'))
  symlinkSync(outside.path, join(folder.path, 'd'))
  symlinkSync('.', join(folder.path, 'e'))
  symlinkSync('nowhere.md', join(folder.path, 'f.md'))
  const { files, passedOver } = await walk(folder.path)
  expect(files.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(['a.md 4', 'b.md 4'])
  expect(passedOver.map(({ path, reason }) => `${path}: ${reason}`).toSorted()).toEqual([
    'c.md: a link that leads out of the folder',
    'd: a link that leads out of the folder',
    'e: a link to a folder, which is read where it stands',
    'f.md: a link to nothing',
  ])
})

test('a folder that is itself a link is read where it leads', async () => {
  using folder = temporaryFolder({ 'real/a.md': '' })
  symlinkSync('real', join(folder.path, 'link'))
  const { root, files } = await walk(join(folder.path, 'link'))
  expect(root).toBe(join(folder.path, 'real'))
  expect(files.map(({ path }) => path)).toEqual(['a.md'])
})

test.skipIf(process.platform === 'darwin')('a name is known in NFC and read as the disk spells it', async () => {
  using folder = temporaryFolder({ 'cafe\u0301.md': 'a' })
  const { files } = await walk(folder.path)
  expect(files).toMatchObject([{ path: 'caf\u00e9.md', real: 'cafe\u0301.md' }])
})

test.skipIf(process.platform === 'darwin')('of two names that are one in NFC the second is passed over', async () => {
  using folder = temporaryFolder({ 'cafe\u0301.md': 'a', 'caf\u00e9.md': 'b' })
  const { files, passedOver } = await walk(folder.path)
  expect(files.map(({ real }) => real)).toEqual(['cafe\u0301.md'])
  expect(passedOver).toEqual([
    { path: 'caf\u00e9.md', reason: 'another file has the same name, its accents composed differently' },
  ])
})

test('a folder that is not there, or no folder, is one clear line', async () => {
  using folder = temporaryFolder({ 'a.md': '' })
  mkdirSync(join(folder.path, 'b'))
  await expect(walk(join(folder.path, 'gone'))).rejects.toThrow(
    '/gone: the content folder cannot be read: it is not there',
  )
  await expect(walk(join(folder.path, 'a.md'))).rejects.toThrow('/a.md: the content folder is a file')
})
