import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a command to its end and passes signals to it, so that no child process is left over. At a terminal, Ctrl-C already
 * reaches the child, because it is in the same foreground group.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, signal?: AbortSignal }} [options]
 *   `quiet` collects the output instead of printing it; `signal` stops the command.
 * @returns {Promise<{ code: number, output: string }>} the code after a signal is 128 plus its number, as in a shell.
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

/** Exits without an error when the reader of the output has closed the pipe, as in `npm start | head`. */
export function exitOnBrokenPipe() {
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
