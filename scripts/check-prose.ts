/**
 * Checks the prose of comments, documents, messages and the names of tests, as part of `npm run lint`: no words of the
 * lists in prose/rules.ts, and no sentence that is too long. Without arguments it checks the whole repository. Arguments
 * name the folders or files to check.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prisma/environment.ts'
import { type Block, lineOf } from './prose/block.ts'
import { blocks } from './prose/blocks.ts'
import { longestSentence, nameRules, rules } from './prose/rules.ts'
import { identifiers } from './prose/source-code.ts'

/** The files whose prose people write: not the samples of tests, the rules themselves or what a program wrote. */
const written = [
  '{apps,packages,bench,scripts,prisma,docs}/**/*.{ts,mjs,md,prisma,graphql,yml,yaml}',
  '*.{md,ts,mjs,yaml,yml}',
  '.{env.example,pnpmfile.mjs,ci/run}',
]
const exclude = [
  '**/{node_modules,generated,fixtures}/**',
  'apps/server/schema.graphql',
  'docs/queries.md',
  'scripts/prose/rules.ts',
  'scripts/test/check-prose.test.ts',
]

/**
 * Returns one line for each fault in the prose of a file, as `file:line: …`.
 * @param file path from the root of the repository, with slashes
 * @param text the file's content
 */
export function proseProblems(file: string, text: string): string[] {
  const problems = blocks(file, text).flatMap((block) => [...wordProblems(block), ...longSentences(block)])
  if (file.endsWith('.ts')) problems.push(...nameProblems(text))
  return problems.sort((a, b) => a.line - b.line).map(({ line, message }) => `${file}:${line}: ${message}`)
}

interface Problem {
  line: number
  message: string
}

function wordProblems(block: Block): Problem[] {
  return rules.flatMap(({ pattern, instead }) => {
    const match = pattern.exec(block.text)
    return match ? [{ line: lineOf(block, match.index), message: `"${quoted(match[0])}": write ${instead}` }] : []
  })
}

/** Shortens what a pattern matched for its message. */
function quoted(text: string): string {
  const trimmed = text.replace(/^[.,;: ]+/, '').trim()
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed
}

function longSentences(block: Block): Problem[] {
  return [...block.text.matchAll(/\S.*?(?:[.?!:](?=\s|$)|$)/g)].flatMap((match) => {
    const count = match[0].split(/\s+/).length
    if (count <= longestSentence) return []
    return [{ line: lineOf(block, match.index), message: `a sentence of ${count} words: split it` }]
  })
}

function nameProblems(text: string): Problem[] {
  return identifiers(text).flatMap(({ name, line }) => {
    const words = [name, ...name.split(/(?=[A-Z])/)].map((word) => word.toLowerCase())
    const rule = nameRules.find((one) => words.some((word) => one.words.includes(word)))
    return rule ? [{ line, message: `the name ${name}: use ${rule.instead}` }] : []
  })
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2)
  const inScope = (file: string) => asked.length === 0 || asked.some((path) => file.startsWith(path))
  const files = globSync(written, { cwd: root, exclude }).filter(inScope).sort()
  const problems = files.flatMap((file) => proseProblems(file, readFileSync(join(root, file), 'utf8')))
  for (const line of problems) console.error(line)
  process.exitCode = problems.length > 0 ? 1 : 0
}
