import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../prisma/environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-npm-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'a.md'), '---\ntitle: A\n---\nText')

/** Starts a script of package.json by npm, and sends npm the signal when the server or the watching import runs. */
async function stopped(script: string[], line: string, signal: NodeJS.Signals): Promise<unknown> {
  const child = spawn('npm', script, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: `file:${folder}/a.db`, CONTENT_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'close')
  let printed = ''
  for await (const part of child.stdout.setEncoding('utf8')) {
    const before = printed
    printed += part
    if (!before.includes(line) && printed.includes(line)) child.kill(signal)
  }
  expect(printed).toContain(line)
  return ended
}

// Windows has no such signals.
test.skipIf(process.platform === 'win32').for([
  [['start'], 'Reader', 'SIGTERM'],
  [['start'], 'Reader', 'SIGINT'],
  [['run', 'dev'], 'Reader', 'SIGTERM'],
] as const)('npm %j ends with 0 when npm gets the signal', async ([script, line, signal]) => {
  expect(await stopped([...script], line, signal)).toEqual([0, null])
})

test('a script that starts with exec also runs on Windows, whose shell has no exec', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const replaced = Object.keys(scripts).filter((name) => scripts[name].startsWith('exec '))
  expect(replaced).toEqual(['start', 'dev', 'seed'])
  // cmd.exe looks for a program in the current folder first, and `%*` are all words behind it.
  expect(readFileSync(join(root, 'exec.cmd'), 'utf8')).toMatch(/^@%\*\r$/m)
})
