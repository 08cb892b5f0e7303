import type { StatementListener } from '@broadsheet/database'
import { factsOf, type Step, type StepName } from './request-facts.ts'

/** A request remembers so many steps. The cost limit keeps almost all requests far below. */
const maxSteps = 1_000

/** Does a part of a request's work, and notes how long it took. The result may be a promise. */
export function measured<T>(response: object | undefined, name: StepName, work: () => T): T {
  if (!factsOf(response)) return work()
  const started = performance.now()
  const result = work()
  if (!(result instanceof Promise)) {
    noteStep(response, { name, started, ended: performance.now() })
    return result
  }
  // `finally` returns a promise of the same result.
  return result.finally(() => noteStep(response, { name, started, ended: performance.now() })) as T
}

/** Notes a part of a request's work. */
export function noteStep(response: object | undefined, step: Step): void {
  const facts = factsOf(response)
  if (!facts) return
  if (step.name === 'sql') facts.statements++
  if (facts.steps.length < maxSteps) facts.steps.push(step)
}

/** Returns a listener that notes the statements of a request. Undefined if no facts are collected for it. */
export function statementListener(response: object | undefined): StatementListener | undefined {
  if (!factsOf(response)) return undefined
  return (text, rows, started, ended) => noteStep(response, { name: 'sql', started, ended, statement: { text, rows } })
}

/** Returns the milliseconds that each kind of step took. */
export function timeOfSteps(steps: readonly Step[]): Partial<Record<StepName, number>> {
  const times: Partial<Record<StepName, number>> = {}
  for (const { name, started, ended } of steps) times[name] = (times[name] ?? 0) + ended - started
  for (const [name, ms] of Object.entries(times)) times[name as StepName] = roundedMs(ms)
  return times
}

/** Rounds to tenths of a millisecond. */
export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10
}
