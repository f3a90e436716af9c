// Methods and tasks from a user's files, and every way in which such a file can be wrong.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { UsageError } from '../../../runner/errors.ts'
import { extendRegistry, type Source } from '../../../runner/extensions/extend-registry.ts'
import { loadRegistry } from '../../../runner/registry.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { methodFile, suiteFile, taskFile, write } from '../../helpers/outside-files.ts'

const fileIn = (folder: string, name: string, kind: Source['kind'] = 'file'): Source => ({
  kind,
  specifier: pathToFileURL(join(folder, name)).href,
  name,
})

test('what files bring stands in the registry, in alphabetical order, with where it comes from', async t => {
  const folder = await temporaryFolder(t)
  await write(folder, { 'm.ts': methodFile('mine'), 'bit.ts': taskFile('bit') })
  const own = await loadRegistry()
  const { methods, tasks, outside } = await extendRegistry(own, [fileIn(folder, 'm.ts'), fileIn(folder, 'bit.ts')])
  t.is(methods.get('mine')?.title, 'Drawn mine')
  t.deepEqual([...methods.keys()], [...own.methods.keys(), 'mine'].sort())
  t.deepEqual([...tasks.keys()], [...own.tasks.keys(), 'bit'].sort())
  t.deepEqual(
    [...outside!.methods].map(([id, { file }]) => [id, file]),
    [['mine', 'm.ts']],
  )
  t.deepEqual(
    [...outside!.tasks].map(([id, { file }]) => [id, file]),
    [['bit', 'bit.ts']],
  )
  t.false(own.methods.has('mine'))
})

test('one object that comes twice, by a suite and by its file, is no conflict', async t => {
  const folder = await temporaryFolder(t)
  await write(folder, { 'm.ts': methodFile('mine'), 's.ts': suiteFile('{ method: mine }', "import mine from './m.ts'") })
  const { outside } = await extendRegistry(await loadRegistry(), [fileIn(folder, 's.ts', 'suite'), fileIn(folder, 'm.ts')])
  t.is(outside!.methods.size, 1)
  t.regex(outside!.methods.get('mine')!.file, /m\.ts$/)
})

test('a method that a suite defines itself comes from the suite', async t => {
  const folder = await temporaryFolder(t)
  const own = methodFile('inside').replace('export default', 'const inside =')
  await write(folder, { 's.ts': suiteFile('{ method: inside }', own) })
  const { outside } = await extendRegistry(await loadRegistry(), [fileIn(folder, 's.ts', 'suite')])
  t.regex(outside!.methods.get('inside')!.file, /s\.ts$/)
})

for (const [what, files, args, problems] of [
  [
    'two methods of one id',
    { 'a.ts': methodFile('same'), 'b.ts': methodFile('same') },
    ['a.ts', 'b.ts'],
    [/^Expected each method to have an id of its own, got `same` from `b.ts` and from `a.ts`$/],
  ],
  [
    "an id of lagbench's own",
    { 'a.ts': methodFile('gru') },
    ['a.ts'],
    [/^Expected each method to have an id of its own, got `gru` from `a.ts` and from lagbench itself \(methods\/gru\)$/],
  ],
  [
    'no method',
    { 'a.ts': 'export default 3' },
    ['a.ts'],
    [/^Expected `a.ts` to export a method or a task, got something else; end it with /],
  ],
  [
    'half a method',
    { 'a.ts': 'export default { id: "My method", version: "1", learner: 3 }' },
    ['a.ts'],
    [
      /^Expected `id` to be lower-case words joined by hyphens, got `My method` \(string\); see the method of `a.ts`$/,
      /^Expected `version` to be a whole number, got `1` \(string\); see /,
      /^Expected `title` to be a text, got nothing; see /,
      /^Expected `sources` to be a list of citations, which may be empty, got nothing; see /,
      /^Expected `family` /,
      /^Expected `summary` /,
      /^Expected `complexity` /,
      /^Expected `capabilities` to be an object, got nothing; see /,
      /^Expected `options` to be a zod schema /,
      /^Expected `published` /,
      /^Expected `learner` to be a function, got `3` \(number\); see /,
    ],
  ],
  [
    'an option without a default',
    { 'a.ts': methodFile('aa').replace('.default(3)', '') },
    ['a.ts'],
    [/^Expected each of the `options` to have a default, got none for `range`; add `.default\(...\)` in the method of `a.ts`$/],
  ],
  [
    'a file that throws',
    { 'a.ts': 'const x: number = 1\nthrow new TypeError("no luck")' },
    ['a.ts'],
    [/^Expected the file `a.ts` to load, got TypeError: no luck \(a.ts:2:7\)$/],
  ],
] as const)
  test(`${what}: one clear message for each mistake`, async t => {
    const folder = await temporaryFolder(t)
    await write(folder, files)
    const own = await loadRegistry()
    const sources = args.map(name => fileIn(folder, name))
    const { problems: found } = (await t.throwsAsync(() => extendRegistry(own, sources), { instanceOf: UsageError }))!
    t.is(found.length, problems.length, found.join('\n'))
    for (const [index, problem] of problems.entries()) t.regex(found[index]!, problem)
  })
