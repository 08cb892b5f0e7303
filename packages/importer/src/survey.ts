import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  classify,
  type Diagnostic,
  isSiteFile,
  parserVersion,
  readSite,
  type Site,
  siteFilesAbove,
} from '@broadsheet/parser'
import { ImportError, systemCode, systemReason } from './import-error.ts'
import { unreadable } from './read-and-parse.ts'
import { type FoundFile, type PassedOver, type Walk, walk } from './walk.ts'

/** What is in a content folder, and how it is to be read: all that an import knows before it opens an article. */
export interface Survey {
  root: string
  site: Site
  /** Moves where the same file would be parsed to something else. */
  settingsHash: string
  /** May be articles: the parser has the last word. */
  articles: FoundFile[]
  /** Pictures and what else articles show. */
  assets: FoundFile[]
  passedOver: PassedOver[]
  /** Paths that could not be looked at; a folder's ends in a slash. */
  hidden: string[]
  /** Every file by its path: the parser asks whether a picture is there. */
  files: Map<string, FoundFile>
  folders: string[]
  /** About the folder and its settings; what is wrong with an article is found later. */
  diagnostics: Diagnostic[]
}

/** Walks a folder and reads its settings. Throws an ImportError where the folder or a settings file cannot be read. */
export async function survey(folder: string): Promise<Survey> {
  const walked = await walk(folder)
  const files = new Map(walked.files.map((file) => [file.path, file]))
  const { site, diagnostics } = readSite(await siteFiles(walked), files.keys())
  const result: Survey = {
    root: walked.root,
    site,
    settingsHash: hash('sha256', JSON.stringify([parserVersion, site]), 'hex'),
    articles: [],
    assets: [],
    passedOver: [...walked.passedOver],
    hidden: walked.unreadable.map(({ path }) => path),
    files,
    folders: walked.folders,
    diagnostics: [...diagnostics, ...walked.unreadable.map(({ path, reason }) => unreadable(path, reason))],
  }
  for (const file of walked.files) sort(file, result)
  return result
}

function sort(file: FoundFile, result: Survey): void {
  const found = classify(file.path, result.site)
  switch (found.kind) {
    case 'article':
    case 'maybe-article':
      result.articles.push(file)
      break
    case 'asset':
      result.assets.push(file)
      break
    case 'passed-over':
      result.passedOver.push({ path: file.path, reason: found.reason })
      break
    case 'site-file':
      break
  }
}

async function siteFiles({ root, files }: Walk): Promise<{ path: string; bytes: Uint8Array }[]> {
  const within = files
    .filter((file) => isSiteFile(file.path))
    .map(async ({ path, real }) => ({ path, bytes: await readSettings(root, real) }))
  const above = siteFilesAbove(basename(root)).map(async (path) => {
    const bytes = await readIfThere(join(root, path))
    return bytes === null ? [] : [{ path, bytes }]
  })
  return [...(await Promise.all(within)), ...(await Promise.all(above)).flat()]
}

/** Without its settings every article would be read in another way: better not at all. */
async function readSettings(root: string, real: string): Promise<Uint8Array> {
  try {
    return await readFile(join(root, real))
  } catch (error) {
    throw new ImportError(`${real}: the site's settings cannot be read: ${systemReason(error)}; nothing was changed`)
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (systemCode(error) !== undefined) return null
    throw error
  }
}
