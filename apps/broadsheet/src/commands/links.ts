import { createDatabase, type Reader } from '@broadsheet/database'
import { UsageError } from '@broadsheet/importer/arguments'
import { AddressListError, checkArchiveLinks, findLinks, type LinkProblem } from '@broadsheet/mirror'
import { linksArguments } from '../settings/arguments.ts'
import { chooseSettings } from '../settings/settings.ts'
import { migrate } from './import.ts'
import { runProgress } from './run-progress.ts'

/** A link, and the files of the articles that have it. */
type Links = Map<string, { files: string[]; year: number | null }>

/**
 * `broadsheet check --links`: visits the outgoing links of the articles in the database, and prints those that are dead.
 * Returns the exit code.
 */
export async function linksCommand(args: string[]): Promise<number> {
  const { chosen, flags } = linksArguments(args)
  chooseSettings(chosen)
  await migrate()
  const { links, siteUrl } = await readArchive()
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const progress = runProgress(process.stderr)
  try {
    const problems = await checkArchiveLinks({
      urls: links.keys(),
      siteUrl,
      allowedAddresses: process.env.MIRROR_ALLOW ?? '',
      ...flags,
      onProgress: (done, total) => progress.update(done, total, 'links'),
      signal: stop.signal,
    }).finally(progress.end)
    console.log(
      flags.json
        ? JSON.stringify(
            problems.map((one) => ({ ...one, ...placesOf(one, links) })),
            null,
            2,
          )
        : textOf(problems, links),
    )
    return flags.strict && problems.some(({ kind }) => kind === 'dead') ? 1 : 0
  } catch (error) {
    if (error instanceof AddressListError) throw new UsageError(`MIRROR_ALLOW: ${error.message}`)
    if (!stop.signal.aborted) throw error
    console.error('Interrupted')
    return 130
  }
}

async function readArchive(): Promise<{ links: Links; siteUrl: string | null }> {
  const database = createDatabase(process.env.DATABASE_URL ?? '')
  await database.connect()
  const reader = database.openSnapshot({ preview: true, now: Date.now() })
  try {
    const site = await reader.site.row()
    return { links: await readLinks(reader), siteUrl: site?.url ?? null }
  } finally {
    reader.release()
    await database.close()
  }
}

async function readLinks(reader: Reader): Promise<Links> {
  const links: Links = new Map()
  for (let after: string | null | undefined; after !== null; ) {
    const page = reader.articles.page({ first: 100, ...(after !== undefined && { after }) })
    for (const article of await page.nodes()) {
      const [html, { file }] = [
        await reader.articles.bodyPartOf(article, 'html'),
        await reader.articles.detailsOf(article),
      ]
      const year = article.publishedAt === null ? null : new Date(article.publishedAt).getUTCFullYear()
      for (const url of findLinks(html)) {
        const known = links.get(url)
        if (known === undefined) links.set(url, { files: [file], year })
        else known.files.push(file)
      }
    }
    const { hasNextPage, endCursor } = await page.pageInfo()
    after = (await hasNextPage) ? endCursor : null
  }
  return links
}

/** The places of a dead link, and an address that may have an old copy. Nothing asks it. */
function placesOf({ url, kind }: LinkProblem, links: Links): { files: string[]; archived: string | null } {
  const { files = [], year = null } = links.get(url) ?? {}
  return { files, archived: kind === 'dead' ? `https://web.archive.org/web/${year ?? ''}*/${url}` : null }
}

function textOf(problems: LinkProblem[], links: Links): string {
  const dead = problems.filter(({ kind }) => kind === 'dead')
  const lines = dead.flatMap((problem) => {
    const { files, archived } = placesOf(problem, links)
    const others = files.length > 3 ? [`  and ${files.length - 3} other files`] : []
    return [
      `${problem.url}: ${problem.reason}`,
      ...files.slice(0, 3).map((file) => `  ${file}`),
      ...others,
      `  perhaps at ${archived}`,
    ]
  })
  const unknown = problems.filter(({ kind }) => kind !== 'dead')
  const rest = unknown.map(({ url, reason }) => `${url}: ${reason}`)
  const summary = `${links.size} links: ${dead.length} dead, ${unknown.length} unknown, ${links.size - problems.length} answered.`
  return [...lines, ...(rest.length > 0 ? ['Unknown:', ...rest] : []), summary].join('\n')
}
