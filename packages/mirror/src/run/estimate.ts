import { VisitProblem } from '../visit/visit-problem.ts'
import type { Visitor } from '../visit/visitor.ts'
import type { RemoteImage } from './due-images.ts'

/** How many images are asked for their size. */
const sampleSize = 20

export interface Estimate {
  images: number
  hosts: number
  /** Number of images that told their size. */
  sampled: number
  /** Null if no image told its size. */
  bytes: number | null
}

/** Estimates the bytes of images: the mean of up to 20 of them, whose size is asked for with HEAD. */
export async function estimateSize(
  visitor: Visitor,
  due: ReadonlyMap<string, readonly RemoteImage[]>,
  signal: AbortSignal,
): Promise<Estimate> {
  const images = [...due.values()].flat()
  const step = Math.max(1, Math.ceil(images.length / sampleSize))
  const sample = images.filter((_image, at) => at % step === 0)
  const sizes = (await Promise.all(sample.map(({ url }) => sizeOf(visitor, url, signal)))).filter(
    (size) => size !== null,
  )
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const bytes = sizes.length === 0 ? null : Math.round(mean * images.length)
  return { images: images.length, hosts: due.size, sampled: sizes.length, bytes }
}

async function sizeOf(visitor: Visitor, url: string, signal: AbortSignal): Promise<number | null> {
  try {
    return await visitor.visit(url, { method: 'HEAD', signal }, async ({ headers, body }) => {
      await body.dump()
      const length = headers['content-length']
      return length === undefined ? null : Number(length)
    })
  } catch (error) {
    if (error instanceof VisitProblem) return null
    throw error
  }
}
