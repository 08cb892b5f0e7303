import type { Readable } from 'node:stream'
import robotsParser from 'robots-parser'

// The package is CommonJS: its types name the function `default`, and Node exports the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default
type Robot = ReturnType<typeof parseRobots>

/** The name by which a robots.txt addresses this program. */
export const robotName = 'Broadsheet'
/** Longer files are read up to here, in bytes, as RFC 9309 (section 2.5) wants at least. */
const maxBytes = 500 * 1024
/** The longest `Crawl-delay` that is followed, in milliseconds. */
const maxDelay = 10_000

/** The rules of a robots.txt for this program. */
export class RobotsRules {
  readonly #robot: Robot | null

  private constructor(robot: Robot | null) {
    this.#robot = robot
  }

  /** The rules of a host without a robots.txt: everything is allowed. */
  static readonly none = new RobotsRules(null)

  /** @param url the address of the file */
  static async read(url: URL, body: Readable): Promise<RobotsRules> {
    const parts: Buffer[] = []
    let bytes = 0
    for await (const part of body) {
      parts.push(part)
      bytes += part.length
      if (bytes >= maxBytes) break
    }
    return new RobotsRules(parseRobots(url.href, Buffer.concat(parts).toString('utf8', 0, maxBytes)))
  }

  allow(url: URL): boolean {
    return this.#robot?.isAllowed(url.href, robotName) !== false
  }

  /** Milliseconds from one request to the next, as the host wants. */
  get delay(): number {
    return Math.min(maxDelay, (this.#robot?.getCrawlDelay(robotName) ?? 0) * 1_000)
  }
}
