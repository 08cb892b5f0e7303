import type { Diagnostic } from '@broadsheet/parser'
import { expect, test } from 'vitest'
import { biggestCauses, fixLines } from '../../src/report/biggest-causes.ts'

function diagnostic(code: string, message: string, severity: Diagnostic['severity'] = 'WARNING'): Diagnostic {
  return { severity, code, message, file: 'posts/a.md', hint: `hint for ${code}` }
}

test('diagnostics with one cause are one line with their number and the setting or edit', () => {
  const lines = fixLines([
    ...['a', 'b', 'c'].map((name) => diagnostic('image-missing', `there is no image at "/img/2024/${name}.png"`)),
    diagnostic('image-missing', 'there is no image at "https://cdn.example/a.png"'),
    ...[1, 2].map(() => diagnostic('frame-left-out', 'a frame of maps.example is left out', 'INFO')),
    diagnostic('status-unreadable', 'draft: "ture" is neither true nor false', 'ERROR'),
    diagnostic('site-assumed', 'The folder is read as hexo', 'INFO'),
  ])
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "What would fix most:
      1. 1 × status-unreadable, for example in posts/a.md
         hint for status-unreadable
      2. 3 × image-missing: images below /img/ are not found
         copy the images into the content folder, or name the folder that contains /img/ in site.yml: assetRoots: [static]
      3. 1 × image-missing: images below https://cdn.example are not found
         copy the images into the content folder, or name the folder that contains https://cdn.example in site.yml: assetRoots: [static]"
  `)
})

test('dates of one form have one cause', () => {
  const causes = biggestCauses(
    ['03/04/2022', '05/06/2023'].map((date) => diagnostic('date-unreadable', `date: "${date}" is ambiguous`)),
  )
  expect(causes).toMatchObject([{ count: 2, what: 'date-unreadable: dates like 99/99/9999 cannot be read' }])
})

test('a folder without problems has no such lines', () => {
  expect(fixLines([diagnostic('site-assumed', 'The folder is read as hexo', 'INFO')])).toEqual([])
})
