import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../prisma/environment.ts'
import { changelogSections } from '../release/changelog.ts'
import { incompatible, installedLicences } from '../release/licences.ts'
import { unnamedBreaks } from '../release/schema-changes.ts'
import { versionProblems } from '../release/version.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('CHANGELOG.md names each change of the schema since the last release that breaks documents', () => {
  const [unreleased, newest] = changelogSections(read('CHANGELOG.md'))
  // A release moves its notes from the first section to the second, and then renews schema.released.graphql.
  const notes = `${unreleased?.text}\n${newest?.text}`
  const breaks = unnamedBreaks(read('apps/server/schema.released.graphql'), read('apps/server/schema.graphql'), notes)
  expect(breaks, 'keep what clients use, or name these changes in CHANGELOG.md under [Unreleased]').toEqual([])
})

test('a field that is removed breaks documents unless a note names it, and one that is added does not', () => {
  const released = 'type Query { a: Int, b(first: Int): Int! }'
  expect(unnamedBreaks(released, 'type Query { a: Int, b(first: Int): Int!, c: Int }', '')).toEqual([])
  const today = 'type Query { b: Int }'
  const breaks = ['Query.a was removed', 'Query.b arg first was removed', 'Query.b changed type from Int! to Int']
  expect(unnamedBreaks(released, today, '').sort()).toEqual(breaks)
  expect(unnamedBreaks(released, today, '- `Query.a was removed`: use `b`.').sort()).toEqual(breaks.slice(1))
})

const changelog = '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n- B\n\n## [0.1.0] - 2026-11-29\n- A\n'
const files = { changelog, versions: { 'package.json': '0.2.0' }, today: '2026-12-01' }

test('a release has one version everywhere, and a changelog that ends with it', () => {
  expect(versionProblems(files)).toEqual([])
  expect(versionProblems({ ...files, versions: { 'package.json': '0.10.0', 'apps/a/package.json': '0.2.0' } })).toEqual(
    [
      'apps/a/package.json: the version is 0.2.0; write 0.10.0 as in package.json',
      'CHANGELOG.md: the newest version is 0.2.0, and package.json has 0.10.0',
    ],
  )
  expect(versionProblems({ ...files, changelog: changelog.replace('[Unreleased]\n', '[Unreleased]\n- C\n') })).toEqual([
    'CHANGELOG.md: move what is in [Unreleased] to a new section “## [0.2.0] - 2026-12-01”',
  ])
  expect(versionProblems({ ...files, changelog: changelog.replace('- B', ''), today: '2026-11-30' })).toEqual([
    'CHANGELOG.md: 0.2.0 has no entry',
    'CHANGELOG.md: 2026-12-01 has not come yet',
  ])
  expect(versionProblems({ ...files, changelog: changelog.replace('[0.1.0]', '[0.2.0]') })).toEqual([
    'package.json: 0.2.0 is not later than 0.2.0',
  ])
})

test('a heading of the changelog in another form is reported with the right form', () => {
  expect(() => changelogSections('## 0.2.0\n')).toThrow('“## 0.2.0” is not a heading; write “## [Unreleased]” or')
  expect(() => changelogSections('## [0.2.0]\n')).toThrow('is not a heading')
  expect(changelogSections(read('CHANGELOG.md')).map(({ name }) => name)).toContain('0.1.0')
})

test('each dependency of the program has a licence that its users can accept', async () => {
  const packages = await installedLicences()
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['graphql', 'better-sqlite3', 'sharp']))
  expect(incompatible(packages)).toEqual([])
})

test('a licence is accepted if one of its alternatives is, and a copyleft one only for a reviewed package', () => {
  const licences = ['(MIT OR GPL-3.0)', 'MIT AND ISC', 'MIT AND GPL-3.0', 'Unknown', 'LGPL-3.0-or-later']
  const packages = licences.map((licence, at) => ({ name: String(at), licence }))
  expect(incompatible(packages).map(({ name }) => name)).toEqual(['2', '3', '4'])
  expect(incompatible([{ name: '@img/sharp-libvips-linux-x64', licence: 'LGPL-3.0-or-later' }])).toEqual([])
})
