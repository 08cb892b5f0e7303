import type { Site } from './site.ts'

/** What a walk does with a path. `reason` is one sentence for the report on files that are passed over. */
export type FileClass =
  | { kind: 'article' }
  /** An article only if it has front matter: parseFile says so. */
  | { kind: 'maybe-article' }
  | { kind: 'site-file' }
  | { kind: 'asset' }
  | { kind: 'passed-over'; reason: string }

/** Says what a file of the content folder is, by its path alone (slashes, no leading one). */
export function classify(_path: string, _site: Site): FileClass {
  throw new Error('not written yet')
}
