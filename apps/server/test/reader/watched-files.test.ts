import { fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const reader = join(import.meta.dirname, '../../../reader/src/index.ts')

test('under `node --watch`, the reader reports its styles and scripts, so that a change of them starts it again', async () => {
  const program = join(mkdtempSync(join(tmpdir(), 'watched-')), 'program.mjs')
  writeFileSync(program, `const { createReader } = await import(${JSON.stringify(reader)})\ncreateReader({})\n`)
  const child = fork(program, { env: { ...process.env, WATCH_REPORT_DEPENDENCIES: '1' }, execArgv: [] })
  const reported: string[] = []
  child.on('message', (message: Record<string, string[]>) => reported.push(...(message['watch:require'] ?? [])))
  await new Promise((resolve) => child.on('close', resolve))
  for (const name of ['theme.css', 'article.css', 'reader.js', 'theme.js', 'highlighting.css'])
    expect(reported.filter((path) => path.endsWith(`/${name}`))).toHaveLength(1)
})
