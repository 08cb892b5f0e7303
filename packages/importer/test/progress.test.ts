import { expect, test } from 'vitest'
import { showProgress } from '../src/progress.ts'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 58, write: (text: string) => void written.push(text) }
}

test('a terminal has a bar with rate and time left, drawn over itself and gone at the end', () => {
  let now = 0
  const terminal = screen(true)
  const progress = showProgress(terminal, () => now)
  progress.listen({ stage: 'walk', done: 0, total: 0 })
  progress.listen({ stage: 'read', done: 0, total: 4000 })
  now = 2000
  progress.listen({ stage: 'read', done: 1000, total: 4000 })
  now = 2010
  progress.listen({ stage: 'read', done: 1050, total: 4000 })
  progress.done()
  expect(terminal.written.map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
    'Looking through the folder …',
    '[░░░░░░░░░░] 0/4,000',
    '[███░░░░░░░] 1,000/4,000, 500/s, 6.0 s left',
    '',
  ])
})

test('elsewhere there is a line every five seconds', () => {
  let now = 0
  const log = screen(false)
  const { listen } = showProgress(log, () => now)
  for (let done = 0; done <= 4000; done += 400) {
    now = done * 4
    listen({ stage: 'read', done, total: 4000 })
  }
  expect(log.written).toEqual([
    'Reading 1,600 of 4,000 files, 250/s, 9.6 s left\n',
    'Reading 3,200 of 4,000 files, 250/s, 3.2 s left\n',
  ])
})

test('an import that follows another after a while has its own five seconds', () => {
  let now = 0
  const log = screen(false)
  const { listen, done } = showProgress(log, () => now)
  listen({ stage: 'walk', done: 0, total: 0 })
  done()
  now = 60_000
  listen({ stage: 'walk', done: 0, total: 0 })
  expect(log.written).toEqual([])
})

test('that another import is running is said at once', () => {
  const log = screen(false)
  const { listen } = showProgress(log, () => 0)
  listen({ stage: 'wait', done: 0, total: 0 })
  listen({ stage: 'wait', done: 0, total: 0 })
  expect(log.written).toEqual(['Another import is running: waiting for its end\n'])
})
