import { eachHost } from '../run/each-host.ts'
import { type ProblemKind, VisitProblem } from '../visit/visit-problem.ts'
import type { Visitor } from '../visit/visitor.ts'

/** A link that leads nowhere, or whose host did not answer. */
export interface LinkProblem {
  url: string
  kind: ProblemKind
  /** For people: `www.example.org answered 404`. */
  reason: string
}

export interface LinkCheckOptions {
  visitor: Visitor
  urls: Iterable<string>
  /** How many hosts are asked at a time. */
  hosts: number
  onProgress: (done: number, total: number) => void
  signal: AbortSignal
}

/** Visits addresses as a reader's browser would, and returns those without an answer, sorted by address. */
export async function checkLinks(options: LinkCheckOptions): Promise<LinkProblem[]> {
  const { visitor, urls, hosts, onProgress, signal } = options
  const byHost = Map.groupBy(new Set(urls), (url) => new URL(url).host)
  const total = [...byHost.values()].reduce((sum, ofHost) => sum + ofHost.length, 0)
  const problems: LinkProblem[] = []
  let done = 0
  await eachHost([...byHost.values()], hosts, async (ofHost) => {
    for (const url of ofHost) {
      const problem = await visit(visitor, url, signal)
      if (problem !== null) problems.push({ url, kind: problem.kind, reason: problem.message })
      onProgress(++done, total)
    }
  })
  return problems.sort((a, b) => (a.url < b.url ? -1 : 1))
}

async function visit(visitor: Visitor, url: string, signal: AbortSignal): Promise<VisitProblem | null> {
  try {
    // Many hosts answer HEAD with an error. The body is not read.
    await visitor.visit(url, { method: 'GET', headers: { accept: 'text/html, */*' }, signal }, async ({ body }) => {
      await body.dump({ limit: 0 }).catch(() => {})
    })
    return null
  } catch (error) {
    if (error instanceof VisitProblem) return error
    throw error
  }
}
