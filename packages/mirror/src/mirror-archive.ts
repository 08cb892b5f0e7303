import { MirrorFolder } from '@broadsheet/images'
import { AddressRules } from './network/address-rules.ts'
import { GuardedClient } from './network/guarded-client.ts'
import { dueImages, type RemoteImage } from './run/due-images.ts'
import { type Estimate, estimateSize } from './run/estimate.ts'
import { type MirrorProgress, type MirrorResult, mirrorImages } from './run/mirror-images.ts'
import { Visitor } from './visit/visitor.ts'

export interface ArchiveMirrorOptions {
  /** The remote images that articles show. */
  images: Iterable<RemoteImage>
  /** Address of the site. Null if it has none. */
  siteUrl: string | null
  /** The folder of the mirror. */
  folder: string
  /** Addresses that are reached although they are not public: `127.0.0.1, 10.1.0.0/16`. */
  allowedAddresses: string
  /** How many requests a host gets in a second, at most. */
  rate: number
  /** How many hosts are asked at a time. */
  hosts: number
  /** The largest image, in bytes. */
  maxBytes: number
  /** Visit also images that were dead or refused in the last 30 days. */
  retry: boolean
  onProgress: (progress: MirrorProgress) => void
  signal: AbortSignal
}

/**
 * Fetches copies of the remote images of an archive.
 * @throws AddressListError if the allowed addresses are wrong, or an AbortError if the signal is aborted
 */
export function mirrorArchive(options: ArchiveMirrorOptions): Promise<MirrorResult> {
  return withVisitor(options, (visitor, mirror, due) => mirrorImages({ ...options, visitor, mirror, due }))
}

/** Returns what `mirrorArchive` would fetch. Asks some images for their size. */
export function estimateMirror(options: ArchiveMirrorOptions): Promise<Estimate> {
  return withVisitor(options, (visitor, _mirror, due) => estimateSize(visitor, due, options.signal))
}

type Due = ReadonlyMap<string, readonly RemoteImage[]>

async function withVisitor<Result>(
  options: ArchiveMirrorOptions,
  run: (visitor: Visitor, mirror: MirrorFolder, due: Due) => Promise<Result>,
): Promise<Result> {
  const { images, folder, allowedAddresses, rate, retry, siteUrl } = options
  const mirror = new MirrorFolder(folder)
  await using client = new GuardedClient(new AddressRules(allowedAddresses), { connect: 10_000, silence: 20_000 })
  const visitor = new Visitor(client, {
    interval: 1_000 / rate,
    deadline: 60_000,
    pauses: [2_000, 8_000],
    longestPause: 120_000,
    userAgent: `Broadsheet/1.0 (image archive${siteUrl === null ? '' : ` of ${siteUrl}`})`,
  })
  // The client must live until the run has ended.
  return await run(visitor, mirror, await dueImages(images, mirror, { now: Date.now(), retry }))
}
