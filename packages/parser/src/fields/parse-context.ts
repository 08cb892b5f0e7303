import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import type { FrontMatter } from '../front-matter/front-matter.ts'
import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import type { FilePath } from '../paths/file-path.ts'

/** The facts about one file that the stages of parsing share. */
export interface ParseContext {
  path: FilePath
  site: Site
  folder: Folder
  frontMatter: FrontMatter
  fields: Fields
  /** Reports a problem, at the line of a front matter key if one is given. */
  report(problem: Problem, key?: string): void
}
