import { Agent, get } from 'node:http'
import { createHistogram } from 'node:perf_hooks'

/** How long the answers of `/health` took, in milliseconds. */
export interface HealthTimes {
  probes: number
  failures: number
  p50: number
  p99: number
  maximum: number
}

/** Asks for `/health` all the time, and measures how long the answers take. */
export interface HealthProbe {
  /** Ends the measurement. */
  stop(): HealthTimes
}

/** Asks every 100 ms, also while an earlier answer is missing. */
export function probeHealth(port: number): HealthProbe {
  const times = createHistogram()
  const agent = new Agent({ keepAlive: true })
  let [probes, failures] = [0, 0]
  const probe = () => {
    const started = performance.now()
    probes++
    get({ port, host: '127.0.0.1', path: '/health', agent }, (response) => {
      if (response.statusCode !== 200) failures++
      times.record(Math.max(1, Math.round((performance.now() - started) * 1e6)))
      response.resume()
    }).on('error', () => failures++)
  }
  const timer = setInterval(probe, 100)
  return {
    stop() {
      clearInterval(timer)
      agent.destroy()
      const ms = (nanoseconds: number) => nanoseconds / 1e6
      const [p50, p99] = [ms(times.percentile(50)), ms(times.percentile(99))]
      return { probes, failures, p50, p99, maximum: ms(times.max) }
    },
  }
}
