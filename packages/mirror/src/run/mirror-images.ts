import type { MirroredFile, MirrorFolder, VisitOutcome } from '@broadsheet/images'
import { refererFor } from '../network/referer.ts'
import { fetchImage } from '../visit/fetch-image.ts'
import { VisitProblem } from '../visit/visit-problem.ts'
import type { Visitor } from '../visit/visitor.ts'
import type { RemoteImage } from './due-images.ts'
import { eachHost } from './each-host.ts'

export interface MirrorProgress {
  done: number
  total: number
  /** Bytes of the copies so far. */
  bytes: number
}

export interface MirrorOptions {
  visitor: Visitor
  mirror: MirrorFolder
  /** The images to visit, by host. */
  due: ReadonlyMap<string, readonly RemoteImage[]>
  /** Address of the site, for the header `Referer`. */
  siteUrl: string | null
  /** How many hosts are asked at a time. */
  hosts: number
  /** The largest image, in bytes. */
  maxBytes: number
  onProgress: (progress: MirrorProgress) => void
  signal: AbortSignal
}

/** The result of a run. `left` images were not visited, because their host did not answer. */
export type MirrorResult = Record<VisitOutcome, number> & {
  left: number
  bytes: number
  /** How often each reason occurred, most frequent first. */
  reasons: [reason: string, count: number][]
}

/** So many visits to a host without an answer in a row end the run for this host. */
const patience = 5

/**
 * Visits images and stores copies of them. Hosts are asked side by side, and each of them one image after another. Each result
 * is in the index before the next visit, so a run that is killed loses nothing.
 * @throws an AbortError if the signal is aborted
 */
export async function mirrorImages(options: MirrorOptions): Promise<MirrorResult> {
  const { due, mirror, hosts, onProgress, signal } = options
  const total = [...due.values()].reduce((sum, images) => sum + images.length, 0)
  const counts = { stored: 0, dead: 0, refused: 0, failed: 0, left: 0, bytes: 0 }
  const reasons = new Map<string, number>()
  let done = 0
  await eachHost([...due.values()], hosts, async (images) => {
    let silent = 0
    for (const [at, image] of images.entries()) {
      const { file, problem } = await visit(image, options)
      const outcome = problem?.kind ?? 'stored'
      await mirror.add({ url: image.url, at: Date.now(), outcome, reason: problem?.message ?? null, file })
      counts[outcome] += 1
      counts.bytes += file?.bytes ?? 0
      if (problem !== null) reasons.set(problem.message, (reasons.get(problem.message) ?? 0) + 1)
      onProgress({ done: ++done, total, bytes: counts.bytes })
      silent = problem?.isHostSilent ? silent + 1 : 0
      if (silent < patience) continue
      const left = images.length - at - 1
      counts.left += left
      done += left
      break
    }
  })
  signal.throwIfAborted()
  return { ...counts, reasons: [...reasons].sort(([, a], [, b]) => b - a) }
}

type Visit = { file: MirroredFile; problem: null } | { file: null; problem: VisitProblem }

async function visit(image: RemoteImage, options: MirrorOptions): Promise<Visit> {
  const { visitor, mirror, siteUrl, maxBytes, signal } = options
  const page = siteUrl === null ? null : URL.parse(image.path ?? '/', siteUrl)
  const address = URL.parse(image.url)
  const referer = address && refererFor(image.referrerPolicy, page, address)
  try {
    return { file: await fetchImage(visitor, mirror, image.url, { referer, maxBytes, signal }), problem: null }
  } catch (problem) {
    if (problem instanceof VisitProblem) return { file: null, problem }
    throw problem
  }
}
