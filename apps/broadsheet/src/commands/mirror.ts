import { createDatabase, type Reader, type RemoteImage } from '@broadsheet/database'
import { UsageError } from '@broadsheet/importer/arguments'
import { runProcess } from '@broadsheet/importer/process'
import {
  AddressListError,
  type ArchiveMirrorOptions,
  type Estimate,
  estimateMirror,
  type MirrorProgress,
  type MirrorResult,
  mirrorArchive,
} from '@broadsheet/mirror'
import { type MirrorFlags, mirrorArguments } from '../settings/arguments.ts'
import { CommandError } from '../settings/preflight.ts'
import { chooseSettings } from '../settings/settings.ts'
import { migrate } from './import.ts'
import { runProgress } from './run-progress.ts'

/** `broadsheet mirror`: fetches copies of the remote images that articles show, and imports them. Returns the exit code. */
export async function mirrorCommand(args: string[]): Promise<number> {
  const { chosen, flags } = mirrorArguments(args)
  chooseSettings(chosen)
  await migrate()
  const { images, siteUrl } = await readArchive()
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const progress = runProgress(process.stderr)
  const onProgress = ({ done, total, bytes }: MirrorProgress) =>
    progress.update(done, total, `images, ${megabytes(bytes)}`)
  const options = { ...optionsOf(flags), images, siteUrl, onProgress, signal: stop.signal }
  try {
    if (flags.dryRun) {
      console.log(estimateText(await estimateMirror(options)))
      return 0
    }
    const result = await mirrorArchive(options).finally(progress.end)
    console.log(resultText(result))
  } catch (error) {
    if (error instanceof AddressListError) throw new UsageError(`MIRROR_ALLOW: ${error.message}`)
    if (!stop.signal.aborted) throw error
    console.error('Interrupted: the copies so far are kept, and the next run continues')
    return 130
  }
  return runProcess(['import'])
}

/** Reads the remote images from the database. Throws a CommandError if the site has no mirror. */
async function readArchive(): Promise<{ images: RemoteImage[]; siteUrl: string | null }> {
  const database = createDatabase(process.env.DATABASE_URL ?? '')
  await database.connect()
  const reader = database.openSnapshot({ preview: true, now: Date.now() })
  try {
    const site = await reader.site.row()
    if (site === null) throw new CommandError('The database is empty: run `broadsheet import` first')
    const { mirror = 'keep' } = JSON.parse(site.settings ?? '{}') as { mirror?: string } // As the importer wrote it.
    if (mirror === 'off') throw new CommandError('site.yml has `mirror: off`; write `mirror: keep` or `mirror: serve`')
    return { images: await remoteImages(reader), siteUrl: site.url }
  } finally {
    reader.release()
    await database.close()
  }
}

async function remoteImages(reader: Reader): Promise<RemoteImage[]> {
  const images: RemoteImage[] = []
  for (let page = await reader.images.remote(''); page.length > 0; ) {
    images.push(...page)
    page = await reader.images.remote(page.at(-1)?.url ?? '')
  }
  return images
}

function optionsOf({
  rate,
  hosts,
  maxSize,
  retry,
}: MirrorFlags): Omit<ArchiveMirrorOptions, 'images' | 'siteUrl' | 'onProgress' | 'signal'> {
  return {
    folder: process.env.MIRROR_DIR ?? '',
    allowedAddresses: process.env.MIRROR_ALLOW ?? '',
    maxBytes: maxSize * 1_000_000,
    rate,
    hosts,
    retry,
  }
}

function estimateText({ images, hosts, sampled, bytes }: Estimate): string {
  if (images === 0) return 'No image is missing from the mirror.'
  const size = bytes === null ? 'of unknown size' : `about ${megabytes(bytes)}, as ${sampled} of them say`
  return `${count(images, 'image')} on ${count(hosts, 'host')} would be fetched: ${size}.`
}

function resultText({ stored, dead, refused, failed, left, bytes, reasons }: MirrorResult): string {
  const rest = [
    [dead, 'dead'],
    [refused, 'refused'],
    [failed, 'without an answer'],
    [left, 'left because their host does not answer'],
  ] as const
  const others = rest.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : []))
  const first = `Fetched ${count(stored, 'image')}, ${megabytes(bytes)}${others.map((text) => `; ${text}`).join('')}.`
  return [first, ...reasons.slice(0, 10).map(([reason, times]) => `  ${times} × ${reason}`)].join('\n')
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
