import type { WordCount } from '../../text/words.ts'
import { isCommonWord } from './common-words.ts'

/** The most keywords of an article. */
const MOST = 8
/** Words of more than a quarter of the articles belong to the language or to the archive, not to an article. */
const LEAST_LEVEL = 2
/** Words of fewer than one in 256 articles are equally rare: a name that one article has is not more of a subject. */
const MOST_LEVEL = 8

/**
 * How rare a word is: how often the number of all articles can be halved before it is below the number of those with the
 * word. Both numbers count as powers of two. So the level of a word seldom changes when an article is added, and the
 * keywords of other articles stay as they are.
 * @param articles articles in the language
 * @param having articles that have the word among their most frequent ones
 */
export function levelOf(articles: number, having: number): number {
  const level = sizeOf(articles) - ceiledLog(Math.max(1, having))
  return Math.max(0, Math.min(MOST_LEVEL, level))
}

/** Whether a word of this level may be a keyword. */
export function isRare(level: number): boolean {
  return level >= LEAST_LEVEL
}

/**
 * The keywords of an article: its words by frequency times rarity (TF-IDF), the best first. A plural and its singular count
 * as one word.
 * @param words the words of the article, the most frequent first
 * @param rarity the level of a word
 */
export function rankedWords(words: readonly WordCount[], rarity: (word: string) => number): string[] {
  const scored = words.flatMap(([word, count]) => {
    const level = rarity(word)
    return isRare(level) && !isCommonWord(word) ? [{ word, score: count * level }] : []
  })
  const ranked: string[] = []
  for (const { word } of scored.sort((a, b) => b.score - a.score)) {
    if (ranked.length === MOST) break
    if (!ranked.includes(`${word}s`) && !(word.endsWith('s') && ranked.includes(word.slice(0, -1)))) ranked.push(word)
  }
  return ranked
}

/** The number of articles as levels count it: the exponent of the largest power of two that is not above it. -1 for 0. */
export function sizeOf(articles: number): number {
  return 31 - Math.clz32(articles)
}

/** The exponent of the smallest power of two that is not below a whole number of at least 1. */
function ceiledLog(value: number): number {
  return 32 - Math.clz32(value - 1)
}
