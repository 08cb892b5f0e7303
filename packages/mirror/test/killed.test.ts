import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { imageHost, photo } from './support/image-host.ts'
import { testMirror } from './support/quick.ts'

test('a run that is killed loses nothing, and the next one continues where it was', async () => {
  await using archive = testMirror()
  let child: ChildProcess | undefined
  let isKilled = false
  await using host = await imageHost({
    // The process is killed while it reads this image.
    '/third.jpg': (_request, response) => {
      response.writeHead(200, { 'Content-Length': photo.length })
      if (isKilled) response.end(photo)
      else response.write(photo.subarray(0, 100), () => child?.kill('SIGKILL'))
    },
  })
  const urls = ['/a.jpg', '/gone.jpg', '/third.jpg', '/copy.jpg'].map((path) => host.origin + path)
  const program = join(import.meta.dirname, 'support/mirror-process.ts')
  child = spawn(process.execPath, [program, archive.mirror.folder, ...urls], { stdio: 'inherit' })
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
  isKilled = true
  expect([...(await archive.mirror.records()).values()].map(({ outcome }) => outcome)).toEqual(['stored', 'dead'])

  // A process that is killed while it writes leaves the beginning of a line.
  appendFileSync(join(archive.mirror.folder, 'index.jsonl'), '{"url":"https://ima')
  expect(Object.values(await archive.run(urls))).toEqual([
    'stored',
    `dead: 127.0.0.1:${host.port} answered 404`,
    'stored',
    'stored',
  ])
  expect(host.paths()).toEqual(['/a.jpg', '/gone.jpg', '/third.jpg', '/third.jpg', '/copy.jpg'])
})
