import type { PacedResult } from '../servers/paced-generator.ts'
import type { HealthTimes } from './health-probe.ts'

/** One look at the server while the load runs. */
export interface Sample {
  readonly minute: number
  readonly megabytes: number
  readonly walMegabytes: number
  /** 99th percentile since the metrics were last read, in milliseconds. */
  readonly loopLag: number
}

/** The measurements at one rate of requests. */
export interface SoakRun extends PacedResult {
  /** Requests a second. */
  readonly rate: number
  readonly health: HealthTimes
  /** One for each ten seconds. */
  readonly samples: readonly Sample[]
}

export interface SoakReport {
  readonly articles: number
  /** Requests a second. */
  readonly capacity: number
  /** Changes of files that were made meanwhile. */
  readonly changes: number
  readonly systemLoad: readonly number[]
  readonly steady: SoakRun
  readonly overload: SoakRun
}

/** Prints all facts of both rates, and the server's state in each minute at 80 %. */
export function printSoak({ articles, capacity, changes, systemLoad, steady, overload }: SoakReport): void {
  const load = systemLoad.map(round).join(' ')
  console.log(
    `${articles} articles, capacity ${round(capacity)} requests/s, ${changes} changes of files, load of the system ${load}`,
  )
  const [atSteady, atOverload] = [factsOf(steady), factsOf(overload)]
  const facts = Object.keys(atSteady) as (keyof typeof atSteady)[] // It has no other keys.
  console.table(Object.fromEntries(facts.map((fact) => [fact, { '80 %': atSteady[fact], '300 %': atOverload[fact] }])))
  const eachMinute = steady.samples.filter((_, at) => at % 6 === 0)
  console.table(
    eachMinute.map(({ minute, megabytes, walMegabytes, loopLag }) => ({
      minute: round(minute),
      'memory MB': round(megabytes),
      'WAL MB': round(walMegabytes),
      'loop lag p99 ms': round(loopLag),
    })),
  )
  const failure = steady.failure ?? overload.failure
  if (failure !== null) console.log(`The first wrong answer: ${failure}`)
}

function factsOf({ rate, answered, shed, failures, p50, p99, maximum, shedP99, health, samples }: SoakRun) {
  const memory = samples.map(({ megabytes }) => megabytes)
  return {
    'asked/s': round(rate),
    answered,
    'shed with 503': shed,
    failures,
    'p50 ms': round(p50),
    'p99 ms': round(p99),
    'longest ms': round(maximum),
    'shed p99 ms': round(shedP99),
    '/health asked': health.probes,
    '/health failures': health.failures,
    '/health p99 ms': round(health.p99),
    '/health longest ms': round(health.maximum),
    'memory MB at the start': round(memory[0] ?? 0),
    'memory MB in the middle': round(memory[memory.length >> 1] ?? 0),
    'memory MB at the end': round(memory.at(-1) ?? 0),
    'memory MB at most': round(Math.max(...memory)),
    'WAL MB at most': round(Math.max(...samples.map(({ walMegabytes }) => walMegabytes))),
    'loop lag p99 ms at most': round(Math.max(...samples.map(({ loopLag }) => loopLag))),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
