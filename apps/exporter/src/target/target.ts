import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ExportError } from './export-error.ts'

/** The file by which a folder is known as an export. */
export const marker = '.broadsheet-export'

export interface TargetOptions {
  /** The folder or file to make. */
  path: string
  /** Whether a file, or the folder of an earlier export, may be replaced. */
  force: boolean
  /** The content folder, which an export never touches. */
  contentDir: string
}

/** A place next to the target in which an export is made. It gets the name of the target when it is complete. */
export interface Target {
  /** The path to write to. Nothing is there. */
  unfinished: string
  /** Moves what was made to the target. */
  finish(): void
  /** Removes what was made. Does nothing after `finish`. */
  discard(): void
}

/**
 * Prepares the place of an export. An export that fails or is killed leaves the target as it was.
 * @throws ExportError if something is there, or if the export would overwrite the content
 */
export function openTarget({ path, force, contentDir }: TargetOptions): Target {
  const target = resolve(path)
  checkPlace(target, contentDir)
  if (!isFree(target) && !force)
    throw new ExportError(`${target} is not empty; name another place, or replace it with --force`)
  if (!isFree(target) && statSync(target).isDirectory() && !existsSync(join(target, marker)))
    throw new ExportError(`${target} is not an earlier export, so --force does not replace it; name another place`)
  mkdirSync(dirname(target), { recursive: true })
  const workshop = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
  const unfinished = join(workshop, 'new')
  return {
    unfinished,
    finish() {
      const old = join(workshop, 'old')
      if (existsSync(target)) renameSync(target, old)
      try {
        renameSync(unfinished, target)
      } catch (error) {
        if (existsSync(old)) renameSync(old, target)
        throw error
      }
      rmSync(workshop, { recursive: true, force: true })
    },
    discard() {
      rmSync(workshop, { recursive: true, force: true })
    },
  }
}

/** Neither the content folder nor a folder around it or in it, because an export replaces what is there. */
function checkPlace(target: string, contentDir: string): void {
  const content = existsSync(contentDir) ? realpathSync(contentDir) : resolve(contentDir)
  const real = existsSync(target) ? realpathSync(target) : target
  const isSame = real === content
  if (isSame || isInside(content, real))
    throw new ExportError(`${target} contains the content folder ${content}; name another place`)
  if (isInside(real, content))
    throw new ExportError(`${target} is in the content folder, so the next import would read it; name another place`)
  if (isInside(process.cwd(), real) || real === process.cwd())
    throw new ExportError(`${target} contains the working directory; name another place`)
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function isFree(target: string): boolean {
  const found = statSync(target, { throwIfNoEntry: false })
  return found === undefined || (found.isDirectory() && readdirSync(target).length === 0)
}
