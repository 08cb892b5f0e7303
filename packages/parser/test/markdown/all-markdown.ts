import { commonMarkdown, type MarkdownOptions } from '../../src/model/markdown-options.ts'

/** Every extension at once. */
export const allMarkdown: MarkdownOptions = {
  ...commonMarkdown,
  breaks: true,
  typographer: true,
  abbreviations: true,
  blockAttributes: true,
  mark: true,
  insert: true,
  subscript: true,
  superscript: true,
  emoji: true,
  alerts: 'any',
  math: 'all',
  obsidian: true,
}
