import { Turns } from '@broadsheet/images'

/**
 * Runs a task for each host, several at a time. Hosts with much work start first, so that the run does not end with one of them.
 * Rejects with the first error, after the other tasks that run have ended.
 */
export async function eachHost<Item>(
  hosts: readonly (readonly Item[])[],
  atOnce: number,
  task: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  const turns = new Turns(atOnce)
  let failed = false
  const run = async (items: readonly Item[]) => {
    if (failed) return
    try {
      await task(items)
    } catch (error) {
      failed = true
      throw error
    }
  }
  const sorted = hosts.toSorted((a, b) => b.length - a.length)
  const results = await Promise.allSettled(sorted.map((items) => turns.run(() => run(items))))
  const problem = results.find((result) => result.status === 'rejected')
  if (problem) throw problem.reason
}
