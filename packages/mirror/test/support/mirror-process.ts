/** Fetches images into a folder, as a process of its own: `mirror-process.ts FOLDER URL…` */
import { mirrorArchive } from '../../src/mirror-archive.ts'

const [folder = '', ...urls] = process.argv.slice(2)
await mirrorArchive({
  images: urls.map((url) => ({ url, referrerPolicy: null, path: null })),
  siteUrl: null,
  folder,
  allowedAddresses: '127.0.0.1',
  rate: 100,
  hosts: 1,
  maxBytes: 1_000_000,
  retry: false,
  onProgress: () => {},
  signal: new AbortController().signal,
})
