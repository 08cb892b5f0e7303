import type {
  ArticleRows,
  DiagnosticRow,
  FileRow,
  ImageRow,
  NoteRow,
  RedirectRow,
  SiteRow,
} from '../../schema/import-rows.ts'
import type { ImportResult, ImportWriter, NewRedirects } from '../../schema/import-writer.ts'
import { UNDATED } from '../../schema/undated.ts'
import { tokenVersion } from '../../text/tokenizer.ts'
import type { Stages } from '../articles/article-stages.ts'
import { Articles } from '../articles/articles.ts'
import type { WriteConnection } from '../connection/write-connection.ts'
import { filesShowing, localImages } from '../images/stored-images.ts'
import { PAGE } from '../links/link-folders.ts'
import type { AnchorFinder } from '../links/links.ts'
import { isSameRedirect, Redirects } from '../links/redirects.ts'
import { DeferredIndexes } from './deferred-indexes.ts'
import type { Engine } from './engine.ts'
import { Files } from './files.ts'
import { SiteTable } from './site-table.ts'
import { createStages } from './stages.ts'

/** An import: one transaction on one connection, which is closed at its end. */
export class Import implements ImportWriter {
  readonly #engine: Engine
  readonly #connection: WriteConnection
  readonly #stages: Stages
  readonly #articles: Articles
  readonly #files: Files
  readonly #aliases: Redirects
  readonly #site: SiteTable
  readonly #indexes: DeferredIndexes
  /** Whether readers will see a difference, and whether anything was written. */
  #changed = false
  #written = false
  #redirects: NewRedirects = { count: 0, first: [] }

