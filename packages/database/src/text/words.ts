import { CharacterMap } from './character-map.ts'
import { withoutNamesOfCode } from './names-of-code.ts'
import { fillReferences, hasReferences } from './references.ts'
import { READ_SPACELESS, repeatedParts } from './repeated-parts.ts'
import { UnknownWords } from './unknown-words.ts'
import { type WordRuns, wordRuns } from './word-runs.ts'

/** The most words that an article keeps: enough that words of the language itself do not push out all others. */
const MOST = 32
/** A word of the title counts this often, because a title names the subject. */
const TITLE = 2
/** A word that the article has once, in its text alone, is not its subject. */
const REPEATED = 2
/**
 * UTF-16 units of the text that are read. The subject of an article is named near its start. Fewer are read in scripts without
 * spaces (`READ_SPACELESS`): a character says more there, and finding words costs more.
 */
const READ = 3_000
/** A longer word is a path, a key or an identifier. It would also be long for an index. */
const LONGEST = 40
/** Letters of a word, at least. Shorter ones are particles, or say little. */
const SHORTEST = 3
const SHORTEST_EAST_ASIAN = 2

const address = /\b(?:https?:\/\/|www\.)\S+/g
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
  const titleRuns = runsOf(title)
  const textRuns = runsOf(hasReferences(start) ? fillReferences(start, () => undefined) : start)
  const counts = new Map<string, number>()
  for (const word of titleRuns.spaced) count(word, TITLE, counts)
  for (const word of textRuns.spaced) count(word, 1, counts)
  countSpaceless(titleRuns.spaceless, textRuns.spaceless, counts)
  const repeated: WordCount[] = []
  for (const entry of counts) if (entry[1] >= REPEATED) repeated.push(entry)
  // The sort is stable: among equals, the word that comes first.
  return repeated.length === 0 ? '' : JSON.stringify(repeated.sort((a, b) => b[1] - a[1]).slice(0, MOST))
}

/** A word as keywords are stored and compared: letters in lower case and in their normal form. */
export function keywordForm(text: string): string {
  // The form of a sigma depends on the whole word around it.
  const hasSigma = text.includes('Σ') || text.includes('Ϲ') || text.includes('\ud835')
  return hasSigma ? normalLower(text) : characters.rewrite(text)
}

const characters = new CharacterMap(normalLower)

function normalLower(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function count(word: string, weight: number, counts: Map<string, number>): void {
  if (isLongEnough(word)) counts.set(word, (counts.get(word) ?? 0) + weight)
}

function runsOf(text: string): WordRuns {
  const normal = keywordForm(withoutNamesOfCode(text))
  const hasAddress = normal.includes('://') || normal.includes('www.')
  return wordRuns(hasAddress ? normal.replace(address, ' ') : normal, READ_SPACELESS)
}

function countSpaceless(title: string, text: string, counts: Map<string, number>): void {
  if (title === '' && text === '') return
  const unknown = new UnknownWords()
  // A space ends a word for the dictionaries, so one call for both texts finds the same words as one for each.
  for (const { segment, index } of segmenter.segment(`${title} ${repeatedParts(text, title)}`)) {
    unknown.add(segment)
    if (!segment.startsWith(' ')) count(segment, index < title.length ? TITLE : 1, counts)
  }
  for (const [word, times] of unknown.repeated()) counts.set(word, times)
}

function isLongEnough(word: string): boolean {
  if (word.length > LONGEST || word.length < SHORTEST_EAST_ASIAN) return false
  let letters = word.length
  while (letters > 0 && isDigit(word.charCodeAt(letters - 1))) letters--
  if (letters < SHORTEST_EAST_ASIAN) return false
  return letters >= SHORTEST || eastAsian.test(word)
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
