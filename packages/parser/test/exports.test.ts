import { expect, test } from 'vitest'

test('the package exports exactly these names', async () => {
  expect(Object.keys(await import('@broadsheet/parser')).sort()).toEqual([
    'Anchors',
    'avatarAddress',
    'classify',
    'dataLimits',
    'diagnosticFilter',
    'hiddenSettings',
    'hugoRootSigns',
    'includableFiles',
    'includableTexts',
    'isDataFile',
    'isSiteFile',
    'mediaUrl',
    'parserVersion',
    'readSite',
    'readSiteData',
    'sharedFrontMatterFiles',
    'siteFilesAbove',
    'siteSettings',
    'slugify',
    'vaultSettings',
    'withSharedFrontMatter',
  ])
})