  constructor(engine: Engine, anchors: AnchorFinder) {
    this.#engine = engine
    const { connection } = engine
    this.#connection = connection
    this.#files = new Files(connection)
    this.#aliases = new Redirects(connection)
    this.#site = new SiteTable(connection)
    const { revision, since, articles } = this.#site.stored
    const isFilled = this.#files.any()
    const tokensChanged = articles > 0 && this.#site.stored.tokenVersion !== tokenVersion
    if (tokensChanged) this.#mark()
    // An archive that lost all its files is still served, and its authors and redirects may remain.
    const isFirst = !isFilled && revision === 0
    if (isFirst) engine.beginFirst?.()
    this.#indexes = new DeferredIndexes(connection, isFirst ? () => engine.deferrable() : null)
    this.#stages = createStages(connection, {
      isFilled,
      search: engine.searchIndex({ isOutdated: tokensChanged, isFilled: !isFirst }),
      kept: revision > 0,
      since: since ?? UNDATED,
      anchors,
      site: this.#site.stored,
    })
    if (articles > 0 && this.#stages.counters.isOutdated) this.#mark()
    this.#articles = new Articles(connection, this.#stages)
  }

  files(): Iterable<FileRow> {
    return this.#files.all()
  }

  pictures(): Iterable<ImageRow & { file: string }> {
    return localImages(this.#connection)
  }

  site(): { contentDir: string | null; settingsHash: string | null; revision: number } {
    const { contentDir, settingsHash, revision } = this.#site.stored
    return { contentDir, settingsHash, revision }
  }

  putSite(site: SiteRow): void {
    const authorsChanged = this.#stages.authors.putSite(site.authors)
    this.#stages.stories.rules = site.stories
    this.#stages.counters.useTimeZone(site.timeZone)
    const { contentDir } = this.#site.stored
    if (contentDir !== null && contentDir !== site.contentDir) this.#stages.formerPaths.changeFolder()
    if (this.#site.put(site) || authorsChanged) this.#mark()
  }

  putFile(file: FileRow, rows: ArticleRows | null, diagnostics: DiagnosticRow[], redirect?: RedirectRow): void {
    this.#written = true
    this.#indexes.count()
    // A file that is new to the database replaces nothing. In a first import, all files are new.
    const known = this.#files.get(file.path)
    const stored = known && this.#articles.of(file.path)
    if (rows === null && stored) this.#articles.remove(stored)
    const article = rows && this.#articles.put(file.path, rows, stored)
    const articleId = article?.id ?? null
    if (rows === null && !known) this.#pageMoved(file.path)
    const fileChanged = this.#files.put(file, articleId, known)
    const redirected = { articleId, paths: rows?.article.aliases ?? redirect?.from ?? [], to: redirect?.to ?? null }
    const redirectsChanged = this.#putRedirects(file.path, redirected, known !== undefined)
    const diagnosticsChanged = this.#stages.diagnostics.put(file.path, articleId, diagnostics, known !== undefined)
    if (!(fileChanged || redirectsChanged || diagnosticsChanged || article?.changed)) return
    this.#mark()
    if (stored && article?.changed === false) this.#articles.changed(stored)
    // A diagnostic can tell that elements with ids were left out.
    if (stored && diagnosticsChanged) this.#articles.anchorsChanged(stored.id)
    if (known && fileChanged) this.#stages.diagnostics.recheckContent(file.path)
    else this.#stages.diagnostics.recheck(file.path)
  }

  /** Returns whether the redirects changed. */
  #putRedirects(
    file: string,
    redirected: { articleId: number | null; paths: string[]; to: string | null },
    known: boolean,
  ): boolean {
    const before = known ? this.#aliases.of(file) : []
    if (isSameRedirect(before, redirected)) return false
    const { rivals, changed } = this.#aliases.replace(file, before, redirected)
    for (const other of [...rivals, ...this.#stages.links.unresolvePaths(changed)])
      this.#stages.diagnostics.recheck(other)
    return true
  }

  touchFile(file: FileRow): void {
    this.#written = true
    this.#files.touch(file.path, file)
  }

  moveFile(from: string, to: FileRow): void {
    this.#mark()
    const article = this.#articles.of(from)
    if (article) this.#articles.move(article, to.path)
    else for (const file of [from, to.path]) this.#pageMoved(file)
    this.#files.touch(from, to)
    // If several files claim a path, the first by name gets it.
    const claimed = this.#aliases.of(to.path).map((row) => row.from)
    for (const other of this.#stages.links.unresolvePaths(claimed)) this.#stages.diagnostics.recheck(other)
    this.#stages.diagnostics.move(from, to.path)
  }

  removeFile(path: string): void {
    this.#mark()
    const article = this.#articles.of(path)
    if (article) this.#articles.remove(article)
    else this.#pageMoved(path)
    this.#files.remove(path)
    this.#stages.diagnostics.remove(path)
  }

  putImage(image: ImageRow): void {
    if (this.#stages.images.put(image).written) this.#mark()
  }

  filesShowing(baseName: string): string[] {
    return [...new Set([...filesShowing(this.#connection, baseName), ...this.#stages.attachments.filesWith(baseName)])]
  }

  ignoreDiagnostics(isIgnored: (diagnostic: { code: string; file: string }) => boolean): void {
    this.#stages.diagnostics.isIgnored = isIgnored
  }

  putNotes(notes: NoteRow[]): void {
    if (this.#stages.diagnostics.putNotes(notes)) this.#mark()
  }

  commit(now: number): ImportResult {
    if (this.#changed) this.#settle(now)
    const { authors, categories, tags, changes } = this.#stages
    const { revision, changeFloor, articles } = this.#site.stored
    const counts = revision > 0 ? changes.countArticles() : { created: this.#articles.count(), updated: 0, deleted: 0 }
    const diagnostics = this.#stages.diagnostics.count()
    const { ignored } = this.#stages.diagnostics
    const ignoredCount = ignored > 0 ? { ignoredDiagnostics: ignored } : {}
    if (!this.#changed) {
      this.#end(revision)
      return { revision, ...counts, unchanged: articles, diagnostics, ...ignoredCount, redirects: this.#redirects }
    }
    for (const { nodes } of [authors, categories, tags]) nodes.settleOrder(this.#site.lang, this.#site.languageChanged)
    const next = revision + 1
    const { countedBy } = this.#stages.counters
    this.#site.move(next, now, { changeFloor: changes.write(next, now, changeFloor), countedBy })
    this.#end(next)
    const { newProblems, newNotes } = this.#stages.diagnostics
    const problems = [...newProblems, ...newNotes]
    return {
      revision: next,
      ...counts,
      unchanged: articles - counts.updated - counts.deleted,
      diagnostics,
      ...ignoredCount,
      ...(problems.length > 0 && { newProblems: problems }),
      redirects: this.#redirects,
    }
  }

  rollback(): void {
    this.#stages.search.close()
    this.#connection.rollback()
  }

  #end(revision: number): void {
    this.#stages.search.close()
    if (this.#written) {
      this.#engine.beforeCommit?.(revision)
      this.#connection.commit()
    } else this.#connection.rollback()
  }

  /** Links to a page without an article are valid while its file exists. */
  #pageMoved(path: string): void {
    if (!PAGE.test(path)) return
    for (const file of this.#stages.links.filesLinkingTo(path)) this.#stages.diagnostics.recheck(file)
  }

  #settle(now: number): void {
    const { authors, categories, tags, images, links, search, diagnostics } = this.#stages
    if (this.#indexes.areMissing) search.place()
    this.#stages.stories.write()
    if (this.#indexes.make()) this.#engine.afterLoad?.()
    this.#articles.settle()
    this.#redirects = this.#articles.settleFormerPaths(this.#site.stored.revision + 1, now)
    authors.nodes.settleNames()
    categories.settleNames()
    tags.nodes.settleNames()
    images.settle()
    if (this.#site.settingsChanged) this.#recheckLinks()
    links.settle()
    this.#articles.settleLinkedTexts(now)
    this.#articles.settleStories(this.#site.settingsChanged)
    this.#stages.counters.settle(this.#site.stored.articles)
    this.#stages.keywords.settle(this.#site.stored.articles, this.#site.settingsChanged)
    diagnostics.settle()
    diagnostics.settleDates(now)
    if (authors.nodes.usesChanged || this.#site.settingsChanged) diagnostics.settleNames('Author', now)
    if (tags.nodes.usesChanged || this.#site.settingsChanged) diagnostics.settleNames('Tag', now)
    // Last: a thread may build the indexes until here.
    search.settle()
  }

  /** The rules for links may have changed with the settings or the parser, also for articles whose rows stay the same. */
  #recheckLinks(): void {
    this.#stages.links.unresolveAll()
    this.#stages.diagnostics.recheckAll()
  }

  #mark(): void {
    this.#changed = true
    this.#written = true
  }
}
