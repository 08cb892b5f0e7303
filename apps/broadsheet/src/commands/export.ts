import {
  ExportError,
  type ExportOptions,
  type ExportReport,
  exportArchive,
  exportForms,
  type SiteReport,
} from '@broadsheet/exporter'
import { UsageError } from '@broadsheet/importer/arguments'
import { EnvironmentError, readEnvironment, StartError } from '@broadsheet/server'
import { exportArguments } from '../settings/arguments.ts'
import { CommandError } from '../settings/preflight.ts'
import { chooseSettings } from '../settings/settings.ts'

/** How many differences are printed at most. */
const mostDifferences = 20

/** `broadsheet export TARGET`: writes the archive for other programs. Returns 1 if an import of it differs, else 0. */
export async function exportCommand(args: string[]): Promise<number> {
  const { target, form: named, where, isPublishedOnly, force, chosen } = exportArguments(args)
  const form = exportForms.find((known) => known === named)
  if (target === undefined)
    throw new UsageError('Name the folder or file to make: broadsheet export backup-of-articles')
  if (form === undefined) throw new UsageError(`--as must be one of ${exportForms.join(', ')}, not "${named}"`)
  chooseSettings(chosen)
  const report = await exported({
    target,
    form,
    where: where === undefined ? null : filterOf(where),
    publishedOnly: isPublishedOnly,
    force,
  })
  print(target, report)
  return report.differences.length === 0 ? 0 : 1
}

async function exported(options: Omit<ExportOptions, 'environment'>): Promise<ExportReport> {
  try {
    return await exportArchive({ ...options, environment: readEnvironment(process.env, process.cwd()) })
  } catch (error) {
    const isExpected = [EnvironmentError, ExportError, StartError].some((kind) => error instanceof kind)
    throw isExpected && error instanceof Error ? new CommandError(error.message) : error
  }
}

function filterOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new UsageError(`--where must be a filter in JSON, as {"tag":{"anyOf":["harbour"]}}: ${reason}`)
  }
}

/** How many links without a target are printed at most. */
const mostBroken = 20

function printSite(target: string, { pages, moves, files, broken }: SiteReport): void {
  console.log(`${target}: ${pages} pages, ${moves} redirects, ${files} images and other files`)
  if (broken.length > 0) console.log('Links lead to these addresses, which have no page:')
  for (const address of broken.slice(0, mostBroken)) console.log(`  ${address}`)
  if (broken.length > mostBroken) console.log(`  and ${broken.length - mostBroken} more`)
}

function print(target: string, { articles, files, bodies, differences, site }: ExportReport): void {
  if (site !== null) {
    printSite(target, site)
    return
  }
  console.log(`${target}${articles === 0 ? '' : `: ${articles} articles, ${files} images and other files`}`)
  if (bodies === null) return
  const { source, markdown, html } = bodies
  console.log(`Bodies: ${source} as written, ${markdown} converted to Markdown, ${html} as HTML`)
  console.log(
    `An import of the export gives the same articles${differences.length === 0 ? '' : `, but for ${differences.length}:`}`,
  )
  for (const { path, file, facts } of differences.slice(0, mostDifferences))
    console.log(`  ${path} (${file}): ${facts.join(', ')}`)
  if (differences.length > mostDifferences) console.log(`  and ${differences.length - mostDifferences} more`)
}
