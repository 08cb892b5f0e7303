import Sqlite from 'better-sqlite3'

interface Row {
  id: number
  found: number | null
  story: string
  kind: string
}

/** How many pairs of versions were found, and which pairs of other articles were taken for versions. */
export interface StoryScore {
  /** The share of the found pairs that are right. */
  precision: number
  /** The share of the right pairs that were found. */
  recall: number
  /** By kind: versions, and those that are in one story with the first version. */
  versions: { [kind: string]: { all: number; found: number } }
  /** By kind: articles, and those that are in a story with an article that is not a version of them. */
  others: { [kind: string]: { all: number; wrong: number } }
}

/** Compares the stories of an archive with those that its files name. @param file the database */
export function storyScore(file: string): StoryScore {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  // Reading by key, because a lookup for each article reads all values of the key.
  const values = (key: string) =>
    new Map(
      database
        .prepare<[string], [number, string]>(
          "SELECT articleId, json_extract(value, '$') FROM FrontMatterValue WHERE key = ?",
        )
        .raw()
        .all(key),
    )
  const [stories, kinds] = [values('story'), values('kind')]
  const articles = database
    .prepare<[], Pick<Row, 'id' | 'found'>>('SELECT id, CASE WHEN storyId > 0 THEN storyId END AS found FROM Article')
    .all()
  database.close()
  return score(articles.map((row) => ({ ...row, story: stories.get(row.id) ?? '', kind: kinds.get(row.id) ?? '' })))
}

function score(rows: readonly Row[]): StoryScore {
  const groups = Map.groupBy(rows, ({ found }) => found)
  const stories = Map.groupBy(rows, ({ story }) => story)
  const named = sum([...stories.values()].map(pairs))
  let [found, right] = [0, 0]
  const result: StoryScore = { precision: 1, recall: 1, versions: {}, others: {} }
  for (const [group, members] of groups) {
    if (group === null) continue
    found += pairs(members)
    right += sum([...Map.groupBy(members, ({ story }) => story).values()].map(pairs))
  }
  for (const members of stories.values()) {
    const first = members.find(({ kind }) => kind === 'first')
    for (const row of members) {
      const mates = row.found === null ? [] : (groups.get(row.found) ?? [])
      const others = result.others[row.kind] ?? { all: 0, wrong: 0 }
      result.others[row.kind] = others
      others.all++
      if (mates.some(({ story }) => story !== row.story)) others.wrong++
      if (first === undefined || row === first) continue
      const versions = result.versions[row.kind] ?? { all: 0, found: 0 }
      result.versions[row.kind] = versions
      versions.all++
      if (row.found !== null && row.found === first.found) versions.found++
    }
  }
  return { ...result, precision: right / Math.max(1, found), recall: right / Math.max(1, named) }
}

function pairs({ length }: readonly unknown[]): number {
  return (length * (length - 1)) / 2
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
