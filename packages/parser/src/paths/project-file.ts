const anyCase =
  /^(?:readme|licen[cs]e|changelog|contributing|code[-_]of[-_]conduct|pull_request_template|issue_template)$/i

const upperCase =
  /^(?:CLAUDE|AGENTS|GEMINI|SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS|CONTRIBUTORS|CODEOWNERS|COPYING|NOTICE|HISTORY|CHANGES|TODO|INSTALL|FUNDING)$/

/** Whether a file is about the project and not content, by its name: `README.md`, `LICENSE.md`. With front matter, it is an article. */
export function isProjectFile(path: string): boolean {
  // A language or a variant can follow the name: `README.zh-cn.md`, `CHANGELOG-v2.md`.
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[.][^.]*$/, '')
    .replace(/[.-][\w-]{1,8}$/, '')
  return anyCase.test(name) || upperCase.test(name)
}
