import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { root } from '../../prisma/environment.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Starts Vitest on the fixture. Its temporary folder is `folder`. */
function startVitest(end: string): ChildProcess {
  return spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: join(import.meta.dirname, 'fixtures/run-folder'),
    env: { ...process.env, END: end, TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** Waits until the test of the fixture has created its files. Returns the path of one of them. */
async function created({ stdout }: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    stdout?.on('data', (chunk) => {
      output += chunk
      const file = /^created (.+)\n/m.exec(output)?.[1]
      if (file !== undefined) resolve(file)
    })
    stdout?.on('end', () => reject(new Error(`The test of the fixture created no files:\n${output}`)))
  })
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('removes all temporary files when %s ends a run', async (signal) => {
  const child = startVitest('never')
  expect(await created(child)).toMatch(join(folder, `broadsheet-run-${child.pid}-`))
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
  expect(readdirSync(folder)).toEqual([])
})

it('removes all temporary files at the end of a run, also those of a worker that was killed', async () => {
  for (const [end, code] of [
    ['finished', 0],
    ['killed worker', 1],
  ] as const) {
    const child = startVitest(end)
    const closed = once(child, 'close')
    await created(child)
    expect(await closed).toEqual([code, null])
    expect(readdirSync(folder)).toEqual([])
  }
})

it('removes the files of an earlier run that was killed, and no others', async () => {
  const killed = startVitest('never')
  await created(killed)
  const closed = once(killed, 'close')
  killed.kill('SIGKILL')
  await closed
  expect(readdirSync(folder)).toEqual([expect.stringMatching(`^broadsheet-run-${killed.pid}-`)])
  const others = [`broadsheet-run-${process.pid}-alive`, 'broadsheet-data']
  for (const name of others) mkdirSync(join(folder, name))
  const next = startVitest('finished')
  const nextClosed = once(next, 'close')
  await created(next)
  await nextClosed
  expect(readdirSync(folder).sort()).toEqual(others.sort())
})
