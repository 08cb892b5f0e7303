import { changelogSections } from './changelog.ts'

/** The files that a release is checked against. */
export interface ReleaseFiles {
  changelog: string
  /** The names and versions of the manifests that have a version. */
  versions: Readonly<Record<string, string>>
  /** The day of the release as `2026-11-29`. */
  today: string
}

/** Returns what is wrong with the version and the changelog of a release, and what to do: one line for each problem. */
export function versionProblems({ changelog, versions, today }: ReleaseFiles): string[] {
  const [unreleased, newest, previous] = changelogSections(changelog)
  const version = versions['package.json'] ?? ''
  const problems = Object.entries(versions)
    .filter(([, other]) => other !== version)
    .map(([file, other]) => `${file}: the version is ${other}; write ${version} as in package.json`)
  if (unreleased?.name !== 'Unreleased') return [...problems, 'CHANGELOG.md: the first section must be [Unreleased]']
  if (unreleased.text !== '')
    problems.push(`CHANGELOG.md: move what is in [Unreleased] to a new section “## [${version}] - ${today}”`)
  if (newest?.name !== version)
    problems.push(`CHANGELOG.md: the newest version is ${newest?.name ?? 'missing'}, and package.json has ${version}`)
  else if (newest.text === '') problems.push(`CHANGELOG.md: ${version} has no entry`)
  if (previous && !isLater(version, previous.name))
    problems.push(`package.json: ${version} is not later than ${previous.name}`)
  if (newest?.day && newest.day > today) problems.push(`CHANGELOG.md: ${newest.day} has not come yet`)
  return problems
}

function isLater(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0
}
