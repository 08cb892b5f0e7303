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

export interface ExportReport {
  articles: number
  /** Images and other files. */
  files: number
  /** How many bodies have which form. Null if bodies are not files. */
  bodies: Record<BodyForm, number> | null
  differences: Difference[]
}
