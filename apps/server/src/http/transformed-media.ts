import type { ServerResponse } from 'node:http'
import type { ImageNode } from '@broadsheet/database'
import { reasonNotDecoded } from '@broadsheet/images'
import type { ImageDelivery } from '../transforms/image-delivery.ts'
import { type ImageTransform, TransformError } from '../transforms/image-transform.ts'
import { ImageTransformer, type ImageTransformerOptions, TransformBusyError } from '../transforms/image-transformer.ts'
import { BrokenImageError, ChangedFileError, TransformTimeoutError } from '../transforms/transform-file.ts'
import { parseTransformQuery } from '../transforms/transform-query.ts'

export interface TransformedMediaOptions {
  images: ImageDelivery
  imageCache: ImageTransformerOptions | null
}

/** How long a client waits before it asks again, in seconds. */
const retryAfter = 2

/** Makes other forms of images for requests, and answers requests that cannot have one. */
export function transformedMedia({ images, imageCache }: TransformedMediaOptions) {
  const transformer = imageCache && new ImageTransformer(imageCache)
  return {
    /** Returns the transform that a query asks for, null for none, or `refused` after it has answered the request. */
    parse(query: string, response: ServerResponse): ImageTransform | null | 'refused' {
      if (transformer === null) return null
      try {
        return parseTransformQuery(query, images.sizes)
      } catch (error) {
        if (!(error instanceof TransformError)) throw error
        refuse(response, 400, error.message)
        return 'refused'
      }
    },
    /** Returns the path of the made file, or null after it has answered the request. */
    async make(
      path: string,
      image: ImageNode,
      transform: ImageTransform,
      response: ServerResponse,
    ): Promise<string | null> {
      const reason = reasonNotDecoded(image)
      if (reason !== null || transformer === null || image.sha256 === null) {
        refuse(response, 422, `${reason ?? 'the file was not read'}; ask for the image without a transform`)
        return null
      }
      try {
        return await transformer.file(path, image.sha256, transform)
      } catch (error) {
        if (error instanceof BrokenImageError) refuse(response, 422, `the image is broken: ${error.message}`)
        else if (isTemporary(error)) refuse(response, 503, error.message)
        else throw error
        return null
      }
    },
  }
}

function isTemporary(error: unknown): error is Error {
  return (
    error instanceof TransformBusyError || error instanceof TransformTimeoutError || error instanceof ChangedFileError
  )
}

function refuse(response: ServerResponse, status: 400 | 422 | 503, message: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': retryAfter }),
    })
    .end(`${message}\n`)
}
