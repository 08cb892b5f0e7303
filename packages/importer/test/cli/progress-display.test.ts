import { expect, test } from 'vitest'
import { showProgress } from '../../src/cli/progress-display.ts'

function testStream(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 58, write: (text: string) => void written.push(text) }
}

test('a terminal shows a progress bar with rate and time left, redrawn in place and removed at the end', () => {
  let now = 0
  const terminal = testStream(true)
  const progress = showProgress(terminal, () => now)
  progress.update({ stage: 'walk', done: 0, total: 0 })
  progress.update({ stage: 'read', done: 0, total: 4000 })
  now = 2000
  progress.update({ stage: 'read', done: 1000, total: 4000 })
  now = 2010
  progress.update({ stage: 'read', done: 1050, total: 4000 })
  progress.clear()
  expect(terminal.written.map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
    'Scanning the folder …',
    '[░░░░░░░░░░] 0/4,000',
    '[███░░░░░░░] 1,000/4,000, 500/s, 6.0 s left',
    '',
  ])
})

test('other streams get a line every five seconds', () => {
  let now = 0
  const log = testStream(false)
  const { update } = showProgress(log, () => now)
  for (let done = 0; done <= 4000; done += 400) {
    now = done * 4
    update({ stage: 'read', done, total: 4000 })
  }
  expect(log.written).toEqual([
    'Reading 1,600 of 4,000 files, 250/s, 9.6 s left\n',
    'Reading 3,200 of 4,000 files, 250/s, 3.2 s left\n',
  ])
})

test('a later import in watch mode waits its own five seconds before it prints a line', () => {
  let now = 0
  const log = testStream(false)
  const { update, clear } = showProgress(log, () => now)
  update({ stage: 'walk', done: 0, total: 0 })
  clear()
  now = 60_000
  update({ stage: 'walk', done: 0, total: 0 })
  expect(log.written).toEqual([])
})

test('a wait for another import is reported at once, and only once', () => {
  const log = testStream(false)
  const { update } = showProgress(log, () => 0)
  update({ stage: 'wait', done: 0, total: 0 })
  update({ stage: 'wait', done: 0, total: 0 })
  expect(log.written).toEqual(['Waiting for another import to finish\n'])
})
