// Node.js for other processors under QEMU's user mode: other instruction sets, NaN bits and byte orders, other code generators in V8.

import { execa } from 'execa'
import { measureWith, packagedProgram } from './packages.ts'
import { onPath, type Runtime, Unavailable, versionIn } from './runtime.ts'

export interface Processor {
  readonly name: string
  /** Of npm's packages. */
  readonly node: string
  readonly qemu: string
  /** Debian's cross packages put the libraries that Node links with below /usr, in a folder of this name. */
  readonly libraries: string
  /** In the names of Debian's packages. */
  readonly debian: string
}

export const arm64: Processor = {
  name: 'arm64',
  node: 'arm64',
  qemu: 'aarch64',
  libraries: 'aarch64-linux-gnu',
  debian: 'arm64',
}
export const arm32: Processor = {
  name: 'armv7l, 32 bits',
  node: 'armv7l',
  qemu: 'arm',
  libraries: 'arm-linux-gnueabihf',
  debian: 'armhf',
}
export const s390x: Processor = {
  name: 's390x, big-endian',
  node: 's390x',
  qemu: 's390x',
  libraries: 's390x-linux-gnu',
  debian: 's390x',
}

export function emulatedNode({ name, node, qemu: guest, libraries, debian }: Processor, version: string): Runtime {
  const remedy = `(Debian: apt-get install qemu-user-static libstdc++6-${debian}-cross libatomic1-${debian}-cross)`
  return {
    name: 'Node.js under QEMU',
    architecture: name,
    wanted: version,
    async open() {
      const qemu = await onPath(`qemu-${guest}`, `qemu-${guest}-static`)
      if (!qemu) throw new Unavailable(`no qemu-${guest} on the PATH ${remedy}`)
      const program = await packagedProgram(`node-linux-${node}`, version, 'node')
      const command = [qemu, '-L', `/usr/${libraries}`, program] as const
      const { exitCode, stderr } = await execa(command[0], [...command.slice(1), '--version'], { reject: false })
      if (exitCode !== 0) {
        const said = stderr.trim().split('\n').at(-1)?.split(program).pop()?.replace(/^: /, '')
        throw new Unavailable(`it does not start: ${said || 'no message'} ${remedy}`)
      }
      const emulator = await execa(qemu, ['--version'])
      return {
        version: `${version}, QEMU ${versionIn(emulator.stdout)}`,
        run: bundle => measureWith([...command, bundle]),
      }
    },
  }
}
