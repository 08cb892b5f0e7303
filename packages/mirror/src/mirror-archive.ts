import { MirrorFolder } from '@broadsheet/images'
import { checkLinks, type LinkCheckOptions, type LinkProblem } from './links/check-links.ts'
import { AddressRules } from './network/address-rules.ts'
import { GuardedClient } from './network/guarded-client.ts'
import { dueImages, type RemoteImage } from './run/due-images.ts'
import { type Estimate, estimateSize } from './run/estimate.ts'
import { type MirrorProgress, type MirrorResult, mirrorImages } from './run/mirror-images.ts'
import { Visitor } from './visit/visitor.ts'

/** How to ask hosts. */
export interface AskingOptions {
  /** Address of the site. Null if it has none. */
  siteUrl: string | null
  /** Addresses that are reached although they are not public: `127.0.0.1, 10.1.0.0/16`. */
  allowedAddresses: string
  /** How many requests a host gets in a second, at most. */
  rate: number
  /** How many hosts are asked at a time. */
  hosts: number
  signal: AbortSignal
}

export interface ArchiveMirrorOptions extends AskingOptions {
  /** The remote images that articles show. */
  images: Iterable<RemoteImage>
  /** The folder of the mirror. */
  folder: string
  /** The largest image, in bytes. */
  maxBytes: number
  /** Visit also images that were dead or refused in the last 30 days. */
  retry: boolean
  onProgress: (progress: MirrorProgress) => void
}

/**
 * Fetches copies of the remote images of an archive.
 * @throws AddressListError if the allowed addresses are wrong, or an AbortError if the signal is aborted
 */
export function mirrorArchive(options: ArchiveMirrorOptions): Promise<MirrorResult> {
  return withVisitor(options, async (visitor) => {
    const mirror = new MirrorFolder(options.folder)
    return mirrorImages({ ...options, visitor, mirror, due: await due(options, mirror) })
  })
}

/** Returns what `mirrorArchive` would fetch. Asks some images for their size. Throws as it does. */
export function estimateMirror(options: ArchiveMirrorOptions): Promise<Estimate> {
  return withVisitor(options, async (visitor) =>
    estimateSize(visitor, await due(options, new MirrorFolder(options.folder)), options.signal),
  )
}

/** Visits the outgoing links of an archive, and returns those without an answer. Throws as `mirrorArchive` does. */
export function checkArchiveLinks(
  options: AskingOptions & Pick<LinkCheckOptions, 'urls' | 'onProgress'>,
): Promise<LinkProblem[]> {
  return withVisitor(options, (visitor) => checkLinks({ ...options, visitor }))
}

function due({ images, retry }: ArchiveMirrorOptions, mirror: MirrorFolder): Promise<Map<string, RemoteImage[]>> {
  return dueImages(images, mirror, { now: Date.now(), retry })
}

async function withVisitor<Result>(
  { allowedAddresses, rate, siteUrl }: AskingOptions,
  run: (visitor: Visitor) => Promise<Result>,
): Promise<Result> {
  // Node 22 cannot read `await using`.
  const client = new GuardedClient(new AddressRules(allowedAddresses), { connect: 10_000, silence: 20_000 })
  const visitor = new Visitor(client, {
    interval: 1_000 / rate,
    deadline: 60_000,
    pauses: [2_000, 8_000],
    longestPause: 120_000,
    userAgent: `Broadsheet/1.0 (archive${siteUrl === null ? '' : ` of ${siteUrl}`})`,
  })
  try {
    return await run(visitor)
  } finally {
    await client[Symbol.asyncDispose]()
  }
}
