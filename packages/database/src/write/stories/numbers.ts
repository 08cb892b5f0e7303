// Numbers in digits, and in Chinese characters from two on: one alone is often part of a word.
const number = /\p{Nd}+(?:[.,:]\p{Nd}+)*|[〇零一二三四五六七八九十百千万]{2,}/gu
/** Two texts with fewer numbers are not compared by them. */
const FEWEST = 3

/** The numbers in a text, each once. */
export function numbersIn(text: string): ReadonlySet<string> {
  return new Set(text.match(number))
}

/**
 * Whether two texts mostly have other numbers, as the weather or the prices of two days have. A text that was corrected,
 * shortened or extended keeps most of them.
 */
export function differInNumbers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const fewer = Math.min(one.size, other.size)
  const shared = [...one].filter((each) => other.has(each)).length
  return fewer >= FEWEST && shared < fewer / 2
}
