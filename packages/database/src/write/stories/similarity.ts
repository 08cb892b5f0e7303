import { differInNumbers } from './numbers.ts'
import { areIssues } from './series-title.ts'

/** The parts of an article that are compared. */
export interface ComparedArticle {
  id: number
  title: string
  lang: string | null
  /** Milliseconds since 1970. */
  sortAt: number
  coverId: number | null
  authors: readonly number[]
  categories: readonly number[]
  /** Sorted, each once. */
  shingles: Uint32Array
  /** The numbers in the text. */
  numbers: ReadonlySet<string>
}

const DAY = 86_400_000
/** Articles of one day are near. After this many days, they are not near at all. */
const FAR_DAYS = 5
/** Texts that agree this much are one story, also if their titles are those of two issues. */
const SAME_TEXT = 0.97
/** A text with fewer shingles is short: about three sentences. */
const SHORT = 48
/** Days between two issues of a daily series, at least. Within less, other numbers may be news. */
const NEXT_ISSUE_DAYS = 0.7

/**
 * How much similar two articles are, from 0 to 1. The texts count most. For articles that are near in time, the same image,
 * the same author and similar titles raise it. Articles in two languages are never similar, and two issues of a series
 * only if their texts are the same. Reports of two days that have other numbers, such as the weather, are issues too.
 */
export function similarity(a: ComparedArticle, b: ComparedArticle): number {
  if (a.lang !== b.lang && a.lang !== null && b.lang !== null) return 0
  const shared = sharedCount(a.shingles, b.shingles)
  const shorter = Math.min(a.shingles.length, b.shingles.length)
  if (shorter === 0) return 0
  const containment = shared / shorter
  const resemblance = shared / (a.shingles.length + b.shingles.length - shared)
  const days = Math.abs(a.sortAt - b.sortAt) / DAY
  if (areIssues(a.title, b.title, days >= FAR_DAYS) && resemblance < SAME_TEXT) return 0
  if (days >= NEXT_ISSUE_DAYS && differInNumbers(a.numbers, b.numbers)) return 0
  // The shorter of two versions is contained in the longer one. Two issues with the same frame are not.
  const texts = 0.65 * containment + 0.35 * resemblance
  const near = Math.max(0, Math.min(1, (FAR_DAYS - days) / (FAR_DAYS - 1)))
  const signs =
    0.05 +
    (a.coverId !== null && a.coverId === b.coverId ? 0.08 : 0) +
    (a.authors.some((author) => b.authors.includes(author)) ? 0.05 : 0) +
    0.1 * titleSimilarity(a.title, b.title)
  const late = near > 0 ? 0 : containment < 0.9 ? 0.15 : 0.05
  // Two short texts may share one sentence: the caption of the photographs of one day.
  const short = shorter < SHORT && containment < 0.9 ? 0.1 : 0
  return Math.min(1, Math.max(0, texts + near * signs - late - short))
}

/** The numbers that two sorted lists share. */
function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let shared = 0
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const difference = (a[at] ?? 0) - (b[other] ?? 0)
    if (difference === 0) shared++
    if (difference <= 0) at++
    if (difference >= 0) other++
  }
  return shared
}

/** The share of pairs of neighbouring characters that two titles have in common (Dice's coefficient), from 0 to 1. */
function titleSimilarity(a: string, b: string): number {
  const [one, two] = [pairsOf(a), pairsOf(b)]
  const shared = [...one].filter((pair) => two.has(pair)).length
  return one.size + two.size === 0 ? 0 : (2 * shared) / (one.size + two.size)
}

function pairsOf(title: string): Set<string> {
  const text = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
}
