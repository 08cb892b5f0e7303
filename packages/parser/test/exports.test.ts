import { expect, test } from 'vitest'

test('the package exports exactly these names', async () => {
  expect(Object.keys(await import('@broadsheet/parser')).sort()).toEqual([
    'Anchors',
    'avatarAddress',
    'classify',
    'diagnosticFilter',
    'hugoRootSigns',
    'includableFiles',
    'includableTexts',
    'isSiteFile',
    'mediaUrl',
    'parseFile',
    'parserVersion',
    'readSite',
    'sectionPages',
    'siteFilesAbove',
    'siteSettings',
    'slugify',
    'vaultSettings',
    'withCascades',
  ])
})
