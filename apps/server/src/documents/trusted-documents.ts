import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Documents that the operator trusts, by their SHA-256 in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>

/** The file of trusted documents is not usable. The message says why. */
export class ManifestError extends Error {
  override name = 'ManifestError'
}

/**
 * Reads a manifest: a JSON object of documents by their SHA-256, as `@broadsheet/client` has it in
 * `trusted-documents.json`.
 * @throws ManifestError
 */
export function readTrustedDocuments(file: string): TrustedDocuments {
  const manifest = parseManifest(file)
  return new Map(
    Object.entries(manifest).map(([id, text]) => {
      if (typeof text !== 'string') throw new ManifestError(`${file}: the value of ${id} is not a document`)
      if (hash('sha256', text) !== id.toLowerCase()) {
        throw new ManifestError(`${file}: ${id} is not the SHA-256 of its document; write the manifest again`)
      }
      return [id.toLowerCase(), text]
    }),
  )
}

function parseManifest(file: string): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ManifestError(`${file}: ${error instanceof Error ? error.message : error}`)
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  throw new ManifestError(`${file}: not a JSON object of documents by their SHA-256`)
}
