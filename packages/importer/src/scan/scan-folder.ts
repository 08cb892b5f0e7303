import { hash } from 'node:crypto'
import {
  classify,
  type Diagnostic,
  includableFiles,
  includableTexts,
  type Listing,
  parserVersion,
  readSite,
  readSiteData,
  type Site,
  type SiteData,
  sharedFrontMatterFiles,
  withSharedFrontMatter,
} from '@broadsheet/parser'
import { fileUnreadable } from '../errors/file-diagnostics.ts'
import { type FileList, FileSelection } from './file-list.ts'
import type { PathSet } from './path-set.ts'
import { RemoteCopies } from './remote-copies.ts'
import { readDataFiles, readFiles, readSiteFiles } from './site-files.ts'
import { findSiteRoot } from './site-root.ts'
import { type SkippedFile, walk } from './walk.ts'

/** The files of a content folder and the site's settings: what an import knows before it reads an article. */
export interface FolderScan {
  /** Absolute path of the content folder, symbolic links resolved. */
  root: string
  site: Site
  /** The contents of the site's data files, and its menus. */
  data: SiteData
  /** The texts that articles can include, by path. */
  texts: { readonly [path: string]: string }
  /** Changes with the settings, the includable texts, the mirror and the parser's version: files must then be parsed again. */
  settingsHash: string
  /** Files that may be articles. The parser decides. */
  articles: FileSelection
  /** Images and other files that articles may show. */
  assets: FileSelection
  skipped: SkippedFile[]
  /** Paths of files and folders that cannot be read; a folder's path ends with a slash. */
  unreadable: string[]
  /** Every file. The parser uses it to check whether an image exists. */
  files: FileList
  /** The remote images that the mirror knows. */
  copies: RemoteCopies
  /** Every folder that was read, as spelled on disk. The root is '' and comes first. */
  folders: string[]
  /** Diagnostics about the folder and its settings, not about single articles. */
  diagnostics: Diagnostic[]
}

/**
 * Lists a folder and reads its settings. If the folder is the content folder of a Hugo site or a folder of a vault of
 * Obsidian, the root of the scan is the root of that site: its settings and images are there. Throws an ImportError if the folder or a settings file cannot be
 * read.
 * @param mirrorFolder the folder of the mirror; null: there is none
 */
export async function scanFolder(folder: string, mirrorFolder: string | null = null): Promise<FolderScan> {
  const place = await findSiteRoot(folder)
  const promoted = place === null ? null : await readFolder(place.root, place.within)
  // A folder that the site does not read its content from is a content folder of its own.
  const isContent = promoted?.site.contentFolders.some((path) => `${path}/`.startsWith(`${place?.within}/`)) === true
  const { walked, files, site, texts, data, diagnostics } =
    promoted !== null && isContent ? promoted : await readFolder(folder, '')
  const copies = await RemoteCopies.read(mirrorFolder, site)
  const visits = copies.version > 0 ? [copies.version] : []
  const { skipped, ...byKind } = filesByKind(files, site)
  return {
    root: walked.root,
    site,
    texts,
    data,
    // Description and menus do not change an article.
    settingsHash: hash(
      'sha256',
      JSON.stringify([parserVersion, { ...site, description: null, menus: [] }, texts, ...visits]),
      'hex',
    ),
    ...byKind,
    skipped: [...walked.skipped, ...skipped],
    unreadable: walked.unreadable.map(({ path }) => path),
    files,
    copies,
    folders: walked.folders,
    diagnostics: [...diagnostics, ...walked.unreadable.map(({ path, reason }) => fileUnreadable(path, reason))],
  }
}

/** @param within the only folder to read articles from; '' is all of it */
async function readFolder(folder: string, within: string) {
  const walked = await walk(folder)
  const { files } = walked
  const isVault = walked.skipped.some(({ path }) => path === VAULT)
  const read = readSite(await readSiteFiles(walked), withVault(files.paths, isVault), within)
  const contentsOf = (paths: string[]) =>
    readFiles(
      walked.root,
      paths.flatMap((path) => files.get(path) ?? []),
    )
  const site = withSharedFrontMatter(read.site, await contentsOf(sharedFrontMatterFiles(files.paths, read.site)))
  const texts = includableTexts(await contentsOf(includableFiles(files.paths, site)), site)
  const data = readSiteData(await readDataFiles(walked), site)
  return { walked, files, site, texts, data, diagnostics: [...read.diagnostics, ...data.diagnostics] }
}

/** The parser sees from this folder that the content is a vault of Obsidian. The walk does not read hidden folders. */
const VAULT = '.obsidian/'

function withVault(paths: PathSet, isVault: boolean): Listing {
  if (!isVault) return paths
  return {
    has: (path) => paths.has(path),
    *[Symbol.iterator]() {
      yield* paths
      yield VAULT
    },
  }
}

const ARTICLE = 1
const ASSET = 2

function filesByKind(files: FileList, site: Site): Pick<FolderScan, 'articles' | 'assets' | 'skipped'> {
  const kinds = new Uint8Array(files.length)
  const skipped: SkippedFile[] = []
  for (let index = 0; index < files.length; index++) {
    const path = files.paths.at(index)
    const found = classify(path, site, files)
    if (found.kind === 'article' || found.kind === 'maybe-article') kinds[index] = ARTICLE
    else if (found.kind === 'asset') kinds[index] = ASSET
    else if (found.kind === 'passed-over') skipped.push({ path, reason: found.reason })
  }
  const ofKind = (kind: number) => new FileSelection(files, (index) => kinds[index] === kind)
  return { articles: ofKind(ARTICLE), assets: ofKind(ASSET), skipped }
}
