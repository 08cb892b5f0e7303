import type { Problem } from '../diagnostics/problem.ts'
import type { Fields } from '../front-matter/fields.ts'
import { datedStem, type FilePath, isIndex } from '../paths/file-path.ts'
import { plainTitle } from '../text/plain-title.ts'
import { asText } from '../values/values.ts'

/** The front matter's title, else the first heading of the body, else the file name, which is reported. */
export function titleOf(
  fields: Fields,
  heading: string | null,
  path: FilePath,
  report: (problem: Problem) => void,
): string {
  const written = writtenTitle(fields) ?? heading
  if (written !== null) return written
  const title = titleFromFile(path)
  report({
    severity: 'INFO',
    code: 'title-from-file-name',
    message: `the article has no title and no heading, so its title is "${title}", from the file name`,
    hint: 'add title: to the front matter',
  })
  return title
}

/** The title of a note in a vault: the front matter's, else the name of the file, as Obsidian shows it. */
export function noteTitle(fields: Fields, path: FilePath): string {
  return writtenTitle(fields) ?? path.stem.normalize('NFC')
}

export function writtenTitle(fields: Fields): string | null {
  const written = fields.first('title', asText)?.read
  // A template that the program of the author did not fill in: `title: "{{ title }}"`.
  const text = written !== undefined && /^(?:\{\{[^{}]*\}\}|<%[^%]*%>)$/.test(written) ? undefined : written
  const plain = text === undefined ? '' : plainTitle(text)
  return plain === '' ? null : plain
}

/** The first heading of a Markdown source, for generators that make paths of it; null if there is none. */
export function firstHeading(source: string): string | null {
  const heading = /^#[ \t]+(.+?)[ \t]*(?:\{#[^{}\n]*\})?[ \t]*#*[ \t]*$/m.exec(source.slice(0, 5_000))?.[1]
  return heading === undefined ? null : plainTitle(heading) || null
}

export function titleFromFile(path: FilePath): string {
  const name = isIndex(path.stem) ? (path.folders.at(-1) ?? path.stem) : path.stem
  return (
    datedStem(name)
      .rest.replace(/[-_\s]+/g, ' ')
      .trim()
      .normalize('NFC') || name
  )
}
