import type { Site } from '../model/site.ts'

const anyCase =
  /^(?:readme|licen[cs]e|changelog|contributing|code[-_]of[-_]conduct|pull_request_template|issue_template)$/i

const upperCase =
  /^(?:CLAUDE|AGENTS|GEMINI|SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS|CONTRIBUTORS|CODEOWNERS|COPYING|NOTICE|HISTORY|CHANGES|TODO|INSTALL|FUNDING)$/

/**
 * Whether a file is about the project and not content, by its name: `README.md`, `LICENSE.md`. With front matter, it is an
 * article. In the content folder of a documentation generator, `README.md` is the page of its folder.
 */
export function isProjectFile(
  path: string,
  { dialect, contentFolders }: Pick<Site, 'dialect' | 'contentFolders'>,
): boolean {
  const isDocs = dialect === 'mkdocs' || dialect === 'vitepress' || dialect === 'docusaurus'
  if (isDocs && contentFolders.length > 0 && /(?:^|\/)readme\.md$/i.test(path)) return false
  // A language or a variant can follow the name: `README.zh-cn.md`, `CHANGELOG-v2.md`.
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[.][^.]*$/, '')
    .replace(/[.-][\w-]{1,8}$/, '')
  return anyCase.test(name) || upperCase.test(name)
}
