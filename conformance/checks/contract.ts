// The parts of a method are there and of the right type: what every other check relies on.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'

const FAMILIES = ['gradient', 'architecture', 'search', 'probabilistic', 'structure-growing', 'library']
const CAPABILITIES = ['online', 'fixedTrainingSet', 'classificationOnly', 'gradients']

type Part = readonly [name: string, what: string, holds: (value: unknown) => boolean, remedy: string]

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isFunction = (value: unknown): boolean => typeof value === 'function'
const ifThere = (holds: (value: unknown) => boolean) => (value: unknown) => value === undefined || holds(value)

const PARTS: readonly Part[] = [
  [
    'id',
    'words of small letters and digits with hyphens between them',
    value => isText(value) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value as string),
    'name it as its file, as `id: "my-method"`',
  ],
  [
    'version',
    'a whole number of at least 1',
    value => Number.isSafeInteger(value) && (value as number) >= 1,
    'begin with `version: 1`; raise it when any result changes',
  ],
  ['title', 'a text', isText, 'say its name as a report should print it'],
  ['family', `one of ${FAMILIES.join(', ')}`, value => FAMILIES.includes(value as string), 'choose the nearest'],
  [
    'sources',
    'a list of citations',
    Array.isArray,
    'cite the papers it comes from: `sources: [{ key, type, authors, year, title, venue }]`',
  ],
  ['summary', 'a text', isText, 'say in a paragraph what the remedy is and how this file reads its paper'],
  ['complexity', 'a text', isText, 'say what a step costs in time and memory, as `O(W) per step for W weights`'],
  [
    'options',
    'a zod object schema',
    value => isRecord(value) && isFunction(value.safeParse),
    'declare its options: `options: z.strictObject({ ... })`',
  ],
  ['published', 'an object of settings by task id', isRecord, 'where its authors published none, write `published: {}`'],
  ['readings', 'an object of settings by task id, or left out', ifThere(isRecord), 'leave it out'],
  ['learner', 'a function', isFunction, 'make a learner: `learner({ signature, options, streams }) { ... }`'],
  ['skip', 'a function, or left out', ifThere(isFunction), 'leave it out if it meets every task'],
  ['cell', 'a function, or left out', ifThere(isFunction), 'leave it out if there is no cell'],
]

export const contract: Check = {
  id: 'contract',
  title: 'It has all the parts of a method',
  gate: true,
  run({ method }) {
    if (!isRecord(method)) {
      const remedy = 'end the file with `export default defineMethod({ ... })`'
      return { faults: [{ problem: 'It is no method', place: {}, expected: 'an object', got: described(method), remedy }] }
    }
    const given = method as unknown as Readonly<Record<string, unknown>>
    const faults: Fault[] = PARTS.filter(([name, , holds]) => !holds(given[name])).map(([name, expected, , remedy]) => ({
      problem: `Its \`${name}\` is wrong`,
      place: {},
      expected,
      got: described(given[name]),
      remedy,
    }))
    const capabilities = isRecord(given.capabilities) ? given.capabilities : {}
    for (const name of CAPABILITIES)
      if (typeof capabilities[name] !== 'boolean')
        faults.push({
          problem: `Its \`capabilities.${name}\` is wrong`,
          place: {},
          expected: 'true or false',
          got: described(capabilities[name]),
          remedy: `say all of ${CAPABILITIES.join(', ')}`,
        })
    return { faults }
  },
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return `${value}`
  if (typeof value === 'string') return `the text \`${value.slice(0, 60)}\``
  return Array.isArray(value) ? 'a list' : typeof value === 'function' ? 'a function' : `a value of type ${typeof value}`
}
