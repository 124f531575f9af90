/** Modules of Python's standard library that a model script may import. */
import type { ModuleValue } from '../../evaluate/values.ts'
import { abcModule, futureModule } from './abc.ts'
import { argparseModule } from './argparse.ts'
import { bisectModule } from './bisect.ts'
import { collectionsModule } from './collections.ts'
import { contextlibModule } from './contextlib.ts'
import { copyModule } from './copy.ts'
import { csvModule } from './csv.ts'
import { dataclassesModule } from './dataclasses.ts'
import { datetimeModule } from './datetime.ts'
import { enumModule } from './enum.ts'
import { functoolsModule } from './functools.ts'
import { gcModule } from './gc.ts'
import { itertoolsModule } from './itertools.ts'
import { jsonModule } from './json.ts'
import { loggingModule } from './logging.ts'
import { mathModule } from './math.ts'
import { concurrentModule, futuresModule } from './processes/futures.ts'
import { joblibModule } from './processes/joblib.ts'
import { multiprocessingModules } from './processes/multiprocessing.ts'
import { pathosModules } from './processes/pathos.ts'
import { queueModule } from './processes/queues.ts'
import { operatorModule } from './operator.ts'
import { osModule, osPath } from './os.ts'
import { pathlibModule } from './pathlib.ts'
import { randomModule } from './random.ts'
import { reModule } from './re.ts'
import { stringModule } from './string.ts'
import { structModule } from './struct.ts'
import { sysModule } from './sys.ts'
import { timeModule } from './time.ts'
import { typesModule } from './types.ts'
import { abcCollections, numbersModule, typingModule } from './typing.ts'
import { warningsModule } from './warnings.ts'

export const pythonModules: readonly ModuleValue[] = [
  abcModule, abcCollections, argparseModule, bisectModule, collectionsModule, loggingModule, datetimeModule, contextlibModule, copyModule, csvModule, dataclassesModule, enumModule, functoolsModule,
  futureModule, gcModule, itertoolsModule, jsonModule, mathModule, numbersModule, operatorModule, osModule, osPath, pathlibModule, randomModule,
  concurrentModule, futuresModule, joblibModule, ...multiprocessingModules, ...pathosModules, queueModule,
  reModule, stringModule, structModule, sysModule, timeModule, typesModule, typingModule, warningsModule,
] // prettier-ignore
