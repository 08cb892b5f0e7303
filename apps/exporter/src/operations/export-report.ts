import type { Fact } from '../check/article-facts.ts'
import type { BodyForm } from '../forms/bodies.ts'

/** An article that an import of the export gives with other values. */
export interface Difference {
  path: string
  /** The file in the export. */
  file: string
  /** `path`: the import has no article at this path. */
  facts: (Fact | 'path')[]
}

/** The parts of a static copy of the reader. */
export interface SiteReport {
  pages: number
  /** Pages that only lead to another address. */
  moves: number
  /** Images, feeds, styles and other files. */
  files: number
  /** Addresses to which pages lead, but that have no page on the server either. */
  broken: string[]
}

export interface ExportReport {
  articles: number
  /** Images and other files. */
  files: number
  /** How many bodies have which form. Null if bodies are not files. */
  bodies: Record<BodyForm, number> | null
  differences: Difference[]
  /** Null for all other forms. */
  site: SiteReport | null
}
