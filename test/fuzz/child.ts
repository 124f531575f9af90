/** A process that tries cases, one after the other, and may be killed at any time. */
import { kinds } from './kinds.ts'
import { serve } from './serve.ts'

serve(kinds)
