import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import { attachmentType } from '../paths/attachment.ts'
import { parseFilePath } from '../paths/file-path.ts'
import { leafBundleOf } from '../paths/leaf-bundle.ts'
import { hasLanguageFolders, mountOf } from '../paths/mount.ts'
import { matchesExpression, matchesPattern } from '../paths/path-pattern.ts'
import { isProjectFile } from '../paths/project-file.ts'
import { isSiteFile } from '../paths/site-files.ts'

/** The decision of a walk about a path. `reason` is a short explanation for the report on skipped files. */
export type FileClass =
  | { kind: 'article' }
  /** An article only if it has front matter: parseFile decides. */
  | { kind: 'maybe-article' }
  | { kind: 'site-file' }
  | { kind: 'asset' }
  | { kind: 'passed-over'; reason: string }

const articleEnding = /\.(?:md|markdown|mdown)$/i
const maybeEnding = /\.(?:mdx|html?|txt)$/i

/**
 * Decides what a file in the content folder is, by its path (with slashes, without a leading one).
 * @param folder the other files, which decide whether a file is an article of its own in Hugo
 */
export function classify(path: string, site: Site, folder?: Pick<Folder, 'has'>): FileClass {
  if (isSiteFile(path)) return { kind: 'site-file' }
  const reason = folderReason(path, site)
  if (reason !== null)
    return attachmentType(path) !== null && !hiddenOrDependency(path)
      ? { kind: 'asset' }
      : { kind: 'passed-over', reason }
  if (site.dialect === 'obsidian' && /\.excalidraw\.md$/i.test(path))
    return { kind: 'passed-over', reason: 'it is a drawing of the plugin Excalidraw' }
  const bundle = folder !== undefined && articleEnding.test(path) ? leafBundleOf(path, site, folder) : null
  if (bundle !== null)
    return { kind: 'passed-over', reason: `it is part of the page bundle of an ${bundle.replace(/^.*\//, '')}` }
  if (/(?:^|\/)robots\.txt$/.test(path)) return { kind: 'passed-over', reason: 'it has the rules for crawlers' }
  if (articleEnding.test(path) || isPageOfDocusaurus(path, site))
    return { kind: isProjectFile(path, site) ? 'maybe-article' : 'article' }
  if (maybeEnding.test(path)) return { kind: 'maybe-article' }
  if (attachmentType(path) !== null) return { kind: 'asset' }
  const ending = /\.[^./]+$/.exec(path)?.[0]
  return {
    kind: 'passed-over',
    reason: ending === undefined ? 'it has no file extension' : `${ending} is not an extension of articles`,
  }
}

/** Docusaurus makes a page of each MDX file, with or without front matter. In other sites, many are parts of other pages. */
export function isPageOfDocusaurus(path: string, { dialect }: Site): boolean {
  return dialect === 'docusaurus' && /\.mdx$/i.test(path)
}

/** Whether a file can be an article by its extension, in any folder. The site's layout is detected from such files. */
export function mayBeArticle(path: string): boolean {
  return articleEnding.test(path) || maybeEnding.test(path)
}

function hiddenOrDependency(path: string): boolean {
  return /(?:^|\/)(?:\.|node_modules\/)/.test(path)
}

function folderReason(path: string, site: Site): string | null {
  const names = path.split('/')
  const file = names.pop() ?? ''
  for (const name of names) {
    if (name.startsWith('.')) return `the folder ${name} is hidden`
    if (name === 'node_modules') return 'node_modules contains installed packages'
    if (isPrivate(name, site)) return `the folder ${name} begins with _ and is not a collection of this site`
  }
  if (file.startsWith('.')) return 'the file is hidden'
  // Jekyll's EntryFilter.
  if (site.dialect === 'jekyll' && /^[_#]|~$/.test(file))
    return `Jekyll does not read files whose name begins with _ or #`
  // The default of the option `exclude` of its plugins.
  if (site.dialect === 'docusaurus' && file.startsWith('_'))
    return 'Docusaurus does not publish files whose name begins with _'
  return siteReason(path, site)
}

/** Whether a folder is not read because of its leading underscore. Hugo and Obsidian read such folders like any other. */
function isPrivate(name: string, site: Site): boolean {
  if (!name.startsWith('_') || site.dialect === 'hugo' || site.dialect === 'obsidian') return false
  return name !== '_posts' && name !== '_drafts' && !site.collections.includes(name)
}

function siteReason(path: string, site: Site): string | null {
  const { contentFolders, excluded, ignoredFiles, disabledLanguages } = site
  if (contentFolders.length > 0 && !contentFolders.some((folder) => path.startsWith(`${folder}/`)))
    return hasLanguageFolders(site)
      ? `it is outside ${contentFolders.join(', ')}, the content folders of the languages of this site`
      : `it is outside ${contentFolders.join(', ')}, the content folders of this site`
  if (excluded.some((pattern) => matchesPattern(path, pattern))) return 'the configuration of the site excludes it'
  if (ignoredFiles.some((expression) => matchesExpression(path, expression)))
    return 'ignoreFiles of the site excludes it'
  if (disabledLanguages.length === 0) return null
  const { suffixLanguage, folders } = parseFilePath(path, disabledLanguages)
  const language = suffixLanguage ?? mountOf(folders, site)?.lang ?? ''
  return disabledLanguages.includes(language) ? `the configuration of the site disables the language ${language}` : null
}
