import { access } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { hugoRootSigns } from '@broadsheet/parser'

/** How far above a content folder the root of its site can be: `content`, `content/en`. */
const levels = 2

/**
 * Finds the Hugo site that a folder belongs to. Its images and settings are outside its content folder.
 * @returns the root of the site, and the folder within it, with slashes; null if the folder is in no such site, or is its root
 */
export async function findSiteRoot(folder: string): Promise<{ root: string; within: string } | null> {
  const start = resolve(folder)
  if (await isHugoRoot(start)) return null
  let root = start
  for (let level = 0; level < levels; level++) {
    root = dirname(root)
    if (root === dirname(root)) return null
    if (await isHugoRoot(root)) return { root, within: relative(root, start).split(sep).join('/') }
  }
  return null
}

async function isHugoRoot(folder: string): Promise<boolean> {
  const found = await Promise.all(hugoRootSigns.map((name) => exists(join(folder, name))))
  return found.includes(true)
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    // If the folder above cannot be read, the given folder is read alone.
    return false
  }
}
