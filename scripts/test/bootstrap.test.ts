import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { missingNode, runsTypeScript } from '../bootstrap.mjs'

it('recognises the versions of Node that run TypeScript without options', () => {
  const versions = ['18.20.0', '20.20.2', '22.17.1', '22.18.0', '23.5.0', '23.6.0', '24.0.0', '26.1.0']
  expect(versions.filter(runsTypeScript)).toEqual(['22.18.0', '23.6.0', '24.0.0', '26.1.0'])
})

it('requires a newer Node only if npm does not provide one for the machine', () => {
  expect(missingNode('20.20.2', 'linux-x64')).toBeUndefined()
  expect(missingNode('24.0.0', 'darwin-arm64')).toBeUndefined()
  expect(missingNode('20.20.2', 'darwin-arm64')).toMatchInlineSnapshot(
    `"Broadsheet needs Node 22.18 or later; this is 20.20.2, and npm does not provide Node for darwin-arm64. Install it from nodejs.org."`,
  )
})

it('returns the output of a quiet command, and the same exit code as a shell', async () => {
  const print = "console.log('one'); console.error('two'); process.exitCode = 3"
  const { code, output } = await run(process.execPath, ['-e', print], { quiet: true })
  expect({ code, lines: output.split('\n').sort() }).toEqual({ code: 3, lines: ['', 'one', 'two'] })
  expect(await run(process.execPath, ['-e', "process.kill(process.pid, 'SIGTERM')"], { quiet: true })).toEqual({
    code: 143,
    output: '',
  })
  expect((await run('no-such-command', [], { quiet: true })).code).toBe(127)
})

it('exits silently when the reader closes the pipe', async () => {
  const child = join(import.meta.dirname, '../../apps/broadsheet/src/processes/run-process.mjs')
  const print = `import { exitOnBrokenPipe } from '${child}'; exitOnBrokenPipe(); setInterval(() => console.log('line'), 5)`
  const piped = `"$0" --input-type=module -e "$1" | head -n 2`
  expect(await run('sh', ['-c', piped, process.execPath, print], { quiet: true })).toEqual({
    code: 0,
    output: 'line\nline\n',
  })
})
