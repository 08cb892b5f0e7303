import type { Problem } from '../diagnostics/problem.ts'
import type { FrontMatterData, JsonValue } from '../model/json-value.ts'

/** A value that starts with `#`. A space after the sign is the usual form of a comment. */
const comment = /^(\s*-\s+|["']?([\p{L}_][^\n:]*?)["']?\s*:\s+)(#[^\s#].*)$/u
const titleWithComment = /^["']?title["']?\s*:\s+(?!["'|>])\S.*?\s(#[^\s#].*)$/i

/** Reports values that YAML takes for comments, as in `tags: #one #two`. Lines count from 1 within the block. */
export function reportComments(block: string, data: FrontMatterData, problems: Problem[]): void {
  if (!block.includes(' #')) return
  let key = ''
  block.split('\n').forEach((line, index) => {
    key = /^["']?([\p{L}_][^\n:]*?)["']?\s*:/u.exec(line)?.[1] ?? key
    const [, , , value = titleWithComment.exec(line)?.[1]] = comment.exec(line) ?? []
    if (value === undefined || !lacks(data[key], value)) return
    problems.push({
      severity: 'WARNING',
      code: 'value-is-comment',
      message: `${key}: YAML ignores "${value.slice(0, 80)}", because # starts a comment`,
      hint: `put the text in quotes${
        /tag|keyword/i.test(key)
          ? `: ${key}: [${value
              .split(/\s+/)
              .map((tag) => JSON.stringify(tag))
              .join(', ')}]`
          : ''
      }`,
      line: index + 1,
      column: line.indexOf(value) + 1,
    })
  })
}

function lacks(value: JsonValue | undefined, text: string): boolean {
  return value !== undefined && !JSON.stringify(value).includes(JSON.stringify(text).slice(1, -1))
}
