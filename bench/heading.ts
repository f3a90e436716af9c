// What a reader must know of the machine and the programs before any time means something.

import { createRequire } from 'node:module'
import { cpus, loadavg } from 'node:os'

export interface Heading {
  readonly processor: string
  readonly cores: number
  /** Average of the last minute: above the number of cores, others wanted the processor too. */
  readonly load: number
  readonly node: string
  readonly v8: string
  /** Versions of the peers, null where one is not installed. */
  readonly peers: Readonly<Record<string, string | null>>
}

export function heading(): Heading {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    load: loadavg()[0],
    node: process.version,
    v8: process.versions.v8,
    peers: { 'brain.js': installed('brain.js'), 'TensorFlow.js': installed('@tensorflow/tfjs') },
  }
}

function installed(name: string): string | null {
  try {
    return (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version
  } catch {
    return null
  }
}

export function headingText({ processor, cores, load, node, v8, peers }: Heading): string {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version ?? 'not installed'}`)
  return `${processor}, ${cores} cores, load ${load.toFixed(1)}; Node ${node} (V8 ${v8}); ${versions.join(', ')}`
}
