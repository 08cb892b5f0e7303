import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyStarter, starters } from '../starter.ts'

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'broadsheet-starter-'))
}

test.each(starters)(
  'the copy of %s has the built package that it depends on, and nothing that an installation wrote',
  async (name) => {
    const folder = newFolder()
    await copyStarter(name, folder)
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const path = dependencies['@broadsheet/client'].replace('file:', '')
    expect(JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8')).name).toBe('@broadsheet/client')
    expect(existsSync(join(folder, path, 'operations/text.js'))).toBe(true)
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
  },
)

test('a folder with files in it is not overwritten', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  await expect(copyStarter('astro', folder)).rejects.toThrow('is not empty')
  expect(existsSync(join(folder, 'package.json'))).toBe(false)
})

test('an unknown starter is refused with the names of those that exist', async () => {
  await expect(copyStarter('gatsby', newFolder())).rejects.toThrow('the starters are astro, next')
})

test('the lock file of each starter names no registry', () => {
  for (const name of starters) {
    const lock = readFileSync(join(import.meta.dirname, '../../examples', name, 'package-lock.json'), 'utf8')
    expect(lock).not.toMatch(/"resolved": "http/)
  }
})
