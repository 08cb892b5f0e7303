import { expect, test } from 'vitest'
import * as importer from '../src/index.ts'

test('the package exports six names and their types', () => {
  expect(Object.keys(importer).sort()).toEqual([
    'ImportError',
    'Interrupted',
    'changesSince',
    'checkFolder',
    'importFolder',
    'watchFolder',
  ])
})
