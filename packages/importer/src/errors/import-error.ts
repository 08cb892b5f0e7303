/** A problem that a person can fix. Commands print its message alone, on one line. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** The import was interrupted before it committed. The database has not changed. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** Says that a folder contains no articles, and what would be some. */
export function noArticles(root: string): string {
  return `${root}: this folder contains no articles: files in Markdown or HTML, such as .md and .html`
}
