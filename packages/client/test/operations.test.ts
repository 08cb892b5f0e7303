import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as texts from '../src/operations/text.ts'
import { generateTexts, generateTrees, generateTypes } from './support/generate-operations.ts'
import { treesOf, trustedDocuments } from './support/trusted-documents.ts'

// `npx vitest run -u` writes the files after a change of a document or of the schema.

test('the types are those that the documents and the schema give', async () => {
  await expect(await generateTypes()).toMatchFileSnapshot('../src/operations/types.ts')
})

test('the documents as text are those of the documents folder', async () => {
  await expect(await generateTexts()).toMatchFileSnapshot('../src/operations/text.ts')
})

test('the documents as syntax trees are those of the documents folder', async () => {
  await expect(await generateTrees()).toMatchFileSnapshot('../src/operations/documents.ts')
})

test('the manifest of trusted documents has every operation, with and without type names', async () => {
  const manifest = trustedDocuments(treesOf(await generateTexts()))
  await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot('../trusted-documents.json')
})

test('every operation as text is in the manifest under its hash', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../trusted-documents.json'), 'utf8'))
  const operations = Object.entries(texts).filter(([name]) => name.endsWith('Document'))
  expect(operations.length).toBeGreaterThan(20)
  const missing = operations.filter(([, text]) => manifest[hash('sha256', String(text))] !== String(text))
  expect(missing.map(([name]) => name)).toEqual([])
})
