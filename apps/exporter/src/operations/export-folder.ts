import type { Environment } from '@broadsheet/server'
import type { ArchiveSource } from '../archive/archive.ts'
import { categoryPaths, type ExportedArticle } from '../archive/exported-article.ts'
import { type ArticleFacts, bodyFacts, differingFacts, type Fact, factsOf } from '../check/article-facts.ts'
import { ImportedExport } from '../check/imported-export.ts'
import { addressOfFile, contentFile, publicFile } from '../forms/addresses.ts'
import { type BodyForm, bodyForms, bodyIn, filesIn } from '../forms/bodies.ts'
import type { Form } from '../forms/form.ts'
import { type CategoryForm, frontMatterOf } from '../forms/front-matter.ts'
import { siteFiles } from '../forms/site-files.ts'
import { type FileWriter, safeName } from '../target/file-writer.ts'
import type { Difference } from './export-report.ts'

export interface FolderExport {
  source: ArchiveSource
  environment: Environment
  form: Form
  where: unknown
  publishedOnly: boolean
  writer: FileWriter
  /** Copies a file of the content folder into the export. Returns whether the server has it. */
  copyFile: (file: string, path: string) => Promise<boolean>
}

interface Written {
  /** The path in the export without its ending. */
  stem: string
  file: string
  body: BodyForm
  facts: ArticleFacts
}

export interface FolderResult {
  articles: number
  files: number
  bodies: Record<BodyForm, number>
  differences: Difference[]
}

/**
 * Writes articles as files of a generator, with the files that they show. Then it imports the export and compares. An article
 * whose body gives another text is written in the next form.
 */
export async function exportFolder(options: FolderExport): Promise<FolderResult> {
  const { source, form, writer, environment } = options
  const listed = await source.listedPaths()
  const isHidden = (article: ExportedArticle) => article.status === 'PUBLISHED' && !listed.has(article.path)
  const { categories, paths } = await overview(options)
  const { site, authors } = await source.site()
  for (const [path, text] of Object.entries(siteFiles(form, site, authors, categories))) writer.write(path, text)
  const written = new Map<string, Written>()
  const files = new Set<string>()
  const write = (article: ExportedArticle, stem: string, first: BodyForm): Written => {
    const body = bodyForms
      .slice(bodyForms.indexOf(first))
      .map((form) => bodyIn(form, article, (file) => paths.get(file) ?? null))
      .find((body) => body !== null)
    if (!body) throw new Error('Every article has HTML')
    const head = frontMatterOf(article, { form, categories, isHidden: isHidden(article), addressOf: siteAddress })
    const file = stem + body.ending
    writer.write(file, `${head}\n${body.text}`)
    return { stem, file, body: body.form, facts: factsOf(article, isHidden(article)) }
  }
  for await (const article of source.articles(options.where)) {
    const stem = freeStem(writer, form.fileOf(article, safeName(article.slug)))
    written.set(article.path, write(article, stem, 'source'))
    for (const file of filesOf(article)) files.add(file)
  }
  const copied = await copyFiles(files, options)
  const check = new ImportedExport(writer.folder, environment)
  try {
    let differences = compare(written, await check.facts())
    for (let round = 1; round < bodyForms.length; round++) {
      const rewritable = differences.filter(
        ({ path, facts }) =>
          nextForm(written.get(path)?.body) && facts.some((fact) => fact !== 'path' && bodyFacts.has(fact)),
      )
      if (rewritable.length === 0) break
      for await (const article of articlesAt(
        source,
        rewritable.map(({ path }) => path),
      )) {
        const before = written.get(article.path)
        const next = nextForm(before?.body)
        if (!before || !next) continue
        writer.remove(before.file)
        written.set(article.path, write(article, before.stem, next))
      }
      differences = compare(written, await check.facts())
    }
    return { articles: written.size, files: copied, bodies: countBodies(written), differences }
  } finally {
    check.remove()
  }
}

interface Overview {
  categories: CategoryForm
  /** The path of each article by its file in the content folder. */
  paths: Map<string, string>
}

async function overview({ source, where }: FolderExport): Promise<Overview> {
  const paths = new Map<string, string>()
  let categories: CategoryForm = 'flat'
  for await (const article of source.articles(where)) {
    if (article.file) paths.set(article.file.file, article.path)
    if (categoryPaths(article).some((path) => path.length > 1)) categories = 'path'
  }
  return { categories, paths }
}

function siteAddress(file: string): string {
  return addressOfFile(publicFile(file))
}

function filesOf({ images, html }: ExportedArticle): string[] {
  const shown = images.edges.flatMap(({ node }) => (node.status === 'LOCAL' ? (contentFile(node.url) ?? []) : []))
  return [...shown, ...filesIn(html)]
}

/** Two articles can have one name: in other folders or languages. */
function freeStem(writer: FileWriter, stem: string): string {
  const free = writer.free(`${stem}.md`)
  return free.slice(0, -'.md'.length)
}

async function copyFiles(files: ReadonlySet<string>, { form, copyFile }: FolderExport): Promise<number> {
  let copied = 0
  for (const file of files) if (await copyFile(file, form.assets + publicFile(file))) copied++
  return copied
}

function compare(written: ReadonlyMap<string, Written>, imported: ReadonlyMap<string, ArticleFacts>): Difference[] {
  const differences: Difference[] = []
  for (const [path, { file, facts }] of written) {
    const found = imported.get(path)
    const different: (Fact | 'path')[] = found ? differingFacts(facts, found) : ['path']
    if (different.length > 0) differences.push({ path, file, facts: different })
  }
  return differences
}

function nextForm(form: BodyForm | undefined): BodyForm | null {
  return form === undefined ? null : (bodyForms[bodyForms.indexOf(form) + 1] ?? null)
}

/** Paths of one request. */
const mostPaths = 50

async function* articlesAt(source: ArchiveSource, paths: readonly string[]): AsyncGenerator<ExportedArticle> {
  for (let at = 0; at < paths.length; at += mostPaths) {
    yield* source.articles({ path: { in: paths.slice(at, at + mostPaths) } })
  }
}

function countBodies(written: ReadonlyMap<string, Written>): Record<BodyForm, number> {
  const counts = { source: 0, markdown: 0, html: 0 }
  for (const { body } of written.values()) counts[body]++
  return counts
}
