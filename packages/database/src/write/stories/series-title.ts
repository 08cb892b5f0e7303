// Parts of a title that differ between the issues of a series: numbers and dates.
const digits = /\p{N}+(?:[.:/-]\p{N}+)*(?:st|nd|rd|th)?\b|[〇零一二三四五六七八九十百千]+/gu
const names =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|(?:星期|周|週)[一二三四五六日天]/gu
/** A number that counts issues, is a date or a release. Other numbers, as in "5 dead", may be corrected. */
const counted =
  /(?:\b(?:issue|no|nr|number|vol|volume|week|day|part|episode|ep|chapter|edition|version|v|release)\.?|#|第)\s*◆|◆\s*(?:期|号|號|周|週|回|集|章|届|屆|月|日|年|辑|輯)|◇/u
const release = /(?:^|[^\p{N}])v?\p{N}+[.:/-]\p{N}+/u

/**
 * Whether two titles name different issues of a series: "Weekly notes, issue 12" and "Weekly notes, issue 13". They differ
 * only in the numbers or dates of issues.
 * @param isDaysLater whether days are between the articles; then any other number counts
 */
export function areIssues(title: string, other: string, isDaysLater: boolean): boolean {
  const titles = [title, other].map((each) => each.normalize('NFKC').toLowerCase())
  const [marked, otherMarked] = titles.map((each) => each.replace(names, '◇').replace(digits, '◆'))
  if (titles[0] === titles[1] || marked === undefined || otherMarked === undefined) return false
  if (withoutMarks(marked) !== withoutMarks(otherMarked) || marked === titles[0]) return false
  return isDaysLater || counted.test(marked) || counted.test(otherMarked) || titles.every((each) => release.test(each))
}

function withoutMarks(marked: string): string {
  return marked.replace(/(?:[◆◇][\s,.]*)+/gu, '◆')
}
