import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type MirroredFile, type MirrorFolder, readImageFile, readPlaceholder } from '@broadsheet/images'
import { VisitProblem } from './visit-problem.ts'
import type { Answer, VisitOptions, Visitor } from './visitor.ts'

export interface FetchOptions extends Pick<VisitOptions, 'signal'> {
  /** The header `Referer`, or null for none. */
  referer: string | null
  maxBytes: number
}

/**
 * Fetches an image into the mirror. The type comes from the content.
 * @returns the copy
 * @throws VisitProblem, or an AbortError if the signal is aborted
 */
export async function fetchImage(
  visitor: Visitor,
  mirror: MirrorFolder,
  address: string,
  { referer, maxBytes, signal }: FetchOptions,
): Promise<MirroredFile> {
  const headers = { accept: 'image/*', ...(referer !== null && { referer }) }
  return visitor.visit(address, { method: 'GET', headers, signal }, async (answer) => {
    const path = await mirror.newFile()
    try {
      await download(answer, path, maxBytes)
      const file = await identify(path)
      await mirror.keep(path, file)
      return file
    } finally {
      await rm(path, { force: true })
    }
  })
}

async function download({ headers, body, signal }: Answer, path: string, maxBytes: number): Promise<void> {
  const tooLarge = new VisitProblem('refused', `it is larger than ${Math.round(maxBytes / 1_000_000)} MB`)
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    await body.dump({ limit: 0 }).catch(() => {})
    throw tooLarge
  }
  let bytes = 0
  const limit = new Transform({
    transform(part: Buffer, _encoding, callback) {
      bytes += part.length
      callback(bytes > maxBytes ? tooLarge : null, part)
    },
  })
  await pipeline(body, limit, createWriteStream(path), { signal })
}

async function identify(path: string): Promise<MirroredFile> {
  const { mimeType, ...metadata } = await readImageFile(path)
  if (mimeType === null) throw new VisitProblem('dead', 'the answer is not an image')
  const placeholder = await readPlaceholder(path, { mimeType, ...metadata })
  return { mimeType, ...metadata, color: placeholder?.color ?? null, preview: placeholder?.preview ?? null }
}
