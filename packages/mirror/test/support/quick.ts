import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MirrorFolder } from '@broadsheet/images'
import { AddressRules } from '../../src/network/address-rules.ts'
import { GuardedClient } from '../../src/network/guarded-client.ts'
import { dueImages } from '../../src/run/due-images.ts'
import { mirrorImages } from '../../src/run/mirror-images.ts'
import { type Manners, Visitor } from '../../src/visit/visitor.ts'

/** Manners for a host that has nothing else to do. Times are in milliseconds. */
export const quickManners: Manners = {
  interval: 0,
  deadline: 1_500,
  pauses: [1],
  longestPause: 1_000,
  userAgent: 'Broadsheet/1.0 (test)',
}

/** A mirror in a temporary folder, which reaches hosts on 127.0.0.1. */
export interface TestMirror extends AsyncDisposable {
  mirror: MirrorFolder
  visitor: Visitor
  /** Visits images, and returns the outcome and the reason of each, by address. */
  run(urls: readonly string[], options?: { retry?: boolean; maxBytes?: number }): Promise<Record<string, string>>
}

export function testMirror(allowed = '127.0.0.1'): TestMirror {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-mirror-'))
  const mirror = new MirrorFolder(folder)
  const client = new GuardedClient(new AddressRules(allowed), { connect: 1_000, silence: 700 })
  const visitor = new Visitor(client, quickManners)
  return {
    mirror,
    visitor,
    async run(urls, { retry = false, maxBytes = 1_000_000 } = {}) {
      const images = urls.map((url) => ({ url, referrerPolicy: null, path: '/2022/harbour/' }))
      const due = await dueImages(images, mirror, { now: Date.now(), retry })
      const { signal } = new AbortController()
      const options = { siteUrl: 'http://news.example', hosts: 4, maxBytes, onProgress: () => {}, signal }
      await mirrorImages({ ...options, visitor, mirror, due })
      const records = await mirror.records()
      return Object.fromEntries(
        [...records].map(([url, { outcome, reason }]) => [url, reason === null ? outcome : `${outcome}: ${reason}`]),
      )
    },
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
