import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run } from '../../apps/broadsheet/src/processes/run-process.mjs'
import { root } from '../../prisma/environment.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cycles-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Lints two files with the project's settings. Returns the rules that they break. */
async function brokenRules(a: string, b: string): Promise<string[]> {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  writeFileSync(join(folder, 'a.ts'), a)
  writeFileSync(join(folder, 'b.ts'), b)
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { output } = await run(process.execPath, [biome, 'lint', '--vcs-enabled=false'], { cwd: folder, quiet: true })
  return [...output.matchAll(/\.ts:\S+ lint\/\w+\/(\w+)/g)].map(([, rule = '']) => rule)
}

it('reports an import cycle, also if only types are imported', async () => {
  const b = 'export interface B {\n  name: string\n}\n'
  const a = "import type { B } from './b.ts'\n\nexport interface A {\n  b: B\n}\n"
  expect(await brokenRules(a, b)).toEqual([])
  const cycle = "import type { A } from './a.ts'\n\nexport interface B {\n  a: A\n}\n"
  expect(await brokenRules(a, cycle)).toEqual(['noImportCycles', 'noImportCycles'])
})
