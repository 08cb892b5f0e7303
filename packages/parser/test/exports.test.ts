import { expect, test } from 'vitest'

test('the package hands out these names and no more', async () => {
  expect(Object.keys(await import('@broadsheet/parser')).sort()).toEqual([
    'Anchors',
    'avatarAddress',
    'classify',
    'isSiteFile',
    'parseFile',
    'parserVersion',
    'readSite',
    'siteFilesAbove',
    'slugify',
  ])
})
