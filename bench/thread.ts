// Does one workload, or one part of the scaling section, in a thread of its own: there V8 fits its code to this work's shapes alone, and
// nobody pays for what was timed before.

import { parentPort, Worker, workerData } from 'node:worker_threads'

export interface Job {
  readonly section: 'workload' | 'generate' | 'methods' | 'scaling' | 'memory'
  readonly id: string
}

/** Runs a job and gives what it found, or fails as it failed. */
export function inThread<Result>(job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`The thread for '${job.id}' ended with code ${code} and without a result`)))
  })
}

if (parentPort !== null) {
  const { section, id } = workerData as Job
  parentPort.postMessage(await work(section, id))
}

async function work(section: Job['section'], id: string): Promise<unknown> {
  switch (section) {
    case 'workload': {
      const [{ workloads }, { measure }] = await Promise.all([import('./workloads.ts'), import('./measure.ts')])
      return measure(workloads.find(workload => workload.id === id)!)
    }
    case 'generate': {
      const { generate } = await import('./generators.ts')
      return generate(id)
    }
    case 'methods': {
      const { learningCost } = await import('./methods.ts')
      return learningCost(id)
    }
    case 'scaling': {
      const [{ growths }, { grow }] = await Promise.all([import('./scaling.ts'), import('./grow.ts')])
      return grow(growths.find(growth => growth.id === id)!)
    }
    case 'memory': {
      const { passes, watch } = await import('./memory.ts')
      return watch(passes.find(pass => pass.id === id)!)
    }
  }
}
