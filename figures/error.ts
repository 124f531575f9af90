import { UntracedError } from '../diagnostics/index.ts'

/**
 * What a figure cannot be made of: a wrong argument, or something that is not drawn here.
 * The caller turns it into a diagnostic at the place of the call.
 */
export class FigureError extends UntracedError {
  /** Python's name of the exception, `ValueError` for instance; `NotImplementedError` for what is known but not drawn. */
  readonly exception: string
  /** What to write instead, when that is known. */
  readonly help: string | undefined

  constructor(exception: string, message: string, help?: string) {
    super(message)
    this.name = 'FigureError'
    this.exception = exception
    this.help = help
  }
}

/** A wrong value. */
export function valueError(message: string, help?: string): FigureError {
  return new FigureError('ValueError', message, help)
}

/** A value of the wrong kind, or a wrong number of arguments. */
export function typeError(message: string, help?: string): FigureError {
  return new FigureError('TypeError', message, help)
}

/** A name that something has not. */
export function attributeError(message: string): FigureError {
  return new FigureError('AttributeError', message)
}

/** Something matplotlib draws and this does not. */
export function notDrawn(message: string, help?: string): FigureError {
  return new FigureError('NotImplementedError', message, help)
}
