// Asks an archive for all lists of `insights`, in a process of its own: node ask-insights.ts DATABASE_URL [NOW]. Prints the
// milliseconds of processor time as JSON. NOW: the time of the requests, in milliseconds since 1970.
import { createDatabase } from '@broadsheet/database'

export interface AskedInsights {
  /** The first request of the process. */
  first: number
  /** The median of the next ones. */
  later: number
  /** Each list alone, as a later request of its own. */
  lists: { [list: string]: number }
}

const LATER = 9

const [url, at] = process.argv.slice(2)
if (url === undefined) throw new Error('Name a database: node ask-insights.ts DATABASE_URL')
const database = createDatabase(url)
await database.connect()

type Insights = ReturnType<typeof database.openSnapshot>['insights']

const lists: { readonly [list: string]: (insights: Insights) => unknown } = {
  totals: (insights) => insights.sums(),
  months: (insights) => insights.months(),
  days: (insights) => insights.days(),
  gaps: (insights) => insights.gaps(10),
  categories: (insights) => insights.categories(20),
  tagPairs: (insights) => insights.tagPairs(20),
  authorCategories: (insights) => insights.writing(20),
  mostCorrected: (insights) => insights.corrected(10),
}

const all = (insights: Insights) => Promise.all(Object.values(lists).map((list) => list(insights)))

const first = await measured(all)
const later = await median(all)
const alone: AskedInsights['lists'] = {}
for (const [name, list] of Object.entries(lists)) alone[name] = await median(list)
await database.close()
console.log(JSON.stringify({ first, later, lists: alone } satisfies AskedInsights))

async function measured(ask: (insights: Insights) => unknown): Promise<number> {
  const before = process.cpuUsage()
  const reader = database.openSnapshot({ preview: false, now: at === undefined ? Date.now() : Number(at) })
  await ask(reader.insights)
  reader.release()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function median(ask: (insights: Insights) => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < LATER; round++) times.push(await measured(ask))
  return times.sort((a, b) => a - b)[LATER >> 1] ?? Number.NaN
}
