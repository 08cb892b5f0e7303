import type { MirrorFolder, MirrorRecord } from '@broadsheet/images'

/** A remote image that articles show. */
export interface RemoteImage {
  url: string
  /** The `referrerpolicy` of one of its uses. */
  referrerPolicy: string | null
  /** Path of an article that shows it: `/2022/harbour/`. */
  path: string | null
}

/** An image that was dead or refused is visited again after this time, in milliseconds: 30 days. */
const visitAgainAfter = 30 * 24 * 60 * 60 * 1_000

/** Returns whether to visit an image that the index has this record of. */
function isDue(record: MirrorRecord | undefined, now: number): boolean {
  if (record === undefined || record.outcome === 'failed') return true
  return record.outcome !== 'stored' && now - record.at > visitAgainAfter
}

export interface DueOptions {
  /** Milliseconds since 1970. */
  now: number
  /** Visit also images that were dead or refused a short time ago. */
  retry: boolean
}

/** Returns the images that have no copy and must be visited, by host. */
export async function dueImages(
  images: Iterable<RemoteImage>,
  mirror: MirrorFolder,
  { now, retry }: DueOptions,
): Promise<Map<string, RemoteImage[]>> {
  const records = await mirror.records()
  const byHost = new Map<string, RemoteImage[]>()
  for (const image of images) {
    const record = records.get(image.url)
    const isStored = record?.file ? await mirror.has(record.file) : false
    if (isStored || !(retry || record?.outcome === 'stored' || isDue(record, now))) continue
    const host = URL.parse(image.url)?.host ?? ''
    const others = byHost.get(host)
    if (others === undefined) byHost.set(host, [image])
    else others.push(image)
  }
  return byHost
}
