import { testEverySecondMethod } from './own-methods.ts'

await testEverySecondMethod(1)
