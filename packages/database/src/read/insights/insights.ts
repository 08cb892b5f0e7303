import { dateOfDay } from '../../time/day-numbers.ts'
import { sizeOf } from '../paging/page.ts'
import { type Awaitable, after, once } from '../request/awaitable.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { StoryNode, StoryReader } from '../stories/story-reader.ts'
import type { AuthorReader, CategoryReader, TagReader } from '../terms/term-readers.ts'
import { Counters } from './counters.ts'
import { gapsOf, insightsOfDays, monthsOf } from './days.ts'
import type {
  CategorySums,
  DayGap,
  DayInsights,
  InsightReader,
  MonthSums,
  Sums,
  TagPair,
  WritingSums,
} from './insight-reader.ts'

interface Readers {
  readonly authors: AuthorReader
  readonly categories: CategoryReader
  readonly tags: TagReader
  readonly stories: StoryReader
}

export class Insights implements InsightReader {
  readonly #counters: Counters
  readonly #readers: Readers
  readonly #days: () => ReturnType<Counters['all']>

  constructor(snapshot: Snapshot, readers: Readers) {
    const counters = new Counters(snapshot)
    this.#counters = counters
    this.#readers = readers
    this.#days = once(() => counters.all('DAY'))
  }

  sums(): Awaitable<Sums> {
    return after(this.#counters.all('ALL'), ([all]) => {
      const { articles = 0, words = 0, pictures = 0 } = all ?? {}
      return { articles, words, pictures }
    })
  }

  months(): Awaitable<readonly MonthSums[]> {
    return after(this.#days(), monthsOf)
  }

  days(): Awaitable<DayInsights> {
    return after(this.#days(), insightsOfDays)
  }

  gaps(first: number): Awaitable<readonly DayGap[]> {
    const size = sized(first)
    return after(this.#days(), (days) =>
      gapsOf(days)
        .slice(0, size)
        .map(({ from, to, days }) => ({ from: dateOfDay(from), to: dateOfDay(to), days })),
    )
  }

  categories(first: number): Awaitable<readonly CategorySums[]> {
    return after(this.#counters.top('CATEGORY', sized(first)), (counters) =>
      after(
        named(
          this.#readers.categories,
          counters.map(({ one }) => one),
        ),
        (nodes) =>
          counters.flatMap(({ one, ...sums }) => {
            const category = nodes.get(one)
            return category ? [{ ...sums, category }] : []
          }),
      ),
    )
  }

  tagPairs(first: number): Awaitable<readonly TagPair[]> {
    return after(this.#counters.top('TAGS', sized(first)), (counters) =>
      after(
        named(
          this.#readers.tags,
          counters.flatMap(({ one, other }) => [one, other]),
        ),
        (nodes) =>
          counters.map(({ one, other, articles }) => ({
            articles,
            tags: [one, other].flatMap((id) => nodes.get(id) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)),
          })),
      ),
    )
  }

  writing(first: number): Awaitable<readonly WritingSums[]> {
    return after(this.#counters.top('WRITING', sized(first)), (counters) =>
      after(
        named(
          this.#readers.authors,
          counters.map(({ one }) => one),
        ),
        (authors) =>
          after(
            named(
              this.#readers.categories,
              counters.map(({ other }) => other),
            ),
            (categories) =>
              counters.flatMap(({ one, other, ...sums }) => {
                const [author, category] = [authors.get(one), categories.get(other)]
                return author && category ? [{ ...sums, author, category }] : []
              }),
          ),
      ),
    )
  }

  corrected(first: number): Awaitable<readonly StoryNode[]> {
    return after(this.#counters.top('STORY', sized(first), 2), (counters) =>
      after(this.#readers.stories.byIds(counters.map(({ one }) => one)), (stories) =>
        stories.flatMap((each) => each ?? []),
      ),
    )
  }
}

function sized(first: number): number {
  return sizeOf('first', first) ?? 0
}

function named<Node extends { id: number }>(
  reader: { byIds(ids: readonly number[]): Awaitable<readonly (Node | null)[]> },
  ids: readonly number[],
): Awaitable<ReadonlyMap<number, Node>> {
  return after(
    reader.byIds([...new Set(ids)]),
    (nodes) => new Map(nodes.flatMap((node) => (node ? [[node.id, node]] : []))),
  )
}
