import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missingNode, runsTypeScript } from '../bootstrap.mjs'
import { run } from '../run-process.mjs'

it('knows the versions of Node that run TypeScript as it is', () => {
  const versions = ['18.20.0', '20.20.2', '22.17.1', '22.18.0', '23.5.0', '23.6.0', '24.0.0', '26.1.0']
  expect(versions.filter(runsTypeScript)).toEqual(['22.18.0', '23.6.0', '24.0.0', '26.1.0'])
})

it('asks for a newer Node only where npm has none for the machine', () => {
  expect(missingNode('20.20.2', 'linux-x64')).toBeUndefined()
  expect(missingNode('24.0.0', 'darwin-arm64')).toBeUndefined()
  expect(missingNode('20.20.2', 'darwin-arm64')).toMatchInlineSnapshot(
    `"Broadsheet needs Node 22.18 or later; this is 20.20.2, and npm has none for darwin-arm64: install one from nodejs.org."`,
  )
})

it('keeps what a quiet command printed, and gives its code as a shell does', async () => {
  const print = "console.log('one'); console.error('two'); process.exitCode = 3"
  const { code, output } = await run(process.execPath, ['-e', print], { quiet: true })
  expect({ code, lines: output.split('\n').sort() }).toEqual({ code: 3, lines: ['', 'one', 'two'] })
  expect(await run(process.execPath, ['-e', "process.kill(process.pid, 'SIGTERM')"], { quiet: true })).toEqual({
    code: 143,
    output: '',
  })
  expect((await run('no-such-command', [], { quiet: true })).code).toBe(127)
})

it('ends without a word where nobody reads on', async () => {
  const child = join(import.meta.dirname, '../run-process.mjs')
  const print = `import { exitOnBrokenPipe } from '${child}'; exitOnBrokenPipe(); setInterval(() => console.log('line'), 5)`
  const piped = `"$0" --input-type=module -e "$1" | head -n 2`
  expect(await run('sh', ['-c', piped, process.execPath, print], { quiet: true })).toEqual({
    code: 0,
    output: 'line\nline\n',
  })
})
