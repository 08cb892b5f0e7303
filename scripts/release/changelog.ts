/** One version's part of CHANGELOG.md. */
export interface Section {
  /** `Unreleased`, or the version. */
  name: string
  /** The day of the release as `2026-11-29`. Null for what is not released. */
  day: string | null
  /** The text below the heading, without empty lines around it. */
  text: string
}

/**
 * Reads the sections of a changelog in the form of https://keepachangelog.com/en/1.1.0/, newest first.
 * @throws if a heading of the second level is not `[Unreleased]` or `[1.2.3] - 2026-11-29`
 */
export function changelogSections(text: string): Section[] {
  const [, ...parts] = text.split(/^## /m)
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n')
    const match = /^\[(?:(Unreleased)|(\d+\.\d+\.\d+))\](?: - (\d{4}-\d\d-\d\d))?$/.exec(heading)
    const [, unreleased, version, day] = match ?? []
    const name = unreleased ?? version
    if (name === undefined || (version === undefined) !== (day === undefined))
      throw new Error(
        `CHANGELOG.md: “## ${heading}” is not a heading; write “## [Unreleased]” or “## [1.2.3] - 2026-11-29”`,
      )
    return { name, day: day ?? null, text: lines.join('\n').trim() }
  })
}
