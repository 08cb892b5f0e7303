import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a command to its end and hands on the signals that reach us, so that nothing outlives us. At a terminal Ctrl-C
 * reaches the child by itself, as it does the whole foreground group.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, signal?: AbortSignal }} [options]
 *   `quiet` keeps what it prints, for the caller to show when it fails; `signal` ends it.
 * @returns {Promise<{ code: number, output: string }>} a signal's code is 128 and its number, as in a shell.
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let output = ''
    child.stdout?.on('data', (text) => (output += text))
    child.stderr?.on('data', (text) => (output += text))

    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)

    /** @param {number} code */
    const finish = (code) => {
      for (const signal of signals) process.off(signal, forward)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      if (error.name === 'AbortError') return
      output += `${command}: ${error.message}\n`
      if (!quiet) process.stderr.write(output)
      finish(127)
    })
    child.on('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** `npm start | head` closes the pipe before all is written: nobody reads on, so this ends, and has no error to tell. */
export function exitOnBrokenPipe() {
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
