import { resolve } from 'node:path'
import { ManifestError, readTrustedDocuments, type TrustedDocuments } from '../documents/trusted-documents.ts'
import { InvalidSetting } from './setting-values.ts'

/** Reads the manifest of trusted documents. An empty text gives null. */
export function parseTrustedDocuments(text: string, root: string): TrustedDocuments | null {
  if (text === '') return null
  try {
    return readTrustedDocuments(resolve(root, text))
  } catch (error) {
    if (error instanceof ManifestError) throw new InvalidSetting(error.message)
    throw error
  }
}
