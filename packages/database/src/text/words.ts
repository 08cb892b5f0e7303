import { fillReferences, hasReferences } from './references.ts'
import { repeatedParts } from './repeated-parts.ts'
import { UnknownWords } from './unknown-words.ts'

/** The most words that an article keeps: enough that words of the language itself do not push out all others. */
const MOST = 32
/** A word of the title counts this often, because a title names the subject. */
const TITLE = 2
/** A word that the article has once, in its text alone, is not its subject. */
const REPEATED = 2
/** UTF-16 units of the text that are read. The subject of an article is named near its start. */
const READ = 3_000
/** As `READ`, for scripts without spaces: a character says more there, and finding words costs more. */
const READ_SPACELESS = 1_000
/** A longer word is a path, a key or an identifier. It would also be long for an index. */
const LONGEST = 40
/** Letters of a word, at least. Shorter ones are particles, or say little. */
const SHORTEST = 3
const SHORTEST_EAST_ASIAN = 2

const address = /\b(?:https?:\/\/|www\.)\S+/g
const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const hasSpaceless = new RegExp(`[${spaceless}\\p{Script=Katakana}]`, 'u')
/** Letters, with apostrophes between them and digits after them. */
const spaced = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*\d*/gu
/** As `spaced`, but text without spaces is apart from other letters. A word of katakana ends where another script begins. */
const mixed = new RegExp(
  String.raw`[\p{Script=Katakana}ー]+|[${spaceless}々]+|[[\p{L}\p{M}]--[${spaceless}\p{Script=Katakana}ー々]]+(?:['’][[\p{L}\p{M}]--[${spaceless}\p{Script=Katakana}]]+)*\d*`,
  'gv',
)
const startsSpaceless = new RegExp(`^[${spaceless}]`, 'u')
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Its dictionaries cut text without spaces into words, for a segmenter of any language. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A word and how often an article has it. */
export type WordCount = [word: string, count: number]

/**
 * The words of an article that may be its keywords: the most frequent ones of its title and of the start of its text, in
 * lower case, the most frequent first. Words of the language itself, such as "the", are among them, because only the whole
 * archive shows what they are. A word of the text alone is among them if it is repeated. Without addresses, numbers, single Chinese characters and words of one or two letters.
 * @param text may have placeholders (text/references.ts)
 * With other rules, increase `parserVersion`, so that imports read the files again.
 * @returns JSON of a list of `WordCount`, empty for no words: as the column `ArticleWords.words`
 */
export function wordsOf(title: string, text: string): string {
  const start = text.slice(0, READ)
  const [titleParts, textParts] = [title, hasReferences(start) ? fillReferences(start, () => undefined) : start].map(
    partsOf,
  )
  const counts = new Map<string, number>()
  if (titleParts && textParts) {
    for (const word of titleParts.spaced) count(word, TITLE, counts)
    for (const word of textParts.spaced) count(word, 1, counts)
    countSpaceless(titleParts.spaceless, textParts.spaceless, counts)
  }
  const repeated = [...counts].filter(([, count]) => count >= REPEATED)
  // The sort is stable: among equals, the word that comes first.
  return repeated.length === 0 ? '' : JSON.stringify(repeated.sort((a, b) => b[1] - a[1]).slice(0, MOST))
}

/** A word as keywords are stored and compared: letters in lower case and in their normal form. */
export function keywordForm(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function count(word: string, weight: number, counts: Map<string, number>): void {
  if (isLongEnough(word)) counts.set(word, (counts.get(word) ?? 0) + weight)
}

/** The words of a text with spaces or signs around them, and its runs of other scripts with a space between them. */
function partsOf(text: string): { spaced: string[]; spaceless: string } {
  const normal = keywordForm(text).replace(address, ' ')
  const runs = normal.match(hasSpaceless.test(normal) ? mixed : spaced) ?? []
  const isSpaceless = (run: string) => startsSpaceless.test(run)
  return {
    spaced: runs.filter((run) => !isSpaceless(run)).map(withoutApostrophe),
    spaceless: runs.filter(isSpaceless).join(' ').slice(0, READ_SPACELESS),
  }
}

function countSpaceless(title: string, text: string, counts: Map<string, number>): void {
  if (title === '' && text === '') return
  const unknown = new UnknownWords()
  for (const [runs, weight] of [
    [title, TITLE],
    [repeatedParts(text, title), 1],
  ] as const) {
    for (const { segment } of segmenter.segment(runs)) {
      count(segment, weight, counts)
      unknown.add(segment)
    }
    unknown.end()
  }
  for (const [word, times] of unknown.repeated()) counts.set(word, times)
}

/** The longest part of "l'école" and "harbour's". Nothing of "don't", which is not a name. */
function withoutApostrophe(run: string): string {
  if (!/['’]/.test(run)) return run
  if (/n['’]t$/.test(run)) return ''
  return run.split(/['’]/).reduce((longest, part) => (part.length > longest.length ? part : longest))
}

function isLongEnough(word: string): boolean {
  if (word.length > LONGEST || word.length < SHORTEST_EAST_ASIAN) return false
  return word.replace(/\d+$/, '').length >= (eastAsian.test(word) ? SHORTEST_EAST_ASIAN : SHORTEST)
}
