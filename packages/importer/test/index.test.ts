import { expect, test } from 'vitest'
import * as importer from '../src/index.ts'

test('the package exports five names and their types', () => {
  expect(Object.keys(importer).sort()).toEqual([
    'ImportError',
    'Interrupted',
    'checkFolder',
    'importFolder',
    'watchFolder',
  ])
})
