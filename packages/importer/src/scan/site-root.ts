import { access, constants } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { hugoRootSigns, siteFilesAbove, siteSettings } from '@broadsheet/parser'

/** How far above a content folder the root of its site can be: `content`, `content/en`. */
const levels = 2

export interface SiteRoot {
  root: string
  /** The folder within the root, with slashes. */
  within: string
}

/**
 * Finds the Hugo site or the vault of Obsidian that a folder belongs to. Its images and settings are outside this folder.
 * @returns null if the folder is in no such site, is its root, or has settings of its own
 */
export async function findSiteRoot(folder: string): Promise<SiteRoot | null> {
  const start = resolve(folder)
  if (await hasAny(start, hugoRootSigns)) return null
  return (await rootAbove(start, hugoRootSigns)) ?? (await vaultAbove(start))
}

async function vaultAbove(start: string): Promise<SiteRoot | null> {
  // A site of a generator, or a project, can be in a vault.
  const own = ['.obsidian', 'package.json', ...siteSettings, ...siteFilesAbove(basename(start))]
  return (await hasAny(start, own)) ? null : rootAbove(start, ['.obsidian'])
}

async function rootAbove(start: string, signs: readonly string[]): Promise<SiteRoot | null> {
  let root = start
  for (let level = 0; level < levels; level++) {
    root = dirname(root)
    if (root === dirname(root)) return null
    // A folder can allow to open its files, and not to list them.
    if ((await hasAny(root, signs)) && (await exists(root, constants.R_OK)))
      return { root, within: relative(root, start).split(sep).join('/') }
  }
  return null
}

async function hasAny(folder: string, names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(names.map((name) => exists(join(folder, name))))
  return found.includes(true)
}

async function exists(path: string, mode = constants.F_OK): Promise<boolean> {
  try {
    await access(path, mode)
    return true
  } catch {
    // If the folder above cannot be read, the given folder is read alone.
    return false
  }
}
