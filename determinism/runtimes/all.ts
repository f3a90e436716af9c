// Everything that the proof asks for, in the order of its table.

import { chromium, firefox } from './browsers.ts'
import { arm32, arm64, emulatedNode, s390x } from './emulated.ts'
import { bun, node } from './packages.ts'
import type { Runtime } from './runtime.ts'

export const runtimes: readonly Runtime[] = [
  node('20.20.2'),
  node('22.23.3'),
  node('24.21.0'),
  node('26.10.0'),
  // Every instruction interpreted, and no WebAssembly.
  node('24.21.0', '--jitless'),
  chromium,
  firefox,
  bun('1.4.5'),
  emulatedNode(arm64, '20.20.2'),
  emulatedNode(arm64, '22.23.3'),
  emulatedNode(arm64, '24.21.0'),
  emulatedNode(arm64, '26.10.0'),
  // The newest that npm has for these two.
  emulatedNode(arm32, '20.11.0'),
  emulatedNode(s390x, '20.11.0'),
]
